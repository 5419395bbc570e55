import { deflateSync, inflateSync, type FlateError } from 'fflate';
import { Buffer } from './buffer.js';

// What of `node:zlib` archives take, by the same names.

export { default as crc32 } from 'yauzl/crc32.js';

/** What zlib says, by the numbers of fflate: https://github.com/101arrowz/fflate/blob/master/src/index.ts, FlateErrorCode. */
const FAULTS = [
  'unexpected end of file',
  'invalid block type',
  'invalid literal/length code',
  'invalid distance too far back',
];

interface InflateOptions {
  readonly maxOutputLength: number;
  readonly dictionary?: Uint8Array;
}

export function inflateRawSync(data: Uint8Array, { maxOutputLength, dictionary }: InflateOptions): Buffer {
  const tooLarge = (): Error =>
    Object.assign(new RangeError(`Cannot create a Buffer larger than ${maxOutputLength} bytes`), {
      code: 'ERR_BUFFER_TOO_LARGE',
    });
  const out = new Uint8Array(maxOutputLength + 1); // one more shows that it is too much
  let content: Uint8Array;
  try {
    content = inflateSync(data, { out, ...(dictionary === undefined ? {} : { dictionary }) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge();
    throw new Error(FAULTS[(error as Partial<FlateError>).code ?? Infinity] ?? String(error), { cause: error });
  }
  if (content.length > maxOutputLength) throw tooLarge();
  return Buffer.from(out.buffer, 0, content.length);
}

export function deflateRawSync(data: Uint8Array): Buffer {
  const { buffer, byteOffset, byteLength } = deflateSync(data);
  return Buffer.from(buffer, byteOffset, byteLength);
}
