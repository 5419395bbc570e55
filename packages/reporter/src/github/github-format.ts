import type { Finding, Problem, Render, Report, Severity } from '@dipv/core';
import { countText } from '../count-text.js';
import { findingCode } from '../finding-code.js';
import { leftAsideText } from '../left-aside.js';
import { mostLacking } from '../not-checked-groups.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';
import { visibleText } from '../visible-text.js';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions, one line each; GitHub shows them at the lines of a pull request. What was not
 * checked is one short notice, since GitHub shows only ten annotations of a kind in a step, and cuts each at 4,096
 * characters.
 */
export const renderGithub: Render = function* (report, context) {
  for (const { findings } of report.projects) for (const finding of findings) yield `${findingCommand(finding)}\n`;
  for (const problem of toldProblems(report.problems, context)) yield `${problemCommand(problem)}\n`;
  for (const line of notCheckedCommand(report)) yield `${line}\n`;
  const aside = leftAsideText(report);
  if (aside !== null) yield `${command('notice', { title: 'Maps that have not changed' }, [aside])}\n`;
};

function findingCommand(finding: Finding): string {
  const { location, severity, title, message, help } = finding;
  return command(
    COMMAND[severity],
    {
      file: location.file,
      line: location.line,
      endLine: location.endLine,
      col: location.column,
      // GitHub ignores columns of a range over several lines, and complains of an end before the start
      endColumn: location.endLine === location.line ? location.endColumn : null,
      title: `${findingCode(finding)} ${title}`,
    },
    [message, `Help: ${help}`],
  );
}

function problemCommand(problem: Problem): string {
  const { severity, file, line, column } = problem;
  return command(COMMAND[severity], { file, line, col: column, title: 'Problem with an input' }, [
    problemReason(problem),
  ]);
}

function notCheckedCommand({ projects, summary }: Report): string[] {
  if (summary.notChecked === 0) return [];
  const { lacks, others } = mostLacking(projects);
  const lines = [
    ...lacks.map(({ reason, codes, maps }) => `${codes.join(', ')}: ${reason} (${countText(maps, 'map')})`),
    ...(others > 0 ? [`and ${countText(others, 'other reason')}`] : []),
  ];
  return [command('notice', { title: `Not checked (${summary.notChecked})` }, lines)];
}

function command(name: string, properties: Readonly<Record<string, string | number | null>>, lines: readonly string[]) {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeProperty(visibleText(String(value)))}`);
  return `::${name} ${written.join(',')}::${escapeData(lines.map(visibleText).join('\n'))}`;
}

// The escapes of GitHub's runner: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
