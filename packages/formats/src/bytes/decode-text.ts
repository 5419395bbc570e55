import { constants, isUtf8 } from 'node:buffer';
import { isNativeError } from 'node:util/types';
import { InputError } from './input-error.js';
import { LineIndex } from '../text/line-index.js';
import { MemoryBytes, type ByteSource } from './byte-source.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

interface EncodedText {
  readonly encoding: Encoding;
  /** The text's bytes, without a byte order mark. */
  readonly body: Uint8Array;
}

const CHUNK_BYTES = 64 * 1024;
const SEARCH_BYTES = 1024 * 1024;
/** What tells the encoding: two characters of UTF-32. */
const LEAD_BYTES = 8;

/**
 * The whole text: UTF-8 with or without a byte order mark, or UTF-16 with one.
 * @throws InputError on bytes that are no such text
 */
export function decodeText(bytes: Uint8Array): string {
  const { encoding, body } = encodedText(bytes);
  if (body.length > constants.MAX_STRING_LENGTH) throw new InputError('is longer than a text can be here; split it');
  const decode = (): string => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body);
  return decoding(new MemoryBytes(bytes), decode);
}

/** A piece of a text, and the bytes that it stands for. */
export interface TextChunk {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The same, piece by piece. No piece ends within a character, so that each can be decoded by itself.
 * @throws InputError on bytes that are no such text
 */
export function* decodeChunks(source: ByteSource): Generator<TextChunk> {
  const { encoding } = encodedText(source.read(0, LEAD_BYTES));
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (const { bytes, start, end } of wholeCharacters(source)) {
    yield { text: decoding(source, () => decoder.decode(bytes)), start, end };
  }
}

interface BytesChunk {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The bytes behind a byte order mark, piece by piece. No piece ends within a character. */
function* wholeCharacters(source: ByteSource): Generator<BytesChunk> {
  const first = source.read(0, LEAD_BYTES);
  const { encoding, body } = encodedText(first);
  for (let start = first.length - body.length; start < source.size;) {
    const bytes = source.read(start, start + CHUNK_BYTES);
    const isLast = start + bytes.length >= source.size;
    const whole = isLast ? bytes : bytes.subarray(0, endOfCharacters(bytes, encoding));
    const end = start + whole.length;
    yield { bytes: whole, start, end };
    start = end;
  }
}

/** Where a piece of text must end that would otherwise end within a character. */
function endOfCharacters(bytes: Uint8Array, encoding: Encoding): number {
  let end = bytes.length;
  if (encoding === 'utf-8') {
    for (let i = 1; i < 4 && i <= bytes.length; i++) {
      const byte = bytes[bytes.length - i] ?? 0;
      if ((byte & 0xc0) === 0xc0) return bytes.length - i;
      if ((byte & 0x80) === 0) break;
    }
    return end;
  }
  end -= end % 2;
  const high = bytes[encoding === 'utf-16le' ? end - 1 : end - 2] ?? 0;
  return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
}

/** A piece of a text in UTF-8, and the bytes of the input that it stands for. Its memory is used again for the next one. */
export type Utf8Chunk = BytesChunk;

/**
 * The whole text in UTF-8, piece by piece.
 * @throws InputError on bytes that are no such text
 */
export function* utf8Chunks(source: ByteSource): Generator<Utf8Chunk> {
  if (encodedText(source.read(0, LEAD_BYTES)).encoding !== 'utf-8') {
    for (const { text, start, end } of decodeChunks(source)) yield { bytes: Buffer.from(text), start, end };
    return;
  }
  for (const chunk of wholeCharacters(source)) {
    if (!isUtf8(chunk.bytes)) throw invalidText(source);
    yield chunk;
  }
}

/** A range of the text of an input, to be read again later. */
export interface TextSlice {
  /** Bytes of the input that hold it, from the start to the end of a character. */
  readonly start: number;
  readonly end: number;
  /** Where it begins in their text, and its length: in UTF-16 units, or in bytes of UTF-8. */
  readonly offset: number;
  readonly length: number;
}

/** The text of a slice that is measured in UTF-8. */
export function readUtf8Slice(source: ByteSource, { start, end, offset, length }: TextSlice): string {
  const { encoding } = encodedText(source.read(0, LEAD_BYTES));
  const bytes = source.read(start, end);
  const utf8 = encoding === 'utf-8' ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes));
  return Buffer.from(utf8.subarray(offset, offset + length)).toString();
}

