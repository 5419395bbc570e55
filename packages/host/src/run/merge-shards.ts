import { byFileAndPlace, summarize, type Problem, type ProblemKind, type Report, type Shard } from '@dipv/core';
import { mergeReports } from './merge-reports.js';
import { MOST_SHARDS } from '../options/validate-options.js';
import { UsageError } from '../options/usage-error.js';

/** A report, and the file that it was read from. */
export interface ReportFile {
  readonly file: string;
  readonly report: Report;
}

/** What was made of several reports. */
export interface Merged {
  readonly report: Report;
  /** Shards of the run that no report is about; problems of the report tell of them. */
  readonly missing: readonly number[];
  /** What is wrong with the reports themselves; the merged one holds it, too. */
  readonly problems: readonly Problem[];
}

/**
 * One report out of those of one run's shards, or of whole runs. What is missing or there twice is an error in it.
 * @throws UsageError when the reports cannot be of one run
 */
export function mergeShards(files: readonly ReportFile[]): Merged {
  checkVersions(files);
  const shards = shardsOf(files);
  checkCounts(shards);
  if (shards.length === 0) {
    return { report: mergeReports(files.map(({ report }) => report)), missing: [], problems: [] };
  }
  const byIndex = new Map<number, ReportFile>();
  const problems: Problem[] = [];
  for (const { file, report, shard } of shards) {
    const other = byIndex.get(shard.index);
    if (other === undefined) byIndex.set(shard.index, { file, report });
    else
      problems.push(
        problem('repeated-shard', file, `${nameOf(shard)} again, as is ${other.file}: left out; merge each shard once`),
      );
  }
  const count = shards[0]?.shard.count ?? 0;
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0)
    problems.push(problem('missing-shards', files.map(({ file }) => file).join(' '), missingText(missing, count)));
  const merged = mergeReports(
    [...byIndex.values()].map(({ report }) => report),
    { isWhole: missing.length === 0 },
  );
  const all = [...merged.problems, ...problems].sort(byFileAndPlace);
  const report = { ...merged, problems: all, summary: { ...merged.summary, problems: summarize([], all).problems } };
  return { report, missing, problems };
}

function checkVersions([first, ...others]: readonly ReportFile[]): void {
  const odd = others.find(({ report }) => first !== undefined && madeBy(report) !== madeBy(first.report));
  if (first === undefined || odd === undefined) return;
  const [one, other] = [first, odd].map(({ file, report }) => `${file} was made by ${madeBy(report)}`);
  throw new UsageError(`${one ?? ''}, ${other ?? ''}: make the reports with one version.`);
}

/** A report may come from anywhere. */
function checkCounts(shards: ReturnType<typeof shardsOf>): void {
  const odd = shards.find(({ shard: { index, count } }) => index > count || count > MOST_SHARDS);
  if (odd === undefined) return;
  throw new UsageError(`${odd.file} is ${nameOf(odd.shard)}, which no run makes: there are ${MOST_SHARDS} at most.`);
}

function madeBy({ tool }: Report): string {
  return `${tool.name} ${tool.version}`;
}

/** The reports as shards of one run; none: they are of whole runs. */
function shardsOf(files: readonly ReportFile[]): readonly (ReportFile & { readonly shard: Shard })[] {
  const shards = files.flatMap(({ file, report }) =>
    report.shard === null ? [] : [{ file, report, shard: report.shard }],
  );
  const [first] = shards;
  if (first === undefined) return [];
  const whole = files.find(({ report }) => report.shard === null);
  const odd = shards.find(({ shard }) => shard.count !== first.shard.count);
  const [other, is] =
    whole !== undefined ? [whole, 'of a whole run'] : odd !== undefined ? [odd, nameOf(odd.shard)] : [null, ''];
  if (other !== null) {
    throw new UsageError(
      `${first.file} is ${nameOf(first.shard)}, ${other.file} is ${is}: name the reports of one run's shards.`,
    );
  }
  return shards;
}

function nameOf({ index, count }: Shard): string {
  return `shard ${index} of ${count}`;
}

function missingText(missing: readonly number[], count: number): string {
  const list = missing.join(', ');
  return missing.length === 1
    ? `shard ${list} of ${count} is missing: its maps are not in this report`
    : `shards ${list} of ${count} are missing: their maps are not in this report`;
}

function problem(kind: ProblemKind, file: string, reason: string): Problem {
  return { kind, severity: 'error', file, reason, pointer: null, line: null, column: null };
}
