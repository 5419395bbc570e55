import type { ProjectReport, Report } from '@dipv/core';

/**
 * Whether a map may have more findings than the report lists. Merged reports tell of it by file alone, so that a neighbour of
 * such a map counts as one, too: none is called free of findings that has some.
 */
export function cutShort({ problems }: Pick<Report, 'problems'>): (project: Pick<ProjectReport, 'file'>) => boolean {
  const files = new Set(problems.filter(({ kind }) => kind === 'too-many-findings').map(({ file }) => file));
  return ({ file }) => files.has(file);
}
