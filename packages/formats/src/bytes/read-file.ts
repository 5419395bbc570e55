import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { SizeBudget } from './size-budget.js';

/**
 * All bytes of a file.
 * @throws InputError when it is larger than the budget, and whatever `node:fs` throws
 */
export async function readBytes(path: string, budget: SizeBudget): Promise<Uint8Array> {
  const stats = await stat(path);
  if (!stats.isFile()) return collect(createReadStream(path), budget); // a pipe does not tell its size
  budget.take(stats.size);
  return readFile(path);
}

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
