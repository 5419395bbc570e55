import {
  partsOf,
  type FormatContext,
  type Finding,
  type MapOrder,
  type MarkKind,
  type Problem,
  type ProjectReport,
  type Report,
  type Severity,
  type SuppressedFinding,
} from '@dipv/core';
import { countText } from '../count-text.js';
import { findingCode } from '../finding-code.js';
import { helpOf, messageOf } from '../marked-text.js';
import { lacksOf, type Lack } from '../not-checked-groups.js';
import { placeText } from '../place-text.js';
import { toldProblems } from '../told-problems.js';
import { tally, verdictOf, verdictText, type Verdict } from '../verdict.js';
import { picturesOf, type Mark, type Picture } from './leg-picture.js';

/** A finding as the page tells it. */
export interface FindingView {
  readonly id: string;
  readonly severity: Severity;
  readonly code: CodeView;
  readonly title: string;
  readonly message: readonly TextPart[];
  /** Empty where there is none. */
  readonly help: readonly TextPart[];
  /** What else is known, in the order of reading: label and text. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  /** The `id` of its row in the picture. */
  readonly row: string | null;
}

/** A piece of a text; `kind` is `null` for plain words. */
export interface TextPart {
  readonly text: string;
  readonly kind: MarkKind | null;
}

export interface CodeView {
  /** The code with its variant: `DIPV1030/narrowing`. */
  readonly label: string;
  /** Where the code is documented; `null` if that is no web address. */
  readonly docs: string | null;
}

export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface CodeSummary extends SeverityCounts {
  readonly code: CodeView;
  readonly title: string;
  readonly maps: number;
}

export interface SuppressedView {
  readonly finding: FindingView;
  readonly reason: string;
}

export interface MapView {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  /** Its kind and size: `dual-write, 12 mappings`. */
  readonly kind: string;
  readonly file: string;
  readonly counts: SeverityCounts;
  /** The tally in words: `2 errors, 1 warning`. */
  readonly tally: string;
  /** `null` where the report holds no outline of the map. */
  readonly mappings: number | null;
  readonly findings: readonly FindingView[];
  readonly pictures: readonly Picture[];
  /** Number of checks that could not be made. */
  readonly notChecked: number;
  readonly lacks: readonly Lack[];
  readonly suppressed: readonly SuppressedView[];
}

export interface ProblemView {
  readonly severity: Problem['severity'];
  readonly place: string;
  readonly reason: string;
}

/** Everything the page says, ready for the templates. */
export interface ReportView {
  readonly tool: string;
  readonly verdict: { readonly tone: Verdict['tone']; readonly text: string };
  readonly notes: readonly string[];
  readonly totals: readonly (readonly [label: string, count: number])[];
  readonly codes: readonly CodeSummary[];
  readonly maps: readonly MapView[];
  readonly problems: readonly ProblemView[];
  /** The maps of each step, and what may change it; `null`: not asked for. */
  readonly order: { readonly steps: readonly (readonly string[])[]; readonly open: readonly string[] } | null;
  /** What is listed, in words: `12 findings in 5 maps`. */
  readonly extent: string;
  /** Whether the page is so long that browsers should lay out only what is in view. */
  readonly large: boolean;
}

type ViewContext = Pick<FormatContext, 'quiet' | 'verbose' | 'failures'>;

const LARGE_PAGE_LINES = 3000;

export function viewOf(report: Report, { quiet, verbose, failures }: ViewContext): ReportView {
  const verdict = verdictOf(report, failures);
  const projects = quiet ? report.projects.map(errorsOnly) : report.projects;
  const listed = projects.reduce((sum, project) => sum + project.findings.length, 0);
  return {
    tool: `${report.tool.name} ${report.tool.version}`,
    verdict: { tone: verdict.tone, text: sentence(verdictText(verdict)) },
    notes: notesOf(report, quiet),
    totals: totalsOf(report),
    codes: summaryByCode(projects),
    maps: projects.map((project, index) => mapView(`map${index + 1}`, project)),
    problems: toldProblems(report.problems, { verbose }).map(problemView),
    order: report.order === undefined ? null : orderView(report.order),
    extent: `${countText(listed, 'finding')} in ${countText(projects.length, 'map')}`,
    large: report.summary.mappings + listed > LARGE_PAGE_LINES,
  };
}

