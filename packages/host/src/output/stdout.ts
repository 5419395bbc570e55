import { writeSync } from 'node:fs';
import { gathered } from './gathered.js';
import { reasonOf } from './reason-of.js';
import { streamOf, terminalOf } from './streams.js';

export const STDOUT = 1;

/** Stdout did not take all that was written to it, so that whoever reads it has no whole answer. */
export class StdoutError extends Error {
  override readonly name = 'StdoutError';
}

let hasReader = true;

/**
 * Writes to stdout, and waits until it is taken. A reader that went away (`| head`) has seen enough: nothing more is made
 * for it.
 * @throws StdoutError where a disk is full, or a device takes nothing
 */
export async function print(text: string | Iterable<string>): Promise<void> {
  for (const chunk of gathered(text)) {
    if (!hasReader) return;
    try {
      await put(chunk);
    } catch (error) {
      if (!isGone(error)) throw new StdoutError(`stdout cannot be written: ${reasonOf(error)}`);
      hasReader = false;
    }
  }
}

/** Node's own stream for files drops the rest of what a disk takes in part, and takes longer to load than a small run. */
async function put(text: string): Promise<void> {
  if (terminalOf('stdout') !== null || process.platform === 'win32') return putInStream(text);
  const bytes = Buffer.from(text);
  let at = 0;
  try {
    while (at < bytes.length) at += writeSync(STDOUT, bytes, at);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await putInStream(bytes.subarray(at)); // a pipe that whoever gave it has set not to wait
  }
}

function putInStream(text: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    streamOf('stdout').write(text, (error) => {
      if (error) fail(error);
      else done();
    });
  });
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'EOF' || code === 'ECONNRESET' || code === 'ERR_STREAM_DESTROYED';
}
