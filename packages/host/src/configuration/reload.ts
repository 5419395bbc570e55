import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { inheritQueries } from '../../import-file.cjs';

let reloads = 0;

/** What to import files with, so that they are as they were when modules were last forgotten. */
export function reloadQuery(): string {
  return reloads === 0 ? '' : `?reload=${reloads}`;
}

/** From now on programs are imported anew, with what lies in these folders; what they take from other packages is not. */
export function forgetModules(folders: readonly string[]): void {
  if (reloads === 0) inheritQueries();
  reloads++;
  for (const folder of folders) {
    const { cache } = createRequire(join(folder, 'any')); // that of all modules in CommonJS
    for (const file of Object.keys(cache)) if (isWithin(folder, file)) Reflect.deleteProperty(cache, file);
  }
}

/** Whether a file is one of a package, and not of what is installed in that. */
export function isWithin(folder: string, file: string): boolean {
  return file.startsWith(folder + sep) && !file.slice(folder.length).includes(`${sep}node_modules${sep}`);
}
