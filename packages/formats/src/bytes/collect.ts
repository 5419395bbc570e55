import type { SizeBudget } from './size-budget.js';

/** All bytes of a stream, never more than the budget allows. */
export async function collect(stream: AsyncIterable<unknown>, budget: SizeBudget): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    const bytes = asBytes(chunk);
    budget.take(bytes.length);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * All bytes of a stream of known size, in memory once only.
 * @throws RangeError on a stream that gives more
 */
export async function collectSized(
  stream: AsyncIterable<unknown>,
  size: number,
  budget: SizeBudget,
): Promise<Uint8Array> {
  budget.take(size);
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for await (const chunk of stream) {
    bytes.set(asBytes(chunk), length);
    length += asBytes(chunk).length;
  }
  return bytes.subarray(0, length);
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('a stream of bytes gave something else');
}
