import type { Failure, Finding, Problem, ProjectReport, Render, Report, Severity } from '@dipv/core';
import { markdownTable } from 'markdown-table';
import { countText } from '../count-text.js';
import { cutShort } from '../cut-short.js';
import { findingCode } from '../finding-code.js';
import { leftAsideText } from '../left-aside.js';
import { helpOf, messageOf } from '../marked-text.js';
import { groupNotChecked } from '../not-checked-groups.js';
import { placeText } from '../place-text.js';
import { problemReason } from '../problem-reason.js';
import { toldProblems } from '../told-problems.js';
import { verdictOf } from '../verdict.js';
import { codeSpan, markdownText } from './markdown-text.js';

const MARK: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** For comments on pull requests. */
export const renderMarkdown: Render = function* (report, context) {
  yield heading(report, context.failures);
  if (report.projects.length > 0) yield `\n\n${mapTable(report)}`;
  for (const project of report.projects) yield* mapSection(project);
  for (const block of [...problemSection(toldProblems(report.problems, context)), ...notCheckedSection(report)])
    yield `\n\n${block}`;
  yield '\n';
};

function heading(report: Report, failures: readonly Failure[]): string {
  const { summary, tool } = report;
  const aside = leftAsideText(report);
  const { errors, warnings, infos } = summary;
  const { tone, reason } = verdictOf(report, failures);
  const mark = { ...MARK, unknown: MARK.info, good: '✅' }[tone];
  const counts = [countText(errors, 'error'), countText(warnings, 'warning'), countText(infos, 'info')].join(', ');
  const scope = [
    countText(summary.projects, 'map'),
    countText(summary.mappings, 'mapping'),
    `${summary.fixable} fixable`,
    `${summary.suppressed} suppressed`,
    `${summary.notChecked} not checked`,
    countText(summary.problems, 'problem') + ' with the inputs',
    ...(aside === null ? [] : [markdownText(aside)]),
  ].join(', ');
  return `## ${mark} ${markdownText(tool.name)}: ${reason === '' ? counts : `${reason}; ${counts}`}\n\n${scope}`;
}

function mapTable(report: Report): string {
  const isCutShort = cutShort(report);
  const rows = report.projects.map(({ name, version, findings, notChecked, file }) => [
    codeSpan(name, true),
    version === null ? '' : codeSpan(version, true),
    codeSpan(file, true),
    ...(['error', 'warning', 'info'] as const).map(
      (severity) =>
        `${findings.filter((finding) => finding.severity === severity).length}${isCutShort({ file }) ? '+' : ''}`,
    ),
    String(notChecked.length),
  ]);
  const head = ['Map', 'Version', 'File', 'Errors', 'Warnings', 'Infos', 'Not checked'];
  return markdownTable([head, ...rows], {
    align: ['l', 'l', 'l', 'r', 'r', 'r', 'r'],
    alignDelimiters: false,
    padding: true,
  });
}

function* mapSection({ name, findings }: ProjectReport): Generator<string> {
  if (findings.length === 0) return;
  yield `\n\n### ${codeSpan(name)}\n`;
  for (const finding of findings) yield `\n${findingItem(finding)}`;
}

function findingItem(finding: Finding): string {
  const { severity, location, help } = finding;
  return [
    `- ${MARK[severity]} **${severity}** ${codeSpan(findingCode(finding))} ${markdownText(messageOf(finding))}`,
    `  - At ${codeSpan(placeText(location))}`,
    ...(help === '' ? [] : [`  - Help: ${markdownText(helpOf(finding))}`]),
  ].join('\n');
}

function problemSection(problems: readonly Problem[]): readonly string[] {
  return problems.length === 0 ? [] : ['### Problems with the inputs', problems.map(problemItem).join('\n')];
}

function problemItem(problem: Problem): string {
  return `- ${MARK[problem.severity]} **${problem.severity}** ${codeSpan(placeText(problem))} ${markdownText(problemReason(problem))}`;
}

function notCheckedSection({ projects, summary }: Report): readonly string[] {
  const groups = groupNotChecked(projects);
  if (groups.length === 0) return [];
  const items = groups.map(({ codes, reasons }) =>
    [
      `- ${codes.map((code) => codeSpan(code)).join(', ')}`,
      ...reasons.map(({ reason, maps }) => `  - ${markdownText(reason)} (${countText(maps, 'map')})`),
    ].join('\n'),
  );
  return [`<details>\n<summary>Not checked (${summary.notChecked})</summary>`, items.join('\n'), '</details>'];
}
