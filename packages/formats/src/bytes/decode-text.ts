import { constants } from 'node:buffer';
import { isNativeError } from 'node:util/types';
import { InputError } from '../input-error.js';
import { LineIndex } from '../source/line-index.js';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

interface EncodedText {
  readonly encoding: Encoding;
  /** The text's bytes, without a byte order mark. */
  readonly body: Uint8Array;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * The whole text: UTF-8 with or without a byte order mark, or UTF-16 with one.
 * @throws InputError on bytes that are no such text
 */
export function decodeText(bytes: Uint8Array): string {
  const { encoding, body } = encodedText(bytes);
  if (body.length > constants.MAX_STRING_LENGTH) throw new InputError('is longer than a text can be here; split it');
  return decoding(bytes, () => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body));
}

/** The same, piece by piece. */
export function* decodeChunks(bytes: Uint8Array): Generator<string> {
  const { encoding, body } = encodedText(bytes);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let start = 0; start < body.length; start += CHUNK_BYTES) {
    const end = start + CHUNK_BYTES;
    yield decoding(bytes, () => decoder.decode(body.subarray(start, end), { stream: end < body.length }));
  }
}

/** The text in the encoding of the bytes, with a byte order mark if they have one. */
export function encodeLike(bytes: Uint8Array, text: string): Uint8Array {
  const { encoding, body } = encodedText(bytes);
  const mark = bytes.subarray(0, bytes.length - body.length);
  if (encoding === 'utf-8') return Buffer.concat([mark, Buffer.from(text, 'utf8')]);
  const utf16 = Buffer.from(text, 'utf16le');
  return Buffer.concat([mark, encoding === 'utf-16be' ? utf16.swap16() : utf16]);
}

/** Whether text in any of the encodings holds this ASCII text, at the speed of a search in bytes. */
export function containsText(bytes: Uint8Array, ascii: string): boolean {
  const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const utf16 = Buffer.from(ascii, 'utf16le');
  return haystack.includes(ascii) || haystack.includes(utf16) || haystack.includes(utf16.swap16());
}

function encodedText(bytes: Uint8Array): EncodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', body: bytes.subarray(3) };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', body: bytes.subarray(2) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', body: bytes.subarray(2) };
  if (isMarkOrBracket(bytes[0], bytes[1]) || isMarkOrBracket(bytes[1], bytes[0])) {
    throw new InputError('looks like UTF-16 without a byte order mark; save it as UTF-8');
  }
  return { encoding: 'utf-8', body: bytes };
}

/** Whether two bytes are `<`, `{`, `[` or `"` in UTF-16. */
function isMarkOrBracket(low: number | undefined, high: number | undefined): boolean {
  return high === 0 && (low === 0x3c || low === 0x7b || low === 0x5b || low === 0x22);
}

function decoding(bytes: Uint8Array, decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw invalidText(bytes);
  }
}

function invalidText(bytes: Uint8Array): InputError {
  const { encoding, body } = encodedText(bytes);
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  const { line, column } = new LineIndex(text).position(Math.max(text.indexOf('\uFFFD'), 0));
  return new InputError(`holds bytes that are no valid ${encoding.toUpperCase()}; save it as UTF-8`, { line, column });
}
