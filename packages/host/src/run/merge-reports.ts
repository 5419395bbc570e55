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
  const twice = projects.find((project, i) => {
    const next = projects[i + 1];
    return next !== undefined && byFile(project, next) === 0;
  });
  if (twice !== undefined) {
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

/** Every shard reads every input, so that each tells of the same problems. A suppression that matches nothing in one may match in another. */
function mergeProblems(reports: readonly Report[], isWhole: boolean): readonly Problem[] {
  const known = new Map<string, { readonly problem: Problem; count: number }>();
  for (const problem of reports.flatMap((report) => report.problems)) {
    const key = JSON.stringify(problem);
    const entry = known.get(key);
    if (entry === undefined) known.set(key, { problem, count: 1 });
    else entry.count++;
  }
  return [...known.values()]
    .filter(({ problem, count }) => problem.kind !== 'idle-suppression' || (isWhole && count === reports.length))
    .map(({ problem }) => problem)
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
