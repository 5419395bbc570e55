import { isNativeError } from 'node:util/types';
import { inflateRawSync } from 'node:zlib';
import { InputError } from './input-error.js';
import { isOutside, type ArchiveEntry } from './archive-entry.js';
import type { SizeBudget } from './size-budget.js';

/**
 * Microsoft's cabinet format, in which packages ship solutions: [MS-CAB], without LZX and Quantum, and without
 * cabinets that go on in another file. No maintained library of pure JavaScript reads it.
 */

const HAS_PREVIOUS = 1;
const HAS_NEXT = 2;
const HAS_RESERVE = 4;
const NAME_IS_UTF8 = 0x80;
/** A file that begins or ends in another cabinet. */
const CONTINUED = 0xfffd;
const STORED = 0;
const MSZIP = 1;
const LZX = 3;
/** What a block of data inflates to at most, and how far back it may refer. */
const BLOCK_LIMIT = 0x8000;

/** What several files are compressed together in, as one stream. */
interface Folder {
  /** Where its blocks begin. */
  readonly offset: number;
  readonly blocks: number;
  readonly method: number;
  /** Bytes in front of the data of each block that are not told of. */
  readonly blockReserve: number;
  content: Buffer | null;
}

/**
 * The files of a cabinet, by path. Nothing is inflated yet.
 * @throws InputError when it is no whole cabinet
 */
export function openCabinet(bytes: Uint8Array, budget: SizeBudget): ArchiveEntry[] {
  const cabinet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return reading(() => filesOf(cabinet, budget));
}

function filesOf(cabinet: Buffer, budget: SizeBudget): ArchiveEntry[] {
  const flags = cabinet.readUInt16LE(30);
  if ((flags & (HAS_PREVIOUS | HAS_NEXT)) !== 0) {
    throw new InputError('is one of several cabinets that belong together; unpack them and give the folder');
  }
  const hasReserve = (flags & HAS_RESERVE) !== 0;
  const folderReserve = hasReserve ? cabinet.readUInt8(38) : 0;
  const blockReserve = hasReserve ? cabinet.readUInt8(39) : 0;
  const foldersAt = 36 + (hasReserve ? 4 + cabinet.readUInt16LE(36) : 0);
  const folders = Array.from({ length: cabinet.readUInt16LE(26) }, (_, i): Folder => {
    const at = foldersAt + i * (8 + folderReserve);
    return {
      offset: cabinet.readUInt32LE(at),
      blocks: cabinet.readUInt16LE(at + 4),
      method: cabinet.readUInt16LE(at + 6) & 0xf,
      blockReserve,
      content: null,
    };
  });
  const foreign = folders.find(({ method }) => method !== STORED && method !== MSZIP);
  if (foreign) {
    const name = foreign.method === LZX ? 'LZX' : 'Quantum';
    const reason = `is a cabinet compressed with ${name}, which dipv does not read: unpack it (on Windows: expand -F:* package.cab folder) and give the folder`;
    throw new InputError(reason);
  }
  budget.takeEntries(cabinet.readUInt16LE(28));
  const entries: ArchiveEntry[] = [];
  let at = cabinet.readUInt32LE(16);
  for (let files = cabinet.readUInt16LE(28); files > 0; files--) {
    const size = cabinet.readUInt32LE(at);
    const start = cabinet.readUInt32LE(at + 4);
    const index = cabinet.readUInt16LE(at + 8);
    const nameEnd = cabinet.indexOf(0, at + 16);
    if (nameEnd === -1) throw new RangeError('a name does not end');
    const isUtf8 = (cabinet.readUInt16LE(at + 14) & NAME_IS_UTF8) !== 0;
    const path = cabinet.toString(isUtf8 ? 'utf8' : 'latin1', at + 16, nameEnd).replaceAll('\\', '/');
    const folder = folders[index];
    if (index >= CONTINUED || folder === undefined) throw new RangeError(`${path} is in no folder`);
    entries.push({
      path,
      isOutside: isOutside(path),
      read: (again = budget) =>
        Promise.resolve().then(() =>
          reading(() => {
            folder.content ??= inflateFolder(cabinet, folder, again);
            if (start + size > folder.content.length) throw new RangeError(`${path} has not the size that it claims`);
            return folder.content.subarray(start, start + size);
          }),
        ),
    });
    at = nameEnd + 1;
  }
  return entries;
}

function inflateFolder(cabinet: Buffer, folder: Folder, budget: SizeBudget): Buffer {
  const blocks: Buffer[] = [];
  let window: Buffer = Buffer.alloc(0);
  let at = folder.offset;
  for (let i = 0; i < folder.blocks; i++) {
    const size = cabinet.readUInt16LE(at + 6);
    const from = at + 8 + folder.blockReserve;
    const end = from + cabinet.readUInt16LE(at + 4);
    if (end > cabinet.length || size > BLOCK_LIMIT) throw new RangeError('a block goes beyond its end');
    const data = cabinet.subarray(from, end);
    checkSum(cabinet.subarray(at, at + 8), data);
    budget.take(size);
    const content = folder.method === STORED ? data : inflateBlock(data, window);
    if (content.length !== size) throw new RangeError('a block has not the size that it claims');
    blocks.push(content);
    window = Buffer.concat([window, content]).subarray(-BLOCK_LIMIT);
    at = end;
  }
  return Buffer.concat(blocks);
}

function inflateBlock(data: Buffer, dictionary: Buffer): Buffer {
  if (data.toString('latin1', 0, 2) !== 'CK') throw new RangeError('a block is no MSZIP');
  const options = dictionary.length > 0 ? { dictionary } : {};
  return inflateRawSync(data.subarray(2), { ...options, maxOutputLength: BLOCK_LIMIT });
}

/** The exclusive or of a block's 32-bit words, the last bytes highest first; 0: none is told. */
function checkSum(head: Buffer, data: Buffer): void {
  const told = head.readUInt32LE(0);
  if (told === 0) return;
  let sum = head.readUInt32LE(4);
  const whole = data.length - (data.length % 4);
  for (let i = 0; i < whole; i += 4) sum ^= data.readUInt32LE(i);
  let rest = 0;
  for (const byte of data.subarray(whole)) rest = (rest << 8) | byte;
  if ((sum ^ rest) >>> 0 !== told) throw new InputError('is damaged: the checksum of a block differs');
}

/** Node tells what is wrong with bytes by plain errors. */
/** Reading at a place that the file does not have. */
const BEYOND_END: ReadonlySet<unknown> = new Set(['ERR_OUT_OF_RANGE', 'ERR_BUFFER_OUT_OF_BOUNDS']);

function reading<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError || !isNativeError(error)) throw error;
    const isBeyondEnd = 'code' in error && BEYOND_END.has(error.code);
    const fault = isBeyondEnd ? 'it is cut off, or damaged; get it once more' : error.message;
    throw new InputError(`is no readable cabinet: ${fault}`);
  }
}
