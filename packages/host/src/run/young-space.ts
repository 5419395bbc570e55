import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

/** Bytes of an input from which on a run makes so many young objects that their space matters. */
const LARGE = 2 ** 20;

/**
 * Keeps V8 from letting the space of young objects grow to a multiple of what is alive, when a large input
 * comes: nearly all objects of reading die young.
 */
export function limitYoungSpaceFor(path: string): void {
  if (sizeOf(path) >= LARGE) setFlagsFromString('--semi-space-growth-factor=1');
}

/** A file that cannot be looked at is told of by its reader; standard input is none. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return 0;
  }
}
