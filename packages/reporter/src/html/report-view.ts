import type {
  Failure,
  FormatContext,
  MapOrder,
  MendingWords,
  Problem,
  ProjectReport,
  Report,
  RunFacts,
  Severity,
  Summary,
} from '@dipv/core';
import { countText } from '../count-text.js';
import { findingCode } from '../finding-code.js';
import { placeText } from '../place-text.js';
import { toldProblems } from '../told-problems.js';
import { verdictOf, verdictText, type Verdict } from '../verdict.js';
import { codesOf, sharedHelps, type CodeView } from './code-view.js';
import { BY_OPTION, findingView, onlyLegOf, type FindingSetting, type FindingView } from './finding-view.js';
import { gapsOf, type Gap } from './gaps.js';
import { cutShort } from '../cut-short.js';
import type { Mark } from './leg-picture.js';
import { mapHead, mapView, marksOf, rowsOf, type MapHead, type MapView } from './map-view.js';

export interface ProblemView {
  readonly severity: Problem['severity'];
  readonly place: string;
  readonly reason: string;
}

/** A number of the first screen, and what it leads to; `null`: nothing. */
export interface Tile {
  readonly label: string;
  readonly count: number;
  readonly tone: Severity | null;
  readonly to: string | null;
}

/** A map that fails, with how often each of its codes was found. */
export interface FailingMap extends MapHead {
  readonly codes: readonly { readonly label: string; readonly severity: Severity; readonly count: number }[];
}

/** Findings of one map and severity. */
export interface FindingGroup {
  readonly map: MapHead;
  readonly findings: readonly FindingView[];
}

/** Everything that the page says, but for findings and maps, which are made as they are written. */
export interface ReportView {
  readonly tool: string;
  readonly verdict: {
    readonly tone: Verdict['tone'];
    /** May we deploy? */
    readonly answer: string;
    /** What was found, and why the run fails. */
    readonly text: string;
  };
  /** In how many maps what fails stands, and what can be mended. */
  readonly notes: readonly string[];
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly tiles: readonly Tile[];
  readonly failing: readonly FailingMap[];
  readonly codes: readonly CodeView[];
  readonly maps: readonly MapHead[];
  readonly gaps: readonly Gap[];
  readonly notChecked: number;
  readonly problems: readonly ProblemView[];
  /** The maps of each step, and what may change it; `null`: not asked for. */
  readonly order: { readonly steps: readonly (readonly string[])[]; readonly open: readonly string[] } | null;
  /** What is listed, in words: `12 findings in 5 maps`. */
  readonly extent: string;
  /** How many findings of each severity are listed. */
  readonly listed: Readonly<Record<Severity, number>>;
  /** Whether findings and maps are folded, since there are too many to read. */
  readonly isLarge: boolean;
}

/** What the page is made of. */
export interface PageContent {
  readonly view: ReportView;
  /** The findings of a severity, map by map. */
  groups(severity: Severity): Iterable<FindingGroup>;
  maps(): Iterable<MapView>;
}

/** Findings and mappings from which on maps start folded. */
const LARGE_PAGE_LINES = 3000;
/** Findings that may all start unfolded. */
const FEW_FINDINGS = 3;

export function contentOf(report: Report, context: FormatContext): PageContent {
  const projects = context.quiet ? report.projects.map(errorsOnly) : report.projects;
  const isCutShort = cutShort(report);
  const heads = projects.map((project, index) => mapHead(`map${index + 1}`, project, isCutShort(project)));
  const view = viewOf(report, projects, heads, context);
  const abouts = new Map(view.codes.map(({ label, id }) => [label, id]));
  const helps = new Map(view.codes.map(({ label, helps }) => [label, new Set(helps.map(({ text }) => text))]));
  const { sourceLines, mending = BY_OPTION } = context;
  const setting: FindingSetting = { sourceLines, abouts, helps, mending, isLarge: view.isLarge };
  const rows = new Map<string, ReadonlyMap<string, string>>();
  return {
    view,
    *groups(severity) {
      for (const [i, map] of heads.entries()) {
        const project = projects[i];
        if (project === undefined || !project.findings.some((finding) => finding.severity === severity)) continue;
        const ofMap = rows.get(map.id) ?? rowsOf(map.id, project);
        rows.set(map.id, ofMap);
        const marks = marksOf(map.id, project).filter(({ finding }) => finding.severity === severity);
        const onlyLeg = onlyLegOf(project);
        const viewOfMark = (mark: Mark) =>
          findingView(mark, { onlyLeg, file: project.file, row: ofMap.get(mark.id) ?? null }, setting);
        yield { map, findings: marks.map(viewOfMark) };
      }
    },
    *maps() {
      for (const [i, map] of heads.entries()) {
        const project = projects[i];
        if (project !== undefined) yield mapView(map, project, setting, project.findings.length > 0 && !view.isLarge);
      }
    },
  };
}

