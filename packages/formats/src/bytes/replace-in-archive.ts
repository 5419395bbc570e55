import { crc32, deflateRawSync } from 'node:zlib';
import type { Entry } from 'yauzl';
import { isCabinet } from './archive.js';
import { InputError } from './input-error.js';
import { entriesOf, openZip } from './open-zip.js';

/**
 * Entries of a zip are exchanged by splicing: all bytes in front of an entry, between entries and behind the last one are
 * copied, and nothing but the offsets in the central directory follows. No library copies what it does not understand
 * (docs/decisions/69). APPNOTE.TXT, version 6.3.10, calls the parts as here.
 */

const LOCAL_HEADER = { length: 30, crc: 14, compressed: 18, uncompressed: 22, nameLength: 26, extraLength: 28 };
const RECORD = { length: 46, crc: 16, compressed: 20, uncompressed: 24, offset: 42 };
const END = { length: 22, directoryOffset: 16 };
const ZIP64_END = { directoryOffset: 48 };
const ZIP64_LOCATOR = { length: 20, signature: 0x07064b50, endOffset: 8 };
const LOCAL_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const HAS_DESCRIPTOR = 8;
const DEFLATE = 8;
const ZIP64_FIELD = 1;
/** The value of a field whose true one stands in the zip64 extra field. */
const ELSEWHERE = 0xffffffff;

/** An entry of the central directory, and where its record stands. */
interface Listed {
  readonly entry: Entry;
  readonly at: number;
}

interface Directory {
  readonly listed: readonly Listed[];
  readonly start: number;
  /** The end record, which the archive's comment follows. */
  readonly end: number;
  /** The end record of zip64, and what tells its place. */
  readonly zip64: { readonly end: number; readonly locator: number } | null;
}

/** What is told of an entry's content. */
interface Told {
  readonly crc: number;
  readonly compressed: number;
  readonly uncompressed: number;
}

/** An entry's bytes: header, data and what follows the data. */
interface Extent {
  readonly start: number;
  readonly data: number;
  readonly dataEnd: number;
  readonly end: number;
}

interface Replacement {
  readonly listed: Listed;
  readonly extent: Extent;
  readonly bytes: Buffer;
  readonly told: Told;
}

/**
 * The archive with other contents for some of its files. Every other byte stays, but offsets of what moves.
 * @throws InputError on a cabinet, and on a zip in which the files cannot be told apart from their neighbours
 */
export async function replaceInArchive(
  bytes: Uint8Array,
  replaced: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  if (isCabinet(bytes)) throw new InputError('is a cabinet, into which dipv does not write; unpack it');
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const directory = await directoryOf(archive);
  const byOffset = [...directory.listed].sort((a, b) => offsetOf(a) - offsetOf(b));
  const seen = new Set<string>();
  const replacements: Replacement[] = [];
  let free = 0;
  byOffset.forEach((listed, i) => {
    const { fileName } = listed.entry;
    const content = replaced.get(fileName);
    if (content === undefined) {
      free = Math.max(free, endOfNeighbour(archive, listed));
      return;
    }
    if (seen.has(fileName)) throw severalOf(fileName);
    seen.add(fileName);
    const extent = extentOf(archive, listed.entry);
    const next = byOffset[i + 1];
    const limit = next === undefined ? directory.start : Math.min(offsetOf(next), directory.start);
    if (extent.start < free || extent.end > limit) {
      throw new InputError(`holds files that lie over each other (${fileName}); zip them again`);
    }
    free = extent.end;
    replacements.push(replacementOf(archive, listed, extent, content));
  });
  return splice(archive, directory, byOffset, replacements);
}

/** Why nothing is written where two entries have one name. */
export function severalOf(name: string): InputError {
  return new InputError(`holds several files named ${name}, and not every program takes the same one; leave only one`);
}

async function directoryOf(archive: Buffer): Promise<Directory> {
  const zip = await openZip(archive);
  const end = archive.length - END.length - zip.comment.length; // one character a byte, and nothing behind it
  const locator = end - ZIP64_LOCATOR.length;
  const isZip64 = locator >= 0 && archive.readUInt32LE(locator) === ZIP64_LOCATOR.signature;
  const zip64 = isZip64 ? { locator, end: readWide(archive, locator + ZIP64_LOCATOR.endOffset) } : null;
  const start =
    zip64 === null
      ? archive.readUInt32LE(end + END.directoryOffset)
      : readWide(archive, zip64.end + ZIP64_END.directoryOffset);
  const listed: Listed[] = [];
  let at = start;
  for await (const entry of entriesOf(zip)) {
    listed.push({ entry, at });
    at += RECORD.length + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
  }
  if (at > (zip64?.end ?? end)) throw new InputError('is no sound zip archive: its parts lie over each other');
  return { listed, start, end, zip64 };
}

