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
export const renderCompact: Render = function* ({ projects, problems }, context) {
  for (const { findings } of projects) {
    for (const finding of findings) {
      const { location, severity, message } = finding;
      yield `${placeText(location)}: ${severity} ${visibleText(findingCode(finding))} ${visibleText(message)}\n`;
    }
  }
  for (const problem of toldProblems(problems, context)) {
    yield `${placeText(problem)}: ${problem.severity} ${visibleText(problemReason(problem))}\n`;
  }
};
