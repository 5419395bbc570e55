import { inflateRawSync } from './zlib.js';

/**
 * Bytes that are given to the stream at once. A browser inflates all that it is given before anybody sees how much that
 * is, up to 1032 bytes of each: more than 16 MB beyond what an entry claims never are.
 */
const PIECE = 16 * 1024;

/** Bytes below which a stream takes longer to be made than fflate to be done. */
const SMALL = 4 * 1024;

const hasStreams = canInflate();

/** `inflateRaw` of `@dipv/formats`, by the browser's own stream; by fflate for what is small, and in browsers without. */
export async function inflateRaw(data: Uint8Array, size: number): Promise<Uint8Array> {
  if (hasStreams && data.length >= SMALL) {
    const content = await streamed(data, size);
    if (content !== null) return content;
  }
  return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) }); // which says what is wrong, as Node does
}

/** `null`: it is damaged, longer than that, or followed by what does not belong to it, which zlib passes over. */
async function streamed(data: Uint8Array, size: number): Promise<Uint8Array | null> {
  const { readable, writable } = new DecompressionStream('deflate-raw');
  const reader = readable.getReader();
  const out = new Uint8Array(size);
  let end = 0;
  const feeding = feed(writable, data).catch(() => undefined); // the reader hears of it
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return out.subarray(0, end);
      if (end + value.length > size) return null;
      out.set(value, end);
      end += value.length;
    }
  } catch {
    return null;
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
}

async function feed(writable: WritableStream<BufferSource>, data: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  for (let start = 0; start < data.length; start += PIECE) {
    await writer.ready;
    await writer.write(new Uint8Array(data.subarray(start, start + PIECE)));
  }
  await writer.close();
}

/** Browsers have had it since 2023, and older ones streams for other formats. */
function canInflate(): boolean {
  try {
    return new DecompressionStream('deflate-raw') instanceof DecompressionStream;
  } catch {
    return false;
  }
}
