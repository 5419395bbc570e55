import { fstatSync, writeSync } from 'node:fs';
import { gathered } from './gathered.js';
import { reasonOf } from './reason-of.js';

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

/** Node's own stream for files drops the rest of what a disk takes in part. */
async function put(text: string): Promise<void> {
  const stats = fstatSync(STDOUT);
  if (!stats.isFile() && !(stats.isCharacterDevice() && !process.stdout.isTTY)) return putInStream(text);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(STDOUT, bytes, at);
}

function putInStream(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (error) => {
      if (error) fail(error);
      else done();
    });
  });
}

function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EPIPE' || code === 'EOF' || code === 'ECONNRESET' || code === 'ERR_STREAM_DESTROYED';
}
