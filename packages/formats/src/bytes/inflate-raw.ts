import { inflateRawSync } from 'node:zlib';

/**
 * What is deflated in an entry of a zip. The page for browsers has a file of its own in the place of this one, which takes
 * the browser's streams: hence the promise.
 * @param size bytes that it may be, of which no more is set aside
 * @throws Error with the code `ERR_BUFFER_TOO_LARGE` for more
 */
export async function inflateRaw(data: Uint8Array, size: number): Promise<Uint8Array> {
  // one byte more than what is claimed shows a lie, and keeps zlib from setting aside a second piece
  return inflateRawSync(data, { chunkSize: Math.max(size + 1, 64), maxOutputLength: Math.max(size, 1) });
}
