import { openArchive } from '../bytes/archive.js';
import type { ArchiveEntry } from '../bytes/archive-entry.js';
import { byEntry } from '../bytes/by-entry.js';
import { decodeText, encodeLike } from '../bytes/decode-text.js';
import { InputError } from '../bytes/input-error.js';
import { replaceInArchive, severalOf } from '../bytes/replace-in-archive.js';
import type { SizeBudget } from '../bytes/size-budget.js';
import { applyEdits, type Edit } from './apply-edits.js';

/** Edits by the path inside a file: none for the file itself, `customizations.xml` in an archive. */
export type EditsByPath = ReadonlyMap<string, readonly Edit[]>;

/**
 * The bytes of a file with the edits made in it, in the file's own encoding, or in files inside it.
 * @throws InputError when the file is no longer what the edits were made for, or cannot be changed in places alone
 */
export async function editBytes(bytes: Uint8Array, edits: EditsByPath, budget: SizeBudget): Promise<Uint8Array> {
  const own = edits.get('');
  if (own !== undefined) return encodeLike(bytes, applyEdits(decodeText(bytes), own));
  const entries = new Map<string, ArchiveEntry[]>();
  for (const entry of await openArchive(bytes, budget)) {
    const sameName = entries.get(entry.path);
    if (sameName === undefined) entries.set(entry.path, [entry]);
    else sameName.push(entry);
  }
  const replaced = new Map<string, Uint8Array>();
  for (const [path, inside] of byEntry(edits, entries)) {
    const [entry, ...others] = entries.get(path) ?? [];
    if (entry === undefined) throw new InputError('has changed since it was read; run again');
    if (others.length > 0) throw severalOf(path);
    replaced.set(path, await editBytes(await entry.read(), inside, budget));
  }
  return replaceInArchive(bytes, replaced);
}
