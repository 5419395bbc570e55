import { UsageError } from './exit-code.js';

/**
 * All of standard input.
 * @param limit in bytes
 * @throws UsageError when it is larger than that
 */
export async function readStdin(limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > limit) throw new UsageError('Standard input is larger than --max-input-size allows.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
