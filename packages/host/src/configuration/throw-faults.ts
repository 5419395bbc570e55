import { UsageError } from '../options/usage-error.js';

const SHOWN = 10;

/** Throws a UsageError that tells of the first faults, and of how many there are besides. */
export function throwFaults(faults: readonly string[]): never {
  const left = faults.length - SHOWN;
  throw new UsageError([...faults.slice(0, SHOWN), ...(left > 0 ? [`and ${left} more`] : [])].join('\n'));
}
