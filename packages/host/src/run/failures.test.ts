import type { Report } from '@dipv/core';
import { exitCodeOf, failuresOf } from './failures.js';

const SUMMARY = {
  projects: 1,
  mappings: 1,
  errors: 0,
  warnings: 0,
  infos: 0,
  fixable: 0,
  suppressed: 0,
  notChecked: 0,
  problems: 0,
};
/** A report whose findings are too many to be listed. */
const counted = (counts: Partial<typeof SUMMARY>): Report => ({
  version: 1,
  tool: { name: 'dipv', version: '0.1.0' },
  shard: null,
  summary: { ...SUMMARY, ...counts },
  projects: [],
  problems: [],
});
const LIMITS = { failOn: 'error', maxWarnings: null, requireComplete: false } as const;

it.each([
  [{ errors: 1 }, LIMITS, 1],
  [{ warnings: 1 }, LIMITS, 0],
  [{ warnings: 1 }, { ...LIMITS, failOn: 'warning' as const }, 1],
  [{ infos: 1 }, { ...LIMITS, failOn: 'info' as const }, 1],
  [{ errors: 1 }, { ...LIMITS, failOn: 'never' as const }, 0],
  [{ warnings: 3 }, { ...LIMITS, maxWarnings: 2 }, 1],
])('findings that are counted and not listed count as others do: %j', (counts, limits, code) => {
  expect(exitCodeOf(failuresOf(counted(counts), limits))).toBe(code);
});
