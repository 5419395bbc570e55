import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

/** The packages, as paths from the root. Git leaves the folder of one that another branch has, with what was built there. */
export function packageFolders(root = ROOT) {
  return readdirSync(join(root, 'packages'))
    .map((name) => `packages/${name}`)
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}
