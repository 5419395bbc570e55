import { isNativeError } from 'node:util/types';
import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { inflateRaw } from './inflate-raw.js';
import { InputError } from './input-error.js';
import { entriesOf, openZip } from './open-zip.js';
import { isOutside, type ArchiveEntry } from './archive-entry.js';
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
 * @throws InputError when it is no whole archive
 */
export async function openArchive(bytes: Uint8Array, budget: SizeBudget): Promise<readonly ArchiveEntry[]> {
  const entries = isCabinet(bytes)
    ? (await import('./cabinet.js')).openCabinet(bytes, budget)
    : await filesOfZip(bytes, budget);
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function filesOfZip(bytes: Uint8Array, budget: SizeBudget): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const zip = await unzipping(() => openZip(archive));
  budget.takeEntries(zip.entryCount);
  await unzipping(async () => {
    for await (const entry of entriesOf(zip)) {
      const { fileName: path } = entry;
      if (path.endsWith('/') && !isOutside(path)) continue;
      forgetTexts(entry);
      const read = (again = budget): Promise<Uint8Array> => contentOf(archive, zip, entry, again);
      entries.push({ path, isOutside: isOutside(path), read });
    }
  });
  return entries;
}

const NOTHING = Buffer.alloc(0);

/** Buffers weigh more than all else of an entry, and there may be a million entries. */
function forgetTexts(entry: Entry): void {
  entry.fileNameRaw = entry.extraFieldRaw = entry.fileCommentRaw = NOTHING;
  entry.fileName = entry.fileComment = entry.comment = '';
  entry.extraFields = [];
}

async function contentOf(archive: Buffer, zip: ZipFile, entry: Entry, budget: SizeBudget): Promise<Uint8Array> {
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK) {
    throw new InputError('is a symbolic link, and dipv follows none in archives');
  }
  if (entry.isEncrypted()) throw new InputError('is encrypted; supply it without a password');
  if (!entry.canDecodeFileData()) {
    const method = entry.compressionMethod;
    throw new InputError(
      `is compressed in a way that dipv does not read (method ${method}); zip it again with Deflate`,
    );
  }
  const { fileDataStart } = await unzipping(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
  const data = archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  const { uncompressedSize: size } = entry;
  const content = await unzipping(() => inflate(data, { size, isCompressed: entry.isCompressed() }, budget));
  if (crc32(content) !== entry.crc32) throw new InputError('is damaged: its checksum in the archive differs');
  return content;
}

/** What a byte inflates to at most. A size beyond that is a lie, for which no memory is set aside. */
const DEFLATE_RATIO = 1032;

/** Of a lying size nothing is inflated, or no more than what is claimed. */
async function inflate(
  data: Buffer,
  { size, isCompressed }: { readonly size: number; readonly isCompressed: boolean },
  budget: SizeBudget,
): Promise<Uint8Array> {
  if (isCompressed ? size > data.length * DEFLATE_RATIO : size !== data.length) throw wrongSize();
  budget.take(size);
  if (!isCompressed) return data;
  const content = await inflateRaw(data, size);
  if (content.length !== size) throw wrongSize();
  return content;
}

function wrongSize(): InputError {
  return new InputError('is no readable zip archive: it is not as long as the archive says');
}

/** yauzl and zlib tell what is wrong with an archive by plain errors. */
async function unzipping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError || !isNativeError(error)) throw error;
    if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw wrongSize();
    throw new InputError(`is no readable zip archive: ${error.message}`);
  }
}
