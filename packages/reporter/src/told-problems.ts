import type { FormatContext, Problem, Severity } from '@dipv/core';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The problems that people are told of, the gravest first. Files that are no inputs are named only on request. */
export function toldProblems(
  problems: readonly Problem[],
  { verbose }: Pick<FormatContext, 'verbose'>,
): readonly Problem[] {
  return problems
    .filter(({ severity }) => verbose || severity !== 'info')
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
