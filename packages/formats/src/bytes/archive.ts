import { isNativeError } from 'node:util/types';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { InputError } from './input-error.js';
import type { ArchiveEntry } from './archive-entry.js';
import { collectSized } from './collect.js';
import type { SizeBudget } from './size-budget.js';

const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** Whether bytes begin like a zip archive or a cabinet. */
export function isArchive(bytes: Uint8Array): boolean {
  // "PK" and a local file header, or the end record of an empty archive
  const isZip = startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);
  return isZip || isCabinet(bytes);
}

/** `MSCF` */
export function isCabinet(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x4d, 0x53, 0x43, 0x46);
}

function startsWith(bytes: Uint8Array, ...first: readonly number[]): boolean {
  return first.every((byte, i) => bytes[i] === byte);
}

/**
 * The files of an archive, by path. Nothing is inflated yet.
 * @throws InputError when it is no whole archive, or holds a path that climbs out of it, or a symbolic link
 */
export async function openArchive(bytes: Uint8Array, budget: SizeBudget): Promise<readonly ArchiveEntry[]> {
  const entries = isCabinet(bytes)
    ? (await import('./cabinet.js')).openCabinet(bytes, budget)
    : await openZip(bytes, budget);
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function openZip(bytes: Uint8Array, budget: SizeBudget): Promise<ArchiveEntry[]> {
  const { fromBufferPromise } = await import('yauzl'); // most runs see no archive
  const entries: ArchiveEntry[] = [];
  const zip = await unzipping(() => fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));
  await unzipping(async () => {
    for await (const entry of zip.eachEntry()) {
      if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
        throw new InputError(`holds a symbolic link (${entry.fileName}); dipv follows none`);
      }
      if (!entry.fileName.endsWith('/'))
        entries.push({ path: entry.fileName, read: (again = budget) => inflate(zip, entry, again) });
    }
  });
  return entries;
}

async function inflate(zip: ZipFile, entry: Entry, budget: SizeBudget): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new InputError('is encrypted; supply it without a password');
  const { uncompressedSize } = entry; // yauzl refuses content of another size
  const bytes = await unzipping(async () =>
    collectSized(await zip.openReadStreamPromise(entry), uncompressedSize, budget),
  );
  if (crc32(bytes) !== entry.crc32) throw new InputError('is damaged: its checksum in the archive differs'); // yauzl does not look
  return bytes;
}

/** yauzl and zlib tell what is wrong with an archive by plain errors. */
async function unzipping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError || !isNativeError(error)) throw error;
    throw new InputError(`is no readable zip archive: ${error.message}`);
  }
}
