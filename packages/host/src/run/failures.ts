import type { Failure, Report, Severity } from '@dipv/core';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { isInterruption } from './interruption.js';
import type { FailOn } from '../options/validate-options.js';

/** What a run may have and still succeed. */
export interface Limits {
  readonly failOn: FailOn;
  /** `null`: any number. */
  readonly maxWarnings: number | null;
  readonly requireComplete: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/**
 * Why a run with this report fails, the gravest reason first; empty: it succeeds.
 * @param missingShards those that a merged report lacks, of which one problem of it tells
 */
export function failuresOf(
  { summary, projects, problems, shard }: Report,
  { failOn, maxWarnings, requireComplete }: Limits,
  missingShards: readonly number[] = [],
): readonly Failure[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const files = new Set(errors.filter((problem) => !isInterruption(problem)).map(({ file }) => file));
  const unread = files.size - (missingShards.length > 0 ? 1 : 0);
  const isFound = projects.some(({ findings }) =>
    findings.some(({ severity }) => failOn !== 'never' && RANK[severity] >= RANK[failOn]),
  );
  const failures: readonly (Failure | false)[] = [
    errors.some(isInterruption) && { kind: 'interrupted' },
    missingShards.length > 0 && { kind: 'missing-shards', shards: missingShards },
    unread > 0 && { kind: 'unread-input', count: unread },
    isFound && failOn !== 'never' && { kind: 'findings', severity: failOn },
    maxWarnings !== null &&
      summary.warnings > maxWarnings && { kind: 'max-warnings', limit: maxWarnings, warnings: summary.warnings },
    // A shard may well have got none of the maps.
    requireComplete && summary.projects === 0 && shard === null && { kind: 'no-map' },
    requireComplete && summary.notChecked > 0 && { kind: 'incomplete', notChecked: summary.notChecked },
  ];
  return failures.filter((failure) => failure !== false);
}

const CODE: Readonly<Record<Failure['kind'], ExitCode>> = {
  interrupted: EXIT.interrupted,
  'missing-shards': EXIT.usage,
  'unread-input': EXIT.usage,
  findings: EXIT.findings,
  'max-warnings': EXIT.findings,
  'no-map': EXIT.findings,
  incomplete: EXIT.findings,
};

/** How a run ends that fails for these reasons. */
export function exitCodeOf([gravest]: readonly Failure[]): ExitCode {
  return gravest === undefined ? EXIT.ok : CODE[gravest.kind];
}
