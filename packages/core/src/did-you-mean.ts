import { nearestName } from './nearest-name.js';

/** `"legs": did you mean leg?`, or which there are. */
export function didYouMean(given: unknown, known: readonly string[]): string {
  const nearest = typeof given === 'string' ? nearestName(given, known) : null;
  return `${shown(given)}: ${nearest === null ? `there is ${known.join(', ')}` : `did you mean ${nearest}?`}`;
}

/** What somebody gave in place of what was asked for. */
export function shown(given: unknown): string {
  if (typeof given === 'string') return JSON.stringify(given);
  if (typeof given === 'number' || typeof given === 'boolean' || given === null || given === undefined)
    return String(given);
  if (given instanceof Promise) return 'a promise';
  return Array.isArray(given) ? 'a list' : typeof given === 'function' ? 'a function' : 'an object';
}
