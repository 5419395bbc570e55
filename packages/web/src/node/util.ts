import { FAULT_WORDS } from './disk.js';

export { default as isDeepStrictEqual } from 'fast-deep-equal';

export function getSystemErrorMap(): typeof FAULT_WORDS {
  return FAULT_WORDS;
}

export function isNativeError(value: unknown): value is Error {
  return value instanceof Error;
}

type Class = abstract new (...args: never[]) => object;

/** For packages from before there were classes. */
export function inherits(lower: Class, upper: Class): void {
  Object.setPrototypeOf(lower.prototype, upper.prototype as object);
}

/** Of functions that call back with an error or a result. */
export function promisify(call: (...args: unknown[]) => void): (...args: unknown[]) => Promise<unknown> {
  return (...args) =>
    new Promise((done, fail) =>
      call(...args, (error: unknown, result: unknown) => (error ? fail(error) : done(result))),
    );
}
