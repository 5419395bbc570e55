import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { ownFile } from './own-file.js';

/** For a program that comes without files, such as a single executable. */
const ADDRESS = 'https://github.com/dipv/dipv/blob/main';

/**
 * Where a file that comes with the program is, as a person can open it from here: in the nearest folder above this
 * code that has it. An installed package has it inside, a clone of the repository at its root. Where none has it, its address.
 * @param path from the root, such as `docs/guides/metadata.md`
 */
export function shippedFile(path: string): string {
  let folder = dirname(ownFile());
  while (!existsSync(join(folder, path))) {
    const above = dirname(folder);
    if (above === folder) return `${ADDRESS}/${path}`;
    folder = above;
  }
  const file = join(folder, path);
  const near = relative(process.cwd(), file);
  return near.startsWith('..') || isAbsolute(near) ? file : near;
}
