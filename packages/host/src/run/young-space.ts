import { setFlagsFromString } from 'node:v8';

/** Bytes of inputs from which on a run makes so many young objects that their space matters. */
const MANY = 2 ** 20;

let read = 0;

/**
 * Keeps V8 from letting the space of young objects grow to a multiple of what is alive, when much input comes: nearly all
 * objects of reading die young. `bin/dipv.cjs` takes it back before it keeps compiled code.
 * @param size of one more input, in bytes
 */
export function limitYoungSpaceFor(size: number): void {
  if (read >= MANY) return;
  read += size;
  if (read >= MANY) setFlagsFromString('--semi-space-growth-factor=1');
}
