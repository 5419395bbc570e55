import type { Finding, Problem, Render, Report } from '@dipv/core';
import { countText } from '../count-text.js';
import { findingCode } from '../finding-code.js';
import { leftAsideText } from '../left-aside.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';
import { visibleText } from '../visible-text.js';

/**
 * Logging commands of Azure Pipelines, one line each. Azure knows errors and warnings only: an info is a warning that
 * begins with `Info:`, since a plain log line would not be listed with the run. What was not checked is no issue, nor is
 * what was left aside, so that their numbers are plain lines.
 */
export const renderAzure: Render = function* (report, context) {
  for (const { findings } of report.projects) for (const finding of findings) yield `${findingCommand(finding)}\n`;
  for (const problem of toldProblems(report.problems, context)) yield `${problemCommand(problem)}\n`;
  for (const line of plainLines(report)) yield `${line}\n`;
};

function findingCommand(finding: Finding): string {
  const { severity, location, message, help } = finding;
  return command(
    {
      type: severity === 'error' ? 'error' : 'warning',
      sourcepath: location.file,
      linenumber: location.line,
      columnnumber: location.column,
      code: findingCode(finding),
    },
    [severity === 'info' ? `Info: ${message}` : message, `Help: ${help}`],
  );
}

function problemCommand(problem: Problem): string {
  const { severity, file, line, column } = problem;
  return command(
    { type: severity === 'error' ? 'error' : 'warning', sourcepath: file, linenumber: line, columnnumber: column },
    [severity === 'info' ? `Info: ${problemReason(problem)}` : problemReason(problem)],
  );
}

// The agent takes `##vso[` for a command wherever in a line it stands, and a report may come from anywhere.
function plainLines(report: Report): string[] {
  const { summary, tool } = report;
  const unchecked = summary.notChecked > 0 ? `${countText(summary.notChecked, 'check')} could not be made` : null;
  return [unchecked, leftAsideText(report)]
    .filter((text) => text !== null)
    .map((text) => visibleText(`${tool.name}: ${text}`).replaceAll('#', ''));
}

function command(properties: Readonly<Record<string, string | number | null>>, lines: readonly string[]): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}=${escapeProperty(visibleText(String(value)))};`);
  return `##vso[task.logissue ${written.join('')}]${escapeMessage(lines.map(visibleText).join('\n'))}`;
}

// The escapes of the agent: https://github.com/microsoft/azure-pipelines-agent, CommandStringConvertor
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
