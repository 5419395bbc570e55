import { createHash } from 'node:crypto';
import type { Finding, Problem, Render, Severity } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { jsonText } from '../json-text.js';
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
export const renderGitlab: Render = ({ projects, problems }, context) => {
  const issues = [
    ...projects.flatMap((project) => project.findings).map(findingIssue),
    ...toldProblems(problems, context).map(problemIssue),
  ];
  return jsonText(withUniqueFingerprints(issues));
};

function findingIssue(finding: Finding): Issue {
  const { file, line, endLine } = finding.location;
  return {
    description: finding.message,
    check_name: findingCode(finding),
    fingerprint: finding.fingerprint,
    severity: SEVERITY[finding.severity],
    location: { path: file, lines: { begin: line ?? 1, ...(endLine === null ? {} : { end: endLine }) } },
  };
}

function problemIssue(problem: Problem): Issue {
  const { severity, file, reason, pointer, line } = problem;
  return {
    description: problemReason(problem),
    check_name: 'input',
    fingerprint: createHash('sha256')
      .update(JSON.stringify([file, pointer, reason]))
      .digest('hex'),
    severity: severity === 'error' ? 'blocker' : SEVERITY[severity],
    location: { path: file, lines: { begin: line ?? 1 } },
  };
}

/** GitLab shows only one of several issues with the same fingerprint, so a repeated one is numbered. */
function withUniqueFingerprints(issues: readonly Issue[]): readonly Issue[] {
  const used = new Set(issues.map((issue) => issue.fingerprint));
  const seen = new Set<string>();
  return issues.map((issue) => {
    if (!seen.has(issue.fingerprint)) {
      seen.add(issue.fingerprint);
      return issue;
    }
    let number = 2;
    while (used.has(`${issue.fingerprint}-${number}`)) number++;
    const fingerprint = `${issue.fingerprint}-${number}`;
    used.add(fingerprint);
    return { ...issue, fingerprint };
  });
}
