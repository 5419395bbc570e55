import type { Finding, Location, Problem, ProjectReport, Render, Report } from '@dipv/core';
import picocolors from 'picocolors';
import { countText } from '../count-text.js';
import { findingCode } from '../finding-code.js';
import { groupNotChecked } from '../not-checked-groups.js';
import { placeText } from '../place-text.js';
import { visibleText } from '../visible-text.js';
import { codeFrame, type CodeFrame } from './code-frame.js';
import { codeTable } from './code-table.js';
import { SEVERITY_MARK, severityPaint, type Colors } from './severity-style.js';
import { wrapWords } from './wrap-words.js';

/** Text is set for a terminal of 80 columns; a wider one shows the same. Messages stay on one line, to be searched. */
const WIDTH = 80;

/** For people at a terminal. With `quiet`, warnings and infos are counted, not shown. */
export const renderPretty: Render = (report, { color, quiet, sourceLines }) => {
  const colors = picocolors.createColors(color);
  const isShown = (finding: Finding) => !quiet || finding.severity === 'error';
  const shown = report.projects
    .map((project) => ({ project, findings: project.findings.filter(isShown) }))
    .filter(({ findings }) => findings.length > 0);

  const blocks = [
    ...shown.flatMap(({ project, findings }) => [
      mapHeader(project, colors),
      ...findings.map((finding) => findingText(finding, codeFrame(finding.location, sourceLines), colors)),
    ]),
    report.problems.length > 0 ? problemsText(report.problems, colors) : '',
    notCheckedText(report, colors),
    codeTable(
      shown.flatMap(({ findings }) => findings),
      colors,
    ),
    summaryText(report, shown.length, quiet, colors),
  ];
  const text = blocks.filter((block) => block !== '').join('\n\n');
  const lines = text.split('\n').map((line) => line.trimEnd());
  return `${lines.join('\n')}\n`;
};

function mapHeader({ name, version, file }: ProjectReport, colors: Colors): string {
  const details = version === null ? [file] : [version, file];
  return [colors.bold(visibleText(name)), ...details.map((detail) => colors.dim(visibleText(detail)))].join('  ');
}

function findingText(finding: Finding, frame: CodeFrame | null, colors: Colors): string {
  const { severity, message, location, help, fix } = finding;
  const paint = severityPaint(severity, colors);
  return [
    `  ${paint(`${SEVERITY_MARK[severity]} ${severity}`)} ${paint(colors.bold(visibleText(findingCode(finding))))}  ${visibleText(message)}`,
    `    ${coloredPlace(location, colors)}`,
    ...(frame === null ? [] : frameLines(frame, paint, colors)),
    ...labelled('help', help, colors),
    ...(fix === null ? [] : labelled('fix', `${fix.title} (--fix does it)`, colors)),
  ].join('\n');
}

/** The place, and the JSON pointer beside it: inside an XML or a JSON string the pointer tells more. */
function coloredPlace(place: Location | Problem, colors: Colors): string {
  const text = colors.cyan(placeText(place));
  return place.pointer === null || place.pointer === '' ? text : `${text}  ${colors.dim(visibleText(place.pointer))}`;
}

function frameLines({ line, source, marks }: CodeFrame, paint: (text: string) => string, colors: Colors): string[] {
  const gutter = String(line).padStart(5);
  return [
    `  ${colors.dim(`${gutter} │`)} ${source}`,
    `  ${colors.dim(`${' '.repeat(gutter.length)} │`)} ${marks.replace(/\^+/, (carets) => paint(carets))}`,
  ];
}

function labelled(label: string, text: string, colors: Colors): string[] {
  const indent = ' '.repeat(label.length + 6);
  return wrapWords(visibleText(text).split(' '), WIDTH - indent.length).map((line, index) =>
    index === 0 ? `    ${colors.dim(`${label}:`)} ${line}` : `${indent}${line}`,
  );
}

function problemsText(problems: readonly Problem[], colors: Colors): string {
  const lines = problems.map((problem) => {
    const mark = severityPaint(problem.severity, colors)(`${SEVERITY_MARK[problem.severity]} ${problem.severity}`);
    return `  ${mark}  ${coloredPlace(problem, colors)}\n    ${visibleText(problem.reason)}`;
  });
  return [colors.bold('Problems with the inputs'), ...lines].join('\n');
}

function notCheckedText({ projects, summary }: Report, colors: Colors): string {
  const groups = groupNotChecked(projects);
  if (groups.length === 0) return '';
  const lines = groups.flatMap(({ codes, reasons }) => [
    ...wrapWords(listWords(codes.map(visibleText)), WIDTH - 2).map((line) => `  ${line}`),
    ...reasons.map(({ reason, maps }) => `    ${visibleText(reason)} ${colors.dim(`(${countText(maps, 'map')})`)}`),
  ]);
  return [colors.bold(`Not checked (${summary.notChecked})`), ...lines].join('\n');
}

function summaryText(
  { summary, projects, problems }: Report,
  mapsShown: number,
  quiet: boolean,
  colors: Colors,
): string {
  const { errors, warnings, infos } = summary;
  const counts = [
    ...(errors > 0 ? [countText(errors, 'error')] : []),
    ...(warnings > 0 ? [countText(warnings, 'warning')] : []),
    ...(infos > 0 ? [countText(infos, 'info')] : []),
  ];
  const found = counts.length > 0 ? counts.join(', ') : 'no findings';
  const verdict = `${found} in ${countText(summary.projects, 'map')} (${countText(summary.mappings, 'mapping')})`;

  const mapsLeft = projects.length - mapsShown;
  const details = [
    ...(projects.length === 0 ? ['no map was found in the inputs'] : []),
    ...(mapsLeft > 0 ? [`${countText(mapsLeft, 'map')} without ${quiet ? 'errors' : 'findings'}`] : []),
    ...(quiet && warnings + infos > 0
      ? [`${countText(warnings, 'warning')} and ${countText(infos, 'info')} left out`]
      : []),
    ...(summary.fixable > 0 ? [`${summary.fixable} fixable with --fix`] : []),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(summary.notChecked > 0 ? [`${summary.notChecked} not checked`] : []),
    ...(summary.problems > 0 ? [`${countText(summary.problems, 'problem')} with the inputs`] : []),
  ];
  const unread = problems.some((problem) => problem.severity === 'error');
  const verdictLine =
    errors > 0 || unread
      ? colors.red(`✖ ${colors.bold(verdict)}`)
      : warnings > 0 || problems.length > 0 || projects.length === 0
        ? colors.yellow(`▲ ${colors.bold(verdict)}`)
        : colors.green(`✔ ${colors.bold(verdict)}`);
  return [verdictLine, ...wrapWords(listWords(details), WIDTH - 2).map((line) => `  ${line}`)].join('\n');
}

function listWords(parts: readonly string[]): readonly string[] {
  return parts.map((part, index) => (index < parts.length - 1 ? `${part},` : part));
}
