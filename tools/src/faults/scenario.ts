import type { Bench, Ended } from './bench.js';

/** Something that goes wrong around a run. */
export interface Scenario {
  readonly group: string;
  readonly name: string;
  /** Whether it is part of `npm test`: it is quick, and goes the same way each time. */
  readonly isShort: boolean;
  /** @returns what does not hold; `null`: all does */
  readonly run: (bench: Bench) => Promise<string | null | typeof NOT_HERE>;
}

/** This machine does not let it be tried. */
export const NOT_HERE = Symbol('not to be tried here');

/** What every run keeps, however it ends: a documented code, and no stack trace. */
export function faultOf({ code, signal, stderr }: Ended, codes: readonly number[]): string | null {
  const said = stderr.trim().split('\n').slice(0, 3).join(' | ').slice(0, 300);
  if (signal !== null) return `ended by ${signal}: ${said}`;
  if (code === null || !codes.includes(code)) return `exit ${code ?? '?'} instead of ${codes.join(' or ')}: ${said}`;
  if (/^\s+at .+:\d+:\d+\)?$/m.test(stderr)) return `a stack trace: ${said}`;
  return null;
}

/** Whether a run that cannot have its way says why. */
export function isExplained({ stderr, stdout }: Ended, words: RegExp): string | null {
  return words.test(stderr + stdout) ? null : `says nothing of ${words.source}: ${stderr.slice(0, 200)}`;
}
