import type { Problem, ProjectReport, Report } from '../model/report.js';
import { compare } from './finding-collector.js';
import { summarize } from './summary.js';

/** The report of these maps and problems, in its fixed order and with its counts. */
export function makeReport(
  tool: Report['tool'],
  projects: readonly ProjectReport[],
  problems: readonly Problem[],
  shard: Report['shard'] = null,
): Report {
  return {
    version: 1,
    tool,
    shard,
    summary: summarize(projects, problems),
    projects: [...projects].sort(byFile),
    problems: [...problems].sort(byFileAndPlace),
  };
}

/** By file, name and version. */
export function byFile(a: ProjectReport, b: ProjectReport): number {
  return (
    compare(a.file, b.file) ||
    compare(a.name, b.name) ||
    compare(a.version ?? '', b.version ?? '') ||
    Number(a.version !== null) - Number(b.version !== null)
  );
}

/** By file, place and reason. */
export function byFileAndPlace(a: Problem, b: Problem): number {
  return (
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.reason, b.reason)
  );
}