export function isFew({ listed }: Pick<ReportView, 'listed'>): boolean {
  return listed.error + listed.warning + listed.info <= FEW_FINDINGS;
}

function viewOf(
  report: Report,
  projects: readonly ProjectReport[],
  heads: readonly MapHead[],
  { quiet, verbose, failures, rules, adviceOn, run, mending = BY_OPTION }: FormatContext,
): ReportView {
  const verdict = verdictOf(report, failures);
  const sum = (count: (map: MapHead) => number) => heads.reduce((all, map) => all + count(map), 0);
  const listed = {
    error: sum(({ counts }) => counts.errors),
    warning: sum(({ counts }) => counts.warnings),
    info: sum(({ counts }) => counts.infos),
  };
  const findings = listed.error + listed.warning + listed.info;
  const isLarge = report.summary.mappings + findings > LARGE_PAGE_LINES;
  return {
    tool: `${report.tool.name} ${report.tool.version}`,
    verdict: { tone: verdict.tone, answer: answerOf(report, verdict, failures), text: sentence(verdictText(verdict)) },
    notes: notesOf(report, heads, { quiet, baseline: run?.baseline ?? null, mending }),
    facts: factsOf(report, run),
    tiles: tilesOf(report.summary, listed, toldProblems(report.problems, { verbose }).length),
    failing: failingMaps(projects, heads),
    codes: codesOf(projects, rules, run?.docs ?? null, isLarge ? sharedHelps(projects) : new Map()),
    maps: heads,
    gaps: gapsOf(projects, adviceOn),
    notChecked: report.summary.notChecked,
    problems: toldProblems(report.problems, { verbose }).map(problemView),
    order: report.order === undefined ? null : orderView(report.order),
    extent: `${countText(findings, 'finding')} in ${countText(projects.length, 'map')}`,
    listed,
    isLarge,
  };
}

