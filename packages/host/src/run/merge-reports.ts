import {
  byFile,
  byFileAndPlace,
  summarize,
  type Problem,
  type ProjectReport,
  type Report,
  type Summary,
} from '@dipv/core';
import { UsageError } from '../options/usage-error.js';

/**
 * One report out of several, which one version of the program has made.
 * @param isWhole whether every shard is there
 * @throws UsageError when a map is in two of them
 */
export function mergeReports(reports: readonly Report[], { isWhole = true } = {}): Report {
  const [first] = reports;
  if (first === undefined) throw new UsageError('Name at least one report to merge.');
  const projects = reports.flatMap((report) => report.projects).sort(byFile);
  const twice = mapInTwo(reports);
  if (twice !== null) {
    throw new UsageError(`Map ${twice.name} of ${twice.file} is in two reports. Merge each shard once.`);
  }
  const problems = mergeProblems(reports, isWhole);
  return {
    version: 1,
    tool: first.tool,
    shard: null,
    summary: sum(reports, projects, problems),
    projects,
    problems,
    ...(first.order === undefined ? {} : { order: first.order }), // each shard knows all maps
  };
}

/** One report may well have several of a name: a file can hold projects of several environments. */
function mapInTwo(reports: readonly Report[]): ProjectReport | null {
  const known = new Map<string, Report>();
  for (const report of reports) {
    for (const project of report.projects) {
      const key = JSON.stringify([project.file, project.name, project.version]);
      if ((known.get(key) ?? report) !== report) return project;
      known.set(key, report);
    }
  }
  return null;
}

/**
 * Every shard reads every input, so that each tells of the same problems, some of them more than once. A suppression that
 * matches nothing in one may match in another.
 */
function mergeProblems(reports: readonly Report[], isWhole: boolean): readonly Problem[] {
  const known = new Map<string, { readonly problem: Problem; readonly counts: number[] }>();
  for (const [i, { problems }] of reports.entries()) {
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      const entry = known.get(key) ?? { problem, counts: reports.map(() => 0) };
      entry.counts[i] = (entry.counts[i] ?? 0) + 1;
      known.set(key, entry);
    }
  }
  return [...known.values()]
    .flatMap(({ problem, counts }) => {
      const isIdle = problem.kind === 'idle-suppression';
      const count = isIdle ? (isWhole ? Math.min(...counts) : 0) : Math.max(...counts);
      return Array.from({ length: count }, () => problem);
    })
    .sort(byFileAndPlace);
}

function sum(reports: readonly Report[], projects: readonly ProjectReport[], problems: readonly Problem[]): Summary {
  const total = (count: (summary: Summary) => number) => reports.reduce((all, { summary }) => all + count(summary), 0);
  // What reports do not hold, each shard alone can count: mappings, suppressed findings, and those that are too many.
  const listed = summarize(projects, problems);
  return {
    ...listed,
    mappings: total((summary) => summary.mappings),
    errors: Math.max(
      listed.errors,
      total((summary) => summary.errors),
    ),
    warnings: Math.max(
      listed.warnings,
      total((summary) => summary.warnings),
    ),
    infos: Math.max(
      listed.infos,
      total((summary) => summary.infos),
    ),
    suppressed: total((summary) => summary.suppressed),
  };
}
