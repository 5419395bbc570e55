import { createHash } from 'node:crypto';
import type { Finding, Problem, Render, Severity } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { jsonText, laterList } from '../json-text.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } };
}

/**
 * GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/). GitLab wants a line: where there is
 * none, it is the first. An input that could not be read is a `blocker`.
 */
export const renderGitlab: Render = ({ projects, ...report }, context) => {
  const problems = toldProblems(report.problems, context);
  const findings = projects.flatMap((project) => project.findings);
  const digests = problems.map(digestOf);
  const unique = new UniqueFingerprints([...findings.map(({ fingerprint }) => fingerprint), ...digests]);
  function* issues(): Generator<Issue> {
    for (const finding of findings) yield findingIssue(finding, unique.next(finding.fingerprint));
    for (const [i, problem] of problems.entries()) yield problemIssue(problem, unique.next(digests[i] ?? ''));
  }
  return jsonText(laterList(issues(), (issue) => issue));
};

function findingIssue(finding: Finding, fingerprint: string): Issue {
  const { file, line, endLine } = finding.location;
  return {
    description: finding.message,
    check_name: findingCode(finding),
    fingerprint,
    severity: SEVERITY[finding.severity],
    location: { path: file, lines: { begin: line ?? 1, ...(endLine === null ? {} : { end: endLine }) } },
  };
}

function digestOf({ file, pointer, reason }: Problem): string {
  return createHash('sha256')
    .update(JSON.stringify([file, pointer, reason]))
    .digest('hex');
}

function problemIssue(problem: Problem, fingerprint: string): Issue {
  const { severity, file, line } = problem;
  return {
    description: problemReason(problem),
    check_name: 'input',
    fingerprint,
    severity: severity === 'error' ? 'blocker' : SEVERITY[severity],
    location: { path: file, lines: { begin: line ?? 1 } },
  };
}

/** GitLab shows only one of several issues with the same fingerprint, so a repeated one is numbered. */
class UniqueFingerprints {
  private readonly used: Set<string>;
  /** By fingerprint the number of the last one. */
  private readonly numbers = new Map<string, number>();

  constructor(fingerprints: Iterable<string>) {
    this.used = new Set(fingerprints);
  }

  next(fingerprint: string): string {
    let number = (this.numbers.get(fingerprint) ?? 0) + 1;
    while (number > 1 && this.used.has(`${fingerprint}-${number}`)) number++;
    this.numbers.set(fingerprint, number);
    return number === 1 ? fingerprint : `${fingerprint}-${number}`;
  }
}
