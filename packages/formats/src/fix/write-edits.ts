import { randomUUID } from 'node:crypto';
import { chmod, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SizeBudget } from '../bytes/size-budget.js';
import type { Edit } from './apply-edits.js';
import { editBytes } from './edit-bytes.js';

/**
 * Makes edits in a file, by writing a new one beside it and renaming that, so that nobody ever sees half a file.
 * @param file the outermost file, as reports call it
 * @param edits by path inside the file, see `editBytes`
 * @throws InputError when the file is no longer what the edits were made for, and whatever `node:fs` throws
 */
export async function writeEdits(
  file: string,
  edits: ReadonlyMap<string, readonly Edit[]>,
  { cwd, maxInputSize }: { readonly cwd: string; readonly maxInputSize: number },
): Promise<void> {
  const path = resolve(cwd, file);
  const bytes = await readFile(path);
  const edited = await editBytes(bytes, edits, new SizeBudget(maxInputSize));
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, edited, { flag: 'wx' });
    await chmod(beside, (await stat(path)).mode);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
