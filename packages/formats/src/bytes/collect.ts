import type { SizeBudget } from './size-budget.js';

/** All bytes of a stream, never more than the budget allows. */
export async function collect(stream: AsyncIterable<unknown>, budget: SizeBudget): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a stream of bytes gave something else');
    budget.take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
