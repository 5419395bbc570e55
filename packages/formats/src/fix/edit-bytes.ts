import { decodeText, encodeLike } from '../bytes/decode-text.js';
import { openArchive } from '../bytes/archive.js';
import { replaceInArchive } from '../bytes/replace-in-archive.js';
import type { SizeBudget } from '../bytes/size-budget.js';
import { InputError } from '../bytes/input-error.js';
import { applyEdits, type Edit } from './apply-edits.js';

/**
 * The bytes of a file with the edits made in it, in the file's own encoding, or in files inside it.
 * @param edits by path inside the file: none for the file itself, `customizations.xml` in an archive
 * @throws InputError when the file is no longer what the edits were made for
 */
export async function editBytes(
  bytes: Uint8Array,
  edits: ReadonlyMap<string, readonly Edit[]>,
  budget: SizeBudget,
): Promise<Uint8Array> {
  const own = edits.get('');
  if (own !== undefined) return encodeLike(bytes, applyEdits(decodeText(bytes), own));
  const byEntry = new Map<string, Map<string, readonly Edit[]>>();
  for (const [path, changes] of edits) {
    const [entry = '', ...inner] = path.split('!/');
    byEntry.set(entry, (byEntry.get(entry) ?? new Map()).set(inner.join('!/'), changes));
  }
  const replaced = new Map<string, Uint8Array>();
  for (const entry of await openArchive(bytes, budget)) {
    const inside = byEntry.get(entry.path);
    if (inside !== undefined) replaced.set(entry.path, await editBytes(await entry.read(), inside, budget));
  }
  if (replaced.size < byEntry.size) throw new InputError('has changed since it was read; run again');
  return replaceInArchive(bytes, replaced, budget);
}
