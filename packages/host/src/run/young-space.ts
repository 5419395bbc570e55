import { setFlagsFromString } from 'node:v8';

/** Bytes of an input from which on a run makes so many young objects that their space matters. */
const LARGE = 2 ** 20;

/**
 * Keeps V8 from letting the space of young objects grow to a multiple of what is alive, when a large input
 * comes: nearly all objects of reading die young. `bin/dipv.cjs` takes it back before it keeps compiled code.
 * @param size in bytes
 */
export function limitYoungSpaceFor(size: number): void {
  if (size >= LARGE) setFlagsFromString('--semi-space-growth-factor=1');
}
