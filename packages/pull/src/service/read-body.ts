import { FetchFailure } from './fetch-failure.js';

/**
 * The bytes of an answer.
 * @param most bytes, inflated
 * @throws FetchFailure where it is larger
 */
export async function readBody(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) throw new FetchFailure('unusable', `the answer is larger than ${Math.round(most / 2 ** 20)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
