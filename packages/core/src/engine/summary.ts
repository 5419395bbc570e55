import type { Problem, ProjectReport, Summary } from '../model/report.js';

/** Counts what a report holds. */
export function summarize(projects: readonly ProjectReport[], problems: readonly Problem[]): Summary {
  const findings = projects.flatMap((project) => project.findings);
  const count = <T>(items: readonly T[], is: (item: T) => boolean) => items.filter(is).length;
  return {
    projects: projects.length,
    mappings: projects.flatMap((project) => project.legs).reduce((sum, leg) => sum + leg.mappings.length, 0),
    errors: count(findings, (finding) => finding.severity === 'error'),
    warnings: count(findings, (finding) => finding.severity === 'warning'),
    infos: count(findings, (finding) => finding.severity === 'info'),
    fixable: count(findings, (finding) => finding.fix !== null),
    suppressed: projects.reduce((sum, project) => sum + project.suppressed.length, 0),
    notChecked: projects.reduce((sum, project) => sum + project.notChecked.length, 0),
    problems: count(problems, (problem) => problem.severity !== 'info'),
  };
}
