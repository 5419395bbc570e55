import type { Report, Severity } from '@dipv/core';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { FailOn } from './validate-options.js';

/** What a run may have and still succeed. */
export interface Limits {
  readonly failOn: FailOn;
  /** `null`: any number. */
  readonly maxWarnings: number | null;
  readonly requireComplete: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { info: 1, warning: 2, error: 3 };

/** How a run with this report ends. An input that could not be read comes first: the answer is not whole. */
export function exitCodeOf({ summary, projects, problems }: Report, limits: Limits): ExitCode {
  if (problems.some((problem) => problem.severity === 'error')) return EXIT.usage;
  const { failOn, maxWarnings, requireComplete } = limits;
  const fails = projects.some((project) =>
    project.findings.some(({ severity }) => failOn !== 'never' && RANK[severity] >= RANK[failOn]),
  );
  const tooMany = maxWarnings !== null && summary.warnings > maxWarnings;
  return fails || tooMany || (requireComplete && (summary.notChecked > 0 || summary.projects === 0))
    ? EXIT.findings
    : EXIT.ok;
}