function offsetOf({ entry }: Listed): number {
  return entry.relativeOffsetOfLocalHeader;
}

/** Where a neighbour ends, without what may follow its data; one that is damaged is left as it is as well. */
function endOfNeighbour(archive: Buffer, listed: Listed): number {
  const start = offsetOf(listed);
  if (start + LOCAL_HEADER.length > archive.length || archive.readUInt32LE(start) !== LOCAL_SIGNATURE) return start + 1;
  return dataOf(archive, start) + listed.entry.compressedSize;
}

function dataOf(archive: Buffer, start: number): number {
  const names =
    archive.readUInt16LE(start + LOCAL_HEADER.nameLength) + archive.readUInt16LE(start + LOCAL_HEADER.extraLength);
  return start + LOCAL_HEADER.length + names;
}

function extentOf(archive: Buffer, entry: Entry): Extent {
  const start = entry.relativeOffsetOfLocalHeader;
  const data = dataOf(archive, start);
  const dataEnd = data + entry.compressedSize;
  const hasDescriptor = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;
  return {
    start,
    data,
    dataEnd,
    end: hasDescriptor ? dataEnd + descriptorOf(archive, dataEnd, entry).length : dataEnd,
  };
}

/** The data descriptor at a place: with or without a signature, with sizes of 4 or 8 bytes, which nothing tells. */
function descriptorOf(archive: Buffer, at: number, entry: Entry): Buffer {
  for (const [signed, wide] of FORMS) {
    const descriptor = writeDescriptor(toldOf(entry), signed, wide);
    if (archive.subarray(at, at + descriptor.length).equals(descriptor)) return descriptor;
  }
  throw new InputError(`does not tell where ${entry.fileName} ends; zip it again`);
}

const FORMS: readonly (readonly [signed: boolean, wide: boolean])[] = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
];

function writeDescriptor({ crc, compressed, uncompressed }: Told, signed: boolean, wide: boolean): Buffer {
  const descriptor = Buffer.alloc((signed ? 8 : 4) + (wide ? 16 : 8));
  if (signed) descriptor.writeUInt32LE(DESCRIPTOR_SIGNATURE);
  const at = signed ? 4 : 0;
  descriptor.writeUInt32LE(crc, at);
  write(descriptor, { at: at + 4, wide }, compressed);
  write(descriptor, { at: at + (wide ? 12 : 8), wide }, uncompressed);
  return descriptor;
}

function toldOf({ crc32: crc, compressedSize, uncompressedSize }: Entry): Told {
  return { crc, compressed: compressedSize, uncompressed: uncompressedSize };
}

function replacementOf(archive: Buffer, listed: Listed, extent: Extent, content: Uint8Array): Replacement {
  const { entry } = listed;
  const data = entry.compressionMethod === DEFLATE ? deflateRawSync(content) : Buffer.from(content);
  const told = { crc: crc32(content), compressed: data.length, uncompressed: content.length };
  const header = Buffer.from(archive.subarray(extent.start, extent.data));
  patchLocalHeader(header, entry, told);
  const old = archive.subarray(extent.dataEnd, extent.end);
  const descriptor =
    old.length === 0 ? old : writeDescriptor(told, old.length === 16 || old.length === 24, old.length >= 20);
  return { listed, extent, bytes: Buffer.concat([header, data, descriptor]), told };
}

/** Where a descriptor follows, the header may leave it to tell. */
function patchLocalHeader(header: Buffer, entry: Entry, told: Told): void {
  const fields = [LOCAL_HEADER.uncompressed, LOCAL_HEADER.compressed];
  const extra = LOCAL_HEADER.length + header.readUInt16LE(LOCAL_HEADER.nameLength);
  const [uncompressed, compressed] = placesOf(header, fields, extra, header.length);
  const old = toldOf(entry);
  const isLeftOut = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;
  const numbers: readonly (readonly [NumberPlace | undefined, number, number])[] = [
    [{ at: LOCAL_HEADER.crc, wide: false }, old.crc, told.crc],
    [compressed, old.compressed, told.compressed],
    [uncompressed, old.uncompressed, told.uncompressed],
  ];
  for (const [place, before, after] of numbers) {
    const found = place === undefined ? null : read(header, place);
    if (isLeftOut && found === 0) continue;
    if (place !== undefined && found === before) write(header, place, after);
    else {
      throw new InputError(`tells two things of ${entry.fileName}, in front of it and in its directory; zip it again`);
    }
  }
}

