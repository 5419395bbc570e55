import type { Problem, ProjectReport, Summary } from '../model/report.js';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Counts what a report holds. */
export function summarize(projects: readonly ProjectReport[], problems: readonly Problem[]): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  const totals = { mappings: 0, suppressed: 0, notChecked: 0 };
  let fixable = 0;
  for (const { findings, unlisted, legs, suppressed, notChecked } of projects) {
    for (const { mappings } of legs) totals.mappings += mappings.length;
    totals.suppressed += suppressed.length;
    totals.notChecked += notChecked.length;
    for (const { severity, fix } of findings) {
      counts[severity]++;
      if (fix !== null) fixable++;
    }
    if (unlisted !== undefined) for (const severity of SEVERITIES) counts[severity] += unlisted[severity];
  }
  return {
    projects: projects.length,
    mappings: totals.mappings,
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    fixable,
    suppressed: totals.suppressed,
    notChecked: totals.notChecked,
    problems: problems.filter(({ severity }) => severity !== 'info').length,
  };
}
