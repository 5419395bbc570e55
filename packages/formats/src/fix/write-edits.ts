import { createHash } from 'node:crypto';
import { access, constants, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SizeBudget } from '../bytes/size-budget.js';
import { InputError } from '../bytes/input-error.js';
import { writeWhole } from '../bytes/write-whole.js';
import { editBytes, type EditsByPath } from './edit-bytes.js';

/**
 * Makes edits in a file, of which nobody ever sees half.
 * @param path of a file, and of no link to one
 * @param edits by path inside the file, see `editBytes`
 * @param hash SHA-256 of the file as it was checked, in hexadecimal; `null`: it was no file that can be read again
 * @throws InputError when the file is no longer what the edits were made for, or is not to be written, and whatever
 * `node:fs` throws
 */
export async function writeEdits(
  path: string,
  edits: EditsByPath,
  { maxInputSize, hash }: { readonly maxInputSize: number; readonly hash: string | null },
): Promise<void> {
  if (hash === null) throw new InputError('is no file that could be written anew');
  await checkWritable(path);
  const bytes = await readUnchanged(path, hash);
  const edited = await editBytes(bytes, edits, new SizeBudget(maxInputSize));
  await writeWhole(path, [edited], async () => {
    await readUnchanged(path, hash);
  });
}

/** The system would let anybody who may write into the folder put another file in the place of a read-only one. */
async function checkWritable(path: string): Promise<void> {
  if (!(await isWritable(path))) throw new InputError('is read-only');
  if (!(await isWritable(dirname(path)))) {
    throw new InputError('stands in a folder that is read-only, and its new version is written beside it');
  }
}

function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function readUnchanged(path: string, hash: string): Promise<Uint8Array> {
  const bytes = await readFile(path);
  if (hashOf(bytes) !== hash) throw new InputError('has changed since it was checked; run again');
  return bytes;
}

/** SHA-256 in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
