import type { Stats } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isNativeError } from 'node:util/types';

/**
 * Makes a folder, and those around it. Node's own recursion never ends where a folder is there and takes no entries, as
 * those of `/proc`.
 * @param mode of what is made
 * @throws whatever `node:fs` throws
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  if ((await statsOf(folder)) !== null) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder), mode);
  await mkdir(folder, mode).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error; // another run may have made it
  });
}

/** `null`: nothing is there. */
export async function statsOf(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    if (isAbsent(error)) return null;
    throw error;
  });
}

export function isAbsent(error: unknown): boolean {
  return isNativeError(error) && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
