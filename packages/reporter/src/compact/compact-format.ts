import type { Render } from '@dipv/core';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';
import { visibleText } from '../visible-text.js';

/**
 * One line a finding or problem: `file:line:column: severity code message`. Where a file has no such place, line and
 * column are left out; a problem has no code.
 */
export const renderCompact: Render = ({ projects, problems }, context) => {
  const lines = [
    ...projects
      .flatMap((project) => project.findings)
      .map((finding) => {
        const { location, severity, message } = finding;
        return `${placeText(location)}: ${severity} ${visibleText(findingCode(finding))} ${visibleText(message)}`;
      }),
    ...toldProblems(problems, context).map(
      (problem) => `${placeText(problem)}: ${problem.severity} ${visibleText(problemReason(problem))}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
};