function errorsOnly(project: ProjectReport): ProjectReport {
  return { ...project, findings: project.findings.filter((finding) => finding.severity === 'error') };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** May we deploy? Only what was checked is vouched for. */
function answerOf({ summary }: Report, { tone }: Verdict, failures: readonly Failure[]): string {
  if (summary.projects === 0) return 'Nothing to deploy';
  if (tone === 'error') return failures.length > 0 || summary.errors > 0 ? 'Not ready to deploy' : 'Not known';
  if (tone === 'warning') return 'Ready to deploy, with reservations';
  return tone === 'unknown' ? 'Ready to deploy, as far as could be checked' : 'Ready to deploy';
}

function notesOf(
  { summary }: Report,
  heads: readonly MapHead[],
  {
    quiet,
    baseline,
    mending,
  }: Pick<FormatContext, 'quiet'> & Pick<RunFacts, 'baseline'> & { readonly mending: MendingWords },
): string[] {
  const notes: string[] = [];
  if (baseline !== null && summary.errors + summary.warnings + summary.infos > 0) {
    const last = baseline.latest === null ? '' : `, last added to on ${dayText(baseline.latest)},`;
    notes.push(`All of this is new: the baseline${last} does not hold it.`);
  }
  const failing = heads.filter(({ counts }) => counts.errors > 0).length;
  if (failing > 0) notes.push(`Errors stand in ${failing} of ${countText(heads.length, 'map')}.`);
  if (summary.fixable > 0) {
    notes.push(`${countText(summary.fixable, 'finding')} can be mended by machine: ${mending.all}.`);
  }
  if (quiet && summary.warnings + summary.infos > 0) {
    const left = `${countText(summary.warnings, 'warning')} and ${countText(summary.infos, 'info')}`;
    notes.push(`Errors only: ${left} are counted but not listed, as the run was asked to be quiet.`);
  }
  return notes;
}

function factsOf({ tool, shard, summary }: Report, run: RunFacts | undefined): ReportView['facts'] {
  const { inputs = [], date = null, build = null, baseline = null } = run ?? {};
  const size = `${countText(summary.projects, 'map')}, ${countText(summary.mappings, 'mapping')}`;
  const from = inputs.length === 0 ? '' : ` from ${inputs.join(', ')}`;
  const fresh = summary.errors + summary.warnings + summary.infos;
  const facts: (readonly [label: string, text: string | null])[] = [
    ['Checked', `${date === null ? '' : `${dateText(date)}, `}by ${tool.name} ${tool.version}`],
    ['Build', build],
    ['Inputs', `${size}${from}`],
    ['Part', shard === null ? null : `${shard.index} of ${shard.count}: the other maps are not in this report`],
    ['Baseline', baseline === null ? null : baselineText(baseline, fresh)],
  ];
  return facts.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
}

/** `known.json, last added to on 3 May 2026: 6 findings are new; 7 are known, the oldest since 1 May 2025, and set aside`. */
function baselineText({ file, known, latest, oldest }: NonNullable<RunFacts['baseline']>, fresh: number): string {
  const last = latest === null ? '' : `, last added to on ${dayText(latest)}`;
  const since =
    oldest === null ? '' : known === 1 ? ` since ${dayText(oldest)}` : `, the oldest since ${dayText(oldest)}`;
  const old = `${known} ${known === 1 ? 'is' : 'are'} known${since}${since.startsWith(',') ? ',' : ''} and set aside`;
  return `${file}${last}: ${countText(fresh, 'finding')} ${fresh === 1 ? 'is' : 'are'} new; ${old}`;
}

function dayText(day: string): string {
  return new Date(day).toLocaleString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

function dateText(date: string): string {
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return date;
  return `${moment.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
}

function tilesOf(summary: Summary, listed: ReportView['listed'], problems: number): readonly Tile[] {
  return [
    { label: 'Errors', count: summary.errors, tone: 'error', to: listed.error > 0 ? 'errors' : null },
    { label: 'Warnings', count: summary.warnings, tone: 'warning', to: listed.warning > 0 ? 'warnings' : null },
    { label: 'Infos', count: summary.infos, tone: 'info', to: listed.info > 0 ? 'infos' : null },
    { label: 'Not checked', count: summary.notChecked, tone: null, to: summary.notChecked > 0 ? 'unchecked' : null },
    { label: 'Suppressed', count: summary.suppressed, tone: null, to: summary.suppressed > 0 ? 'maps' : null },
    { label: 'Input problems', count: summary.problems, tone: null, to: problems > 0 ? 'problems' : null },
  ];
}

/** Those with errors first; the gravest first among them. */
function failingMaps(projects: readonly ProjectReport[], heads: readonly MapHead[]): readonly FailingMap[] {
  return heads
    .flatMap((head, i) => {
      const codes = codesWithin(projects[i]);
      return codes.length === 0 ? [] : [{ ...head, codes }];
    })
    .sort(({ counts: a }, { counts: b }) => b.errors - a.errors || b.warnings - a.warnings || b.infos - a.infos);
}

function codesWithin(project: ProjectReport | undefined): FailingMap['codes'] {
  const codes = new Map<string, { label: string; severity: Severity; count: number }>();
  for (const finding of project?.findings ?? []) {
    const { severity } = finding;
    const label = findingCode(finding);
    const key = `${severity} ${label}`;
    const entry = codes.get(key) ?? { label, severity, count: 0 };
    codes.set(key, { ...entry, count: entry.count + 1 });
  }
  const rank = { error: 0, warning: 1, info: 2 };
  return [...codes.values()].sort((a, b) => rank[a.severity] - rank[b.severity] || (a.label < b.label ? -1 : 1));
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
