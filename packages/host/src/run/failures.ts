import type { Failure, Problem, Report, Severity } from '@dipv/core';
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

const SEVERITIES = ['error', 'warning', 'info'] as const;
const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/**
 * Why a run with this report fails, the gravest reason first; empty: it succeeds.
 * @param missingShards those that a merged report lacks
 */
export function failuresOf(
  { summary, projects, problems, shard, leftAside }: Report,
  { failOn, maxWarnings, requireComplete }: Limits,
  missingShards: readonly number[] = [],
): readonly Failure[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const unread = new Set(errors.filter(isAboutInput).map(({ file }) => file)).size;
  const unmended = errors.filter(({ kind }) => kind === 'not-mended').length;
  const faults = errors.filter(({ kind }) => kind === 'fault').length;
  const counts: Readonly<Record<Severity, number>> = {
    error: summary.errors,
    warning: summary.warnings,
    info: summary.infos,
  };
  const fails = (severity: Severity): boolean => failOn !== 'never' && RANK[severity] >= RANK[failOn];
  // the summary also counts those that are too many to be listed
  const isFound =
    SEVERITIES.some((severity) => fails(severity) && counts[severity] > 0) ||
    projects.some(({ findings }) => findings.some(({ severity }) => fails(severity)));
  const failures: readonly (Failure | false)[] = [
    errors.some(isInterruption) && { kind: 'interrupted' },
    missingShards.length > 0 && { kind: 'missing-shards', shards: missingShards },
    unread > 0 && { kind: 'unread-input', count: unread },
    unmended > 0 && { kind: 'not-mended', count: unmended },
    faults > 0 && { kind: 'faults', count: faults },
    isFound && failOn !== 'never' && { kind: 'findings', severity: failOn },
    maxWarnings !== null &&
      summary.warnings > maxWarnings && { kind: 'max-warnings', limit: maxWarnings, warnings: summary.warnings },
    // A shard may well have got none of the maps, and none may have changed.
    requireComplete && summary.projects === 0 && shard === null && (leftAside?.maps ?? 0) === 0 && { kind: 'no-map' },
    requireComplete && summary.notChecked > 0 && { kind: 'incomplete', notChecked: summary.notChecked },
  ];
  return failures.filter((failure) => failure !== false);
}

function isAboutInput({ kind }: Problem): boolean {
  return kind !== 'interruption' && kind !== 'missing-shards' && kind !== 'not-mended' && kind !== 'fault';
}

const CODE: Readonly<Record<Failure['kind'], ExitCode>> = {
  interrupted: EXIT.interrupted,
  'missing-shards': EXIT.usage,
  'unread-input': EXIT.usage,
  'not-mended': EXIT.usage,
  faults: EXIT.usage,
  findings: EXIT.findings,
  'max-warnings': EXIT.findings,
  'no-map': EXIT.findings,
  incomplete: EXIT.findings,
};

/** How a run ends that fails for these reasons. */
export function exitCodeOf([gravest]: readonly Failure[]): ExitCode {
  return gravest === undefined ? EXIT.ok : CODE[gravest.kind];
}
