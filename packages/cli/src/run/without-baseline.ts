import { isBlank, type Report } from '@dipv/core';
import { note } from '../note.js';
import type { Setup } from './setup.js';

/** The report without what the baseline knows; the baseline is made anew first, if that is asked for. */
export async function withoutBaseline(report: Report, { options, cwd }: Setup): Promise<Report> {
  const { baseline: file, updateBaseline } = options;
  if (file === undefined) return report;
  const { applyBaseline, baselineExists, readBaseline, writeBaseline } = await import('./baseline.js');
  if (updateBaseline === true) {
    const before = baselineExists(file, cwd) ? await readBaseline(file, cwd) : null;
    const count = await writeBaseline(file, report, before, cwd);
    note(`${file}: ${count} ${count === 1 ? 'finding' : 'findings'}`);
  }
  const applied = applyBaseline(report, await readBaseline(file, cwd));
  if (applied.stale.length > 0 && options.shard === undefined && options.only === undefined) {
    const are = applied.stale.length === 1 ? '1 entry matches' : `${applied.stale.length} entries match`;
    note(`${file}: ${are} no finding any more; --update-baseline prunes:`);
    for (const { code, map, field } of applied.stale) {
      note(`  ${code} ${map}${isBlank(field) ? '' : ` ${field}`}`);
    }
  }
  return applied.report;
}
