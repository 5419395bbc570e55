import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Whether a path gives its bytes only once: standard input, a pipe such as that of `<(…)`, a socket. */
export function isReadOnce(path: string, cwd: string): boolean {
  if (path === '-') return true;
  const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}
