import type { Finding, Location, OrderedMap, Problem, ProjectReport, Render, Report } from '@dipv/core';
import picocolors from 'picocolors';
import { countText } from '../count-text.js';
import { cutShort } from '../cut-short.js';
import { findingCode } from '../finding-code.js';
import { helpOf, messageOf } from '../marked-text.js';
import { mostLacking } from '../not-checked-groups.js';
import { placeText } from '../place-text.js';
import { toldProblems } from '../told-problems.js';
import { verdictOf, verdictText, type Verdict } from '../verdict.js';
import { visibleText } from '../visible-text.js';
import { codeFrame, type CodeFrame } from './code-frame.js';
import { codeTable } from './code-table.js';
import { markedWords } from './marked-words.js';
import { SEVERITY_MARK, severityPaint, type Colors } from './severity-style.js';
import { wrapWords } from './wrap-words.js';

const LEAST_WIDTH = 40;
/** Longer lines of words are hard to read. */
const MOST_WIDTH = 120;
/** A line of source may be megabytes long, and the place that the text goes to as wide as one likes. */
const MOST_SOURCE_WIDTH = 240;
const INDENT = 4;
/** `  12345 │ ` */
const GUTTER = 10;

/** What text is set for. */
interface Page {
  readonly colors: Colors;
  /** Columns of a line of words. */
  readonly width: number;
  /** Columns of a line with source text, or with a place: whoever has a wide terminal has long paths. */
  readonly full: number;
}

/** For people at a terminal. With `quiet`, errors alone and one line of summary. */
export const renderPretty: Render = function* (report, { color, quiet, verbose, width, failures, sourceLines }) {
  const full = Math.min(Math.max(width, LEAST_WIDTH), MOST_SOURCE_WIDTH);
  const page: Page = { colors: picocolors.createColors(color), width: Math.min(full, MOST_WIDTH), full };
  const isShown = ({ severity }: Finding | Problem) => !quiet || severity === 'error';
  const shown = report.projects
    .map((project) => ({ project, findings: project.findings.filter(isShown) }))
    .filter(({ findings }) => findings.length > 0);
  const frameOf = ({ location }: Finding) => codeFrame(location, sourceLines, full - GUTTER);
  const verdict = verdictOf(report, failures);

  const shownFindings = shown.flatMap(({ findings }) => findings);

  function* blocks(): Generator<string> {
    for (const { project, findings } of shown) {
      yield mapHeader(project, page);
      for (const finding of findings) yield findingText(finding, frameOf(finding), page);
    }
    yield problemsText(toldProblems(report.problems, { verbose }).filter(isShown), page);
    if (quiet) yield verdictLines(verdict, { ...page, width: Infinity }).join('\n');
    else {
      yield notCheckedText(report, page);
      yield orderText(report, page);
      yield codeTable(shownFindings, page.width, page.colors);
      yield [...verdictLines(verdict, page), ...detailLines(report, shown, page)].join('\n');
    }
  }
  let isFirst = true;
  for (const block of blocks()) {
    if (block === '') continue;
    const lines = block.split('\n').map((line) => line.trimEnd());
    yield `${isFirst ? '' : '\n\n'}${lines.join('\n')}`;
    isFirst = false;
  }
  yield '\n';
};

function mapHeader({ name, version, file }: ProjectReport, { full, colors }: Page): string {
  const details = version === null ? [file] : [version, file];
  const parts = [colors.bold(visibleText(name)), ...details.map((detail) => colors.dim(visibleText(detail)))];
  return wrapWords(parts, { width: full, first: 0, indent: 2, space: '  ' }).join('\n');
}

function findingText(finding: Finding, frame: CodeFrame | null, page: Page): string {
  const { width, colors } = page;
  const { severity, location, fix } = finding;
  const paint = severityPaint(severity, colors);
  const head = `${paint(`${SEVERITY_MARK[severity]} ${severity}`)} ${paint(colors.bold(visibleText(findingCode(finding))))} `;
  return [
    ...wrapWords([head, ...markedWords(messageOf(finding), colors)], { width, first: 2, indent: INDENT }),
    ...placeLines(location, page),
    ...(frame === null ? [] : frameLines(frame, paint, colors)),
    ...labelled('help', markedWords(helpOf(finding), colors), page),
    ...(fix === null ? [] : labelled('fix', visibleText(`${fix.title} (--fix does it)`).split(' '), page)),
  ].join('\n');
}

/** The place, and the JSON pointer beside it: inside an XML or a JSON string the pointer tells more. */
function placeLines(place: Location | Problem, { full, colors }: Page): readonly string[] {
  const { pointer } = place;
  const parts = [
    colors.underline(placeText(place)),
    ...(pointer === null || pointer === '' ? [] : [colors.dim(visibleText(pointer))]),
  ];
  return wrapWords(parts, { width: full, first: INDENT, indent: INDENT, space: '  ' });
}

