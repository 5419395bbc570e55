import type { Problem, ProjectReport, Summary } from '../model/report.js';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** Counts what a report holds. */
export function summarize(projects: readonly ProjectReport[], problems: readonly Problem[]): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  let fixable = 0;
  for (const { findings, unlisted } of projects) {
    for (const { severity, fix } of findings) {
      counts[severity]++;
      if (fix !== null) fixable++;
    }
    for (const severity of SEVERITIES) counts[severity] += unlisted?.[severity] ?? 0;
  }
  return {
    projects: projects.length,
    mappings: projects.flatMap((project) => project.legs).reduce((sum, leg) => sum + leg.mappings.length, 0),
    errors: counts.error,
    warnings: counts.warning,
    infos: counts.info,
    fixable,
    suppressed: projects.reduce((sum, project) => sum + project.suppressed.length, 0),
    notChecked: projects.reduce((sum, project) => sum + project.notChecked.length, 0),
    problems: problems.filter(({ severity }) => severity !== 'info').length,
  };
}
