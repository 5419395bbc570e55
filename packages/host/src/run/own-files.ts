import { fstatSync, statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { makeReport, type Problem, type Report } from '@dipv/core';
import { STDOUT } from '../output/stdout.js';
import type { Setup } from './setup.js';

/**
 * The report without what it tells of files that the run itself reads or writes and that lie among the inputs: its
 * configuration and baseline, reports of an earlier run, and the empty file that a shell makes for `> report.json`.
 */
export function withoutOwnFiles(report: Report, { cwd, configuration, options, outputs }: Setup): Report {
  const named = [options.baseline, ...outputs.map(({ file }) => file)].filter((file) => typeof file === 'string');
  const own = new Set([...configuration.files, ...named].map((file) => resolve(cwd, file)));
  const stdout = fstatSync(STDOUT);
  const isOwn = (file: string): boolean => own.has(file) || (stdout.isFile() && isSame(file, stdout));
  const problems = report.problems.filter((problem) => !isOfWholeFile(problem) || !isOwn(resolve(cwd, problem.file)));
  if (problems.length === report.problems.length) return report;
  return { ...report, ...makeReport(report.tool, report.projects, problems, report.shard) };
}

/** Whether it tells that nothing was read of the file, such as an earlier report. */
export function isOfWholeFile({ kind, line, pointer }: Problem): boolean {
  return kind === 'foreign' || (kind === 'input' && line === null && pointer === null);
}

function isSame(file: string, { dev, ino }: Stats): boolean {
  try {
    const stats = statSync(file);
    return stats.dev === dev && stats.ino === ino;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    return false; // a file of an archive, or gone
  }
}
