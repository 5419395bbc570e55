import { setFlagsFromString } from 'node:v8';

/** Bytes of inputs from which on a run is so long that these settings matter. */
const LARGE = 2 ** 20;

let read = 0;

/**
 * Sets V8 up for much input, once there is. The space of young objects is kept from growing to a multiple of what is alive:
 * nearly all objects of reading die young. And functions are put into others less eagerly: to optimise the code of a run
 * takes a fifth of its processor time otherwise, more than such code gives back. `bin/dipv.cjs` takes both back before it
 * keeps compiled code.
 * @param size of one more input, in bytes
 */
export function tuneFor(size: number): void {
  if (read >= LARGE) return;
  read += size;
  if (read >= LARGE) setFlagsFromString('--semi-space-growth-factor=1 --max-inlined-bytecode-size-cumulative=200');
}
