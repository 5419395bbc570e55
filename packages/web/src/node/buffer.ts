import { Buffer } from 'buffer/index.js';

// `Buffer` is that of the package; the browser's own decoder and encoder are many times as fast, and do what Node does.

export { Buffer };

const decoder = new globalThis.TextDecoder('utf-8', { ignoreBOM: true });
const strict = new globalThis.TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

const { toString } = Buffer.prototype;
const { from, byteLength } = Buffer;

const isUtf8Name = (encoding: unknown): boolean =>
  encoding === undefined || encoding === 'utf8' || encoding === 'utf-8';

Buffer.prototype.toString = function (this: Buffer, encoding?: BufferEncoding, start?: number, end?: number): string {
  return isUtf8Name(encoding) ? decoder.decode(this.subarray(start, end)) : toString.call(this, encoding, start, end);
};

Object.assign(Buffer, {
  from(value: unknown, second?: unknown, third?: unknown): Buffer {
    if (typeof value !== 'string' || !isUtf8Name(second)) return Reflect.apply(from, Buffer, [value, second, third]);
    const { buffer, byteOffset, byteLength: length } = encoder.encode(value);
    return from(buffer, byteOffset, length);
  },
  byteLength(value: string, encoding?: BufferEncoding): number {
    return isUtf8Name(encoding) ? encoder.encode(value).length : byteLength(value, encoding);
  },
});

/** What V8 allows a text to be long. */
export const constants = { MAX_STRING_LENGTH: 2 ** 29 - 24 };

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
