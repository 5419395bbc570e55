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

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError('a stream of bytes gave something else');
}
