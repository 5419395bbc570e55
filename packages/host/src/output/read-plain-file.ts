import { readFile, stat } from 'node:fs/promises';

/**
 * The text of a file in UTF-8.
 * @throws for what is no file, and whatever `node:fs` throws
 */
export async function readPlainFile(path: string): Promise<string> {
  await checkPlainFile(path);
  return readFile(path, 'utf8');
}

/** @throws for what is no file, and whatever `node:fs` throws */
export async function checkPlainFile(path: string): Promise<void> {
  const stats = await stat(path);
  if (!stats.isFile()) throw new Error(stats.isDirectory() ? 'it is a folder' : 'it is no file, and may never end');
}
