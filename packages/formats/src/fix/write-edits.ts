import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SizeBudget } from '../bytes/size-budget.js';
import { InputError } from '../bytes/input-error.js';
import { writeWhole } from '../bytes/write-whole.js';
import type { Edit } from './apply-edits.js';
import { editBytes } from './edit-bytes.js';

/**
 * Makes edits in a file, of which nobody ever sees half.
 * @param file the outermost file, as reports call it
 * @param edits by path inside the file, see `editBytes`
 * @param hash SHA-256 of the file as it was checked, in hexadecimal
 * @throws InputError when the file is no longer what the edits were made for, and whatever `node:fs` throws
 */
export async function writeEdits(
  file: string,
  edits: ReadonlyMap<string, readonly Edit[]>,
  { cwd, maxInputSize, hash }: { readonly cwd: string; readonly maxInputSize: number; readonly hash: string },
): Promise<void> {
  const path = resolve(cwd, file);
  const bytes = await readUnchanged(path, hash);
  const edited = await editBytes(bytes, edits, new SizeBudget(maxInputSize));
  await writeWhole(path, [edited], async () => {
    await readUnchanged(path, hash);
  });
}

async function readUnchanged(path: string, hash: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (hashOf(bytes) !== hash) throw new InputError('it has changed since it was checked; run again');
  return bytes;
}

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
