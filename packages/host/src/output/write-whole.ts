import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all, also where the process is ended, and makes its folder. What is no plain file, such
 * as `/dev/stderr` or a pipe, is written to: another must not take its place.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const isOther = await stat(path).then(
    (stats) => !stats.isFile(),
    () => false,
  );
  if (isOther) return writeFile(path, text);
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, { fsync: false }); // a report can be made again after a power cut
}
