/** `bin/dipv.cjs` starts with V8's compilers off, which a small run gets nothing back from. Unbundled, they are on. */
const SWITCH = Symbol.for('dipv.compileMuch');

/** Bytes of inputs from which on compiling is worth its time. */
const MUCH = 2 ** 16;

/** Says that there is much to do, for all that may be: nobody knows how long plugins take, or what comes from a pipe. */
export function compileMuch(): void {
  const on: unknown = (globalThis as Record<symbol, unknown>)[SWITCH];
  if (typeof on === 'function') on();
  Reflect.deleteProperty(globalThis, SWITCH);
}

/** @param size bytes of all inputs so far */
export function compileMuchFor(size: number): void {
  if (size >= MUCH) compileMuch();
}