/**
 * The text of a slice that is measured in UTF-16.
 * @throws InputError on bytes that are no text of the input's encoding
 */
export function readSlice(source: ByteSource, slice: TextSlice): string {
  const { encoding } = encodedText(source.read(0, LEAD_BYTES));
  const bytes = source.read(slice.start, slice.end);
  const text = decoding(source, () => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes));
  return text.slice(slice.offset, slice.offset + slice.length);
}

/** The text in the encoding of the bytes, with a byte order mark if they have one. */
export function encodeLike(bytes: Uint8Array, text: string): Uint8Array {
  const { encoding, body } = encodedText(bytes);
  const mark = bytes.subarray(0, bytes.length - body.length);
  if (encoding === 'utf-8') return Buffer.concat([mark, Buffer.from(text, 'utf8')]);
  const utf16 = Buffer.from(text, 'utf16le');
  return Buffer.concat([mark, encoding === 'utf-16be' ? utf16.swap16() : utf16]);
}

/** The text of the first bytes, as well as it can be read: it may end within a character, and lack its byte order mark. */
export function decodeBeginning(bytes: Uint8Array): string {
  if (isUtf32(bytes)) return new TextDecoder().decode(bytes.filter((byte) => byte !== 0)); // right for ASCII alone
  const isUtf16 = (bytes[0] ?? 1) >= 0xfe || bytes[0] === 0 || bytes[1] === 0;
  const encoding = !isUtf16 ? 'utf-8' : bytes[0] === 0xfe || bytes[0] === 0 ? 'utf-16be' : 'utf-16le';
  return new TextDecoder(encoding).decode(bytes);
}

/** Whether text in any of the encodings holds this ASCII text, at the speed of a search in bytes. */
export function containsText(source: ByteSource, ascii: string): boolean {
  const utf16 = Buffer.from(ascii, 'utf16le');
  const spellings = isUtf32(source.read(0, LEAD_BYTES))
    ? [Buffer.from([...ascii].join('\0\0\0'))] // the lowest byte comes first or last
    : [Buffer.from(ascii), utf16, Buffer.from(utf16).swap16()];
  for (let start = 0; start < source.size; start += SEARCH_BYTES) {
    const bytes = source.read(start, start + SEARCH_BYTES + 4 * ascii.length);
    const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (spellings.some((spelling) => haystack.includes(spelling))) return true;
  }
  return false;
}

function encodedText(bytes: Uint8Array): EncodedText {
  if (isUtf32(bytes)) throw new InputError('is text in UTF-32, and dipv reads UTF-8 and UTF-16; save it as UTF-8');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', body: bytes.subarray(3) };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', body: bytes.subarray(2) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', body: bytes.subarray(2) };
  if (isMarkOrBracket(bytes[0], bytes[1]) || isMarkOrBracket(bytes[1], bytes[0])) {
    throw new InputError('looks like UTF-16 without a byte order mark; save it as UTF-8');
  }
  return { encoding: 'utf-8', body: bytes };
}

/** With a byte order mark, or beginning with two characters of ASCII: one between zeros may be what is left of a text. */
function isUtf32(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0;
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return true;
  return [0, 3].some((at) => [0, 1, 2, 3, 4, 5, 6, 7].every((i) => isAscii(bytes[i]) === (i % 4 === at)));
}

/** @returns `null` for what is neither that nor zero */
function isAscii(byte: number | undefined): boolean | null {
  return byte === 0 ? false : byte !== undefined && byte < 0x80 ? true : null;
}

/** Whether two bytes are `<`, `{`, `[` or `"` in UTF-16. */
function isMarkOrBracket(low: number | undefined, high: number | undefined): boolean {
  return high === 0 && (low === 0x3c || low === 0x7b || low === 0x5b || low === 0x22);
}

function decoding(source: ByteSource, decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw invalidText(source);
  }
}

function invalidText(source: ByteSource): InputError {
  const { encoding, body } = encodedText(source.read(0, source.size));
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  const { line, column } = new LineIndex(text).position(Math.max(text.indexOf('\uFFFD'), 0));
  return new InputError(`holds bytes that are no valid ${encoding.toUpperCase()}; save it as UTF-8`, { line, column });
}