function errorsOnly(project: ProjectReport): ProjectReport {
  return { ...project, findings: project.findings.filter((finding) => finding.severity === 'error') };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function notesOf({ summary }: Report, quiet: boolean): string[] {
  const notes: string[] = [];
  if (summary.notChecked > 0) {
    const checks = countText(summary.notChecked, 'check');
    notes.push(`${checks} could not be made for want of data; each map lists them. Their silence says nothing.`);
  }
  if (summary.fixable > 0) {
    notes.push(`${countText(summary.fixable, 'finding')} can be mended by machine: run the check again with --fix.`);
  }
  if (quiet && summary.warnings + summary.infos > 0) {
    const left = `${countText(summary.warnings, 'warning')} and ${countText(summary.infos, 'info')}`;
    notes.push(`Errors only: ${left} are counted but not listed, as the run was asked to be quiet.`);
  }
  return notes;
}

function totalsOf({ summary }: Report): ReportView['totals'] {
  return [
    ['Errors', summary.errors],
    ['Warnings', summary.warnings],
    ['Infos', summary.infos],
    ['Maps', summary.projects],
    ['Mappings', summary.mappings],
    ['Not checked', summary.notChecked],
    ['Suppressed', summary.suppressed],
    ['Input problems', summary.problems],
  ];
}

function summaryByCode(projects: readonly ProjectReport[]): CodeSummary[] {
  const byCode = new Map<string, { findings: Finding[]; projects: Set<ProjectReport> }>();
  for (const project of projects) {
    for (const finding of project.findings) {
      const label = findingCode(finding);
      const entry = byCode.get(label) ?? { findings: [], projects: new Set() };
      entry.findings.push(finding);
      entry.projects.add(project);
      byCode.set(label, entry);
    }
  }
  return [...byCode.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, entry]) => {
      const [first] = entry.findings;
      if (!first) return [];
      const counts = countsOf(entry.findings);
      return [{ code: codeView(first), title: first.title, maps: entry.projects.size, ...counts }];
    });
}

function mapView(id: string, project: ProjectReport): MapView {
  const marks = project.findings.map((finding, index) => ({ id: `${id}-finding${index + 1}`, finding }));
  const pictures = picturesOf(id, project, marks);
  const rows = rowsByMark(pictures);
  const counts = countsOf(project.findings);
  const mappings = project.legs.length > 0 ? project.legs.reduce((sum, leg) => sum + leg.mappings.length, 0) : null;
  const kind = project.dualWrite ? 'dual-write' : 'Data Integrator';
  return {
    id,
    name: project.name,
    version: project.version,
    kind: mappings === null ? kind : `${kind}, ${countText(mappings, 'mapping')}`,
    file: project.file,
    counts,
    tally: tally(counts) || 'no findings',
    mappings,
    findings: marks.map((mark) => findingView(mark, rows.get(mark.id) ?? null)),
    pictures,
    notChecked: project.notChecked.length,
    lacks: lacksOf([project]),
    suppressed: project.suppressed.map((suppressed, index) =>
      suppressedView(`${id}-suppressed${index + 1}`, suppressed),
    ),
  };
}

function rowsByMark(pictures: readonly Picture[]): Map<string, string> {
  const rows = new Map<string, string>();
  for (const picture of pictures) {
    for (const row of picture.rows) {
      for (const mark of row.marks) if (row.id !== null && !rows.has(mark.id)) rows.set(mark.id, row.id);
    }
  }
  return rows;
}

function suppressedView(id: string, { finding, reason }: SuppressedFinding): SuppressedView {
  return { finding: findingView({ id, finding }, null), reason };
}

function findingView({ id, finding }: Mark, row: string | null): FindingView {
  return {
    id,
    severity: finding.severity,
    code: codeView(finding),
    title: finding.title,
    message: partsOf(messageOf(finding)),
    help: finding.help === '' ? [] : partsOf(helpOf(finding)),
    facts: factsOf(finding),
    row,
  };
}

function factsOf(finding: Finding): FindingView['facts'] {
  const environment = finding.environmentType === null ? '' : ` (${finding.environmentType})`;
  const table = finding.table === null ? null : `${finding.table}${environment}`;
  const mapping =
    finding.sourceField === null && finding.destinationField === null
      ? null
      : `${finding.sourceField ?? 'none'} – ${finding.destinationField ?? 'none'}`;
  const facts: (readonly [label: string, text: string | null])[] = [
    ['Place', placeText(finding.location)],
    ['JSON pointer', finding.location.pointer],
    ['Task', finding.task],
    ['Leg', finding.leg],
    ['Side', finding.side],
    ['Table', table],
    ['Field', finding.field],
    ['Mapping', mapping],
    ['Fix', finding.fix === null ? null : `${finding.fix.title} (--fix does it)`],
  ];
  return facts.flatMap(([label, text]) => (text === null || text === '' ? [] : [[label, text] as const]));
}

function problemView(problem: Problem): ProblemView {
  const pointer = problem.pointer === null || problem.pointer === '' ? '' : ` at ${problem.pointer}`;
  return { severity: problem.severity, place: `${placeText(problem)}${pointer}`, reason: problem.reason };
}

function orderView({ steps, open }: MapOrder): ReportView['order'] {
  return {
    steps: steps.map((maps) => maps.map((map) => `${titleOf(map)}${map.isInCircle ? ' (in a circle)' : ''}`)),
    open: open.map((each) => `${titleOf(each)}: ${each.reason}`),
  };
}

function titleOf({ name, version }: Pick<ProjectReport, 'name' | 'version'>): string {
  return version === null ? name : `${name} ${version}`;
}

function codeView(finding: Finding): CodeView {
  return { label: findingCode(finding), docs: /^https?:\/\//i.test(finding.docs ?? '') ? finding.docs : null };
}

function countsOf(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}
