import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';

/**
 * Where a file that comes with dipv is, as a person can open it from here. An installed package has it inside, a clone
 * of the repository at its root; the bundle is in `dist` of the package either way.
 * @param path from the root, such as `docs/guides/metadata.md`
 */
export function shippedFile(path: string): string {
  const inside = join(__dirname, '..', path);
  const file = existsSync(inside) ? inside : join(__dirname, '../../..', path);
  const near = relative(process.cwd(), file);
  return near.startsWith('..') || isAbsolute(near) ? file : near;
}
