import { displayPath } from '@dipv/formats';
import { note } from '../output/note.js';
import type { Configuration } from './load-configuration.js';

/** Tells of configuration files that count for nothing here, or nobody would know why. */
export function tellOfForeign({ foreign }: Configuration, cwd: string): void {
  for (const file of foreign) {
    note(`${displayPath(file, cwd)} belongs to another user and is not used; name it with --config to use it`);
  }
}
