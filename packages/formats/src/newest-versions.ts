import { foldName, type Problem, type Project } from '@dipv/core';

/**
 * Of several versions of one map the newest, unless all are wanted. A map that is there twice in one version is
 * a problem; the first one stays. Without a version nobody can tell which is newer, so both stay.
 */
export function chooseVersions(
  projects: readonly Project[],
  allVersions: boolean,
): { readonly projects: Project[]; readonly problems: Problem[] } {
  const problems: Problem[] = [];
  const maps = new Map<string, Project[]>();
  for (const project of projects) {
    const key = `${project.isDualWrite} ${foldName(project.name)}`;
    const versions = maps.get(key) ?? [];
    maps.set(key, versions);
    const twin = versions.find((known) => isSameVersion(known.version, project.version));
    if (twin) problems.push(twiceProblem(project, twin));
    else versions.push(project);
  }
  const chosen = new Set([...maps.values()].flatMap((versions) => (allVersions ? versions : newest(versions))));
  return { projects: projects.filter((project) => chosen.has(project)), problems };
}

function newest(versions: readonly Project[]): Project[] {
  return versions.filter(
    ({ version }) =>
      version === null ||
      versions.every((other) => other.version === null || compareVersions(other.version, version) <= 0),
  );
}

function isSameVersion(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : compareVersions(a, b) === 0;
}

/** Segment by segment, as numbers; a missing segment counts as 0. */
export function compareVersions(a: string, b: string): number {
  const as = a.split('.');
  const bs = b.split('.');
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const order = compareSegments(as[i] ?? '0', bs[i] ?? '0');
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

function twiceProblem(project: Project, twin: Project): Problem {
  const pointer = project.tasks[0]?.pointer ?? '';
  const place = project.document.locate([pointer])[0];
  const version = project.version === null ? 'without a version' : `in version ${project.version}`;
  return {
    severity: 'error',
    file: project.document.file,
    reason: `the map ${project.name} is there twice ${version}, first in ${twin.document.file}; this one is left out`,
    pointer,
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}
