import { isBlank, type Problem, type Report, type RunFacts } from '@dipv/core';
import { countText } from '@dipv/reporter';
import { remark } from '../output/note.js';
import { withProblems } from './check-workspace.js';
import { isInterruption } from './interruption.js';
import type { Baseline } from './baseline.js';
import type { Setup } from './setup.js';

/** Entries that match nothing any more, told one by one. */
const MOST_TOLD = 20;

/**
 * The report without what the baseline knows, and what formats tell of the baseline, which is made anew first, if that is
 * asked for.
 */
export async function withoutBaseline(
  report: Report,
  { options, cwd, today }: Setup,
): Promise<{ readonly report: Report; readonly baseline: RunFacts['baseline'] }> {
  const { baseline: file, updateBaseline } = options;
  const { shard, only, changed, staged } = options;
  const isWhole = [shard, only, changed, staged].every((part) => part === undefined);
  if (file === undefined) return { report, baseline: null };
  const { applyBaseline, baselineExists, readBaseline, writeBaseline } = await import('./baseline.js');
  const exists = baselineExists(file, cwd);
  const problems: Problem[] = [];
  if (updateBaseline === true && report.problems.some(isInterruption)) {
    remark(`${file} is left as it is, since the run was interrupted`, options);
    if (!exists) return { report, baseline: null };
  } else if (updateBaseline === true) {
    const before = exists ? await readBaseline(file, cwd, options.maxInputSize) : null;
    problems.push(...(before?.problems ?? []));
    const count = await writeBaseline(file, report, before, today, cwd, options.maxOutputSize);
    remark(`${file}: ${countText(count, 'finding')}`, options);
  }
  const baseline = await readBaseline(file, cwd, options.maxInputSize);
  problems.push(...baseline.problems);
  const applied = applyBaseline(report, baseline);
  if (applied.stale.length > 0 && isWhole) {
    const are = countText(applied.stale.length, 'entry matches', 'entries match');
    remark(`${file}: ${are} no finding any more; --update-baseline prunes:`, options);
    for (const { code, map, field } of applied.stale.slice(0, MOST_TOLD)) {
      remark(`  ${code} ${map}${isBlank(field) ? '' : ` ${field}`}`, options);
    }
    if (applied.stale.length > MOST_TOLD) remark(`  and ${applied.stale.length - MOST_TOLD} more`, options);
  }
  return {
    report: withProblems(applied.report, problems),
    baseline: {
      file,
      known: applied.report.summary.suppressed - report.summary.suppressed,
      latest: daysOf(baseline.entries).at(-1) ?? null,
      oldest: applied.known.every(({ since }) => since !== undefined) ? (daysOf(applied.known)[0] ?? null) : null,
    },
  };
}

function daysOf(entries: Baseline['entries']): readonly string[] {
  return entries.flatMap(({ since }) => (since === undefined ? [] : [since])).sort();
}