/** A number in a header, of 8 bytes where it is wide, else of 4. */
interface NumberPlace {
  readonly at: number;
  readonly wide: boolean;
}

/**
 * Where fields of a header really stand: those that say so in the zip64 extra field, one after the other.
 * @param fields in the order of that extra field: uncompressed size, compressed size, offset
 */
function placesOf(
  header: Buffer,
  fields: readonly number[],
  extra: number,
  extraEnd: number,
): (NumberPlace | undefined)[] {
  let wideAt = zip64FieldAt(header, extra, extraEnd);
  return fields.map((at) => {
    if (header.readUInt32LE(at) !== ELSEWHERE) return { at, wide: false };
    if (wideAt === null) return undefined;
    wideAt += 8;
    return { at: wideAt - 8, wide: true };
  });
}

function zip64FieldAt(header: Buffer, extra: number, extraEnd: number): number | null {
  for (let at = extra; at + 4 <= extraEnd; at += 4 + header.readUInt16LE(at + 2)) {
    if (header.readUInt16LE(at) === ZIP64_FIELD) return at + 4;
  }
  return null;
}

function splice(
  archive: Buffer,
  directory: Directory,
  byOffset: readonly Listed[],
  replacements: readonly Replacement[],
): Uint8Array {
  const pieces: Buffer[] = [];
  let copied = 0;
  for (const { extent, bytes } of replacements) {
    pieces.push(archive.subarray(copied, extent.start), bytes);
    copied = extent.end;
  }
  pieces.push(archive.subarray(copied, directory.start));
  const tail = Buffer.from(archive.subarray(directory.start));
  const moved = patchRecords(tail, directory, byOffset, replacements);
  patchEnd(tail, directory, moved);
  return Buffer.concat([...pieces, tail]);
}

/** @returns how many bytes what follows all entries moves */
function patchRecords(
  tail: Buffer,
  { start }: Directory,
  byOffset: readonly Listed[],
  replacements: readonly Replacement[],
): number {
  const replacementOfRecord = new Map(replacements.map((replacement) => [replacement.listed, replacement]));
  let moved = 0;
  for (const listed of byOffset) {
    const { entry } = listed;
    const at = listed.at - start;
    const extra = at + RECORD.length + entry.fileNameLength;
    const fields = [at + RECORD.uncompressed, at + RECORD.compressed, at + RECORD.offset];
    const [uncompressed, compressed, offset] = placesOf(tail, fields, extra, extra + entry.extraFieldLength);
    if (offsetOf(listed) < start && moved !== 0 && offset !== undefined) write(tail, offset, offsetOf(listed) + moved);
    const replacement = replacementOfRecord.get(listed);
    if (replacement === undefined) continue;
    const { told, extent, bytes } = replacement;
    tail.writeUInt32LE(told.crc, at + RECORD.crc);
    if (compressed !== undefined) write(tail, compressed, told.compressed);
    if (uncompressed !== undefined) write(tail, uncompressed, told.uncompressed);
    moved += bytes.length - (extent.end - extent.start);
  }
  return moved;
}

function patchEnd(tail: Buffer, { start, end, zip64 }: Directory, moved: number): void {
  const directoryAt = end - start + END.directoryOffset;
  if (tail.readUInt32LE(directoryAt) === start) write(tail, { at: directoryAt, wide: false }, start + moved);
  if (zip64 === null) return;
  write(tail, { at: zip64.end - start + ZIP64_END.directoryOffset, wide: true }, start + moved);
  write(tail, { at: zip64.locator - start + ZIP64_LOCATOR.endOffset, wide: true }, zip64.end + moved);
}

function read(bytes: Buffer, { at, wide }: NumberPlace): number {
  return wide ? readWide(bytes, at) : bytes.readUInt32LE(at);
}

function readWide(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function write(bytes: Buffer, { at, wide }: NumberPlace, value: number): void {
  if (wide) bytes.writeBigUInt64LE(BigInt(value), at);
  else if (value < ELSEWHERE) bytes.writeUInt32LE(value, at);
  else throw new InputError('would be larger than 4 GB, which its format does not allow; zip it again');
}
