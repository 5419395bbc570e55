import type { Finding, Problem, Report } from '@dipv/core';

/** The report that a run with `-f json` printed. */
export function reportOf({ stdout }: { readonly stdout: string }): Report {
  return JSON.parse(stdout) as Report;
}

export function findingsOf({ projects }: Pick<Report, 'projects'>): readonly Finding[] {
  return projects.flatMap((project) => project.findings);
}

/** Code and variant, as `--rule` and `--only` take them. */
export function codesOf(report: Pick<Report, 'projects'>): readonly string[] {
  return findingsOf(report).map(({ code, variant }) => (variant === null ? code : `${code}/${variant}`));
}

/** `file:line:column pointer` of a finding or problem. */
export function placeOf(it: Finding['location'] | Problem): string {
  return `${it.file}:${it.line ?? ''}:${it.column ?? ''} ${it.pointer ?? ''}`;
}
