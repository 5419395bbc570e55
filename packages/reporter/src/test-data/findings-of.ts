import type { Finding, Report } from '@dipv/core';

export function findingsOf(report: Report): readonly Finding[] {
  return report.projects.flatMap((project) => project.findings);
}