function frameLines({ line, source, marks }: CodeFrame, paint: (text: string) => string, colors: Colors): string[] {
  const gutter = String(line).padStart(5);
  return [
    `  ${colors.dim(`${gutter} │`)} ${source}`,
    `  ${colors.dim(`${' '.repeat(gutter.length)} │`)} ${marks.replace(/\^+/, (carets) => paint(carets))}`,
  ];
}

function labelled(label: string, words: readonly string[], { width, colors }: Page): readonly string[] {
  const indent = INDENT + label.length + 2;
  return wrapWords([colors.dim(`${label}:`), ...words], { width, first: INDENT, indent });
}

function problemsText(problems: readonly Problem[], page: Page): string {
  if (problems.length === 0) return '';
  const { width, colors } = page;
  const items = problems.flatMap((problem) => {
    const mark = severityPaint(problem.severity, colors)(`${SEVERITY_MARK[problem.severity]} ${problem.severity}`);
    return [
      ...wrapWords([`${mark} `, ...visibleText(problem.reason).split(' ')], { width, first: 2, indent: INDENT }),
      ...placeLines(problem, page),
    ];
  });
  return [colors.bold('Problems with the inputs'), ...items].join('\n');
}

function notCheckedText({ projects, summary }: Report, { width, colors }: Page): string {
  const { lacks, others } = mostLacking(projects);
  if (lacks.length === 0) return '';
  const pointer = `${others > 0 ? `and ${countText(others, 'other reason')}; ` : ''}--explain-not-checked lists all, and what to supply`;
  return [
    colors.bold(`Not checked (${summary.notChecked})`),
    ...lacks.flatMap(({ reason, codes, maps }) => {
      const told = codes.length === 1 ? codes.map(visibleText).join() : countText(codes.length, 'code');
      const scope = colors.dim(`(${told} in ${countText(maps, 'map')})`);
      return wrapWords([...visibleText(reason).split(' '), scope], { width, first: 2, indent: INDENT });
    }),
    ...wrapWords(pointer.split(' '), { width, first: 2, indent: 2 }),
  ].join('\n');
}

function orderText({ order }: Report, { width, colors }: Page): string {
  if (order === undefined) return '';
  const steps = order.steps.map((maps, i) =>
    wrapWords([`${i + 1}.`, ...maps.map((map, at) => `${orderedMap(map)}${at < maps.length - 1 ? ',' : ''}`)], {
      width,
      first: 2,
      indent: INDENT + 1,
    }),
  );
  const open = order.open.map(({ name, version, reason }) =>
    wrapWords(['?', ...`${orderedMap({ name, version, isInCircle: false })}: ${visibleText(reason)}`.split(' ')], {
      width,
      first: 2,
      indent: INDENT,
    }),
  );
  return [colors.bold('Order to enable and synchronize the maps'), ...[...steps, ...open].flat()].join('\n');
}

function orderedMap({ name, version, isInCircle }: Omit<OrderedMap, 'file'>): string {
  return visibleText(`${name}${version === null ? '' : ` ${version}`}${isInCircle ? ' (in a circle)' : ''}`);
}

function verdictLines(verdict: Verdict, { width, colors }: Page): readonly string[] {
  const { mark, paint } = {
    error: { mark: '✖', paint: colors.red },
    warning: { mark: '▲', paint: colors.yellow },
    unknown: { mark: '●', paint: colors.blue },
    good: { mark: '✔', paint: colors.green },
  }[verdict.tone];
  return wrapWords([mark, ...visibleText(verdictText(verdict)).split(' ')], { width, first: 0, indent: 2 }).map(
    (line) => paint(colors.bold(line)),
  );
}

function detailLines(
  report: Report,
  shown: readonly { readonly project: ProjectReport }[],
  { width }: Page,
): readonly string[] {
  const { summary, projects } = report;
  const isCutShort = cutShort(report);
  const others = new Set(shown.map(({ project }) => project));
  const mapsLeft = projects.filter((project) => !others.has(project) && !isCutShort(project)).length;
  const details = [
    ...(mapsLeft > 0 ? [`${countText(mapsLeft, 'map')} without findings`] : []),
    ...(summary.fixable > 0 ? [`${summary.fixable} fixable with --fix`] : []),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
    ...(summary.notChecked > 0 ? [`${summary.notChecked} not checked`] : []),
    ...(summary.problems > 0 ? [`${countText(summary.problems, 'problem')} with the inputs`] : []),
  ];
  return wrapWords(
    details.map((part, index) => (index < details.length - 1 ? `${part},` : part)),
    { width, first: 2, indent: 2 },
  );
}
