import { dataverseTableNames, squashName, type Project, type Workspace } from '@dipv/core';
import type { RunningVersion } from '../facts/facts.js';
import { compareVersions } from './newest-versions.js';
import { TableNames } from './table-names.js';

/**
 * Maps that run in another version than the one that is checked, a line each. Of a map that has no entry the
 * running version is not known: the list has only maps whose source can be Dataverse.
 * @param known every map of the inputs, in every version
 */
export function notesOnRunningVersions(
  workspace: Workspace,
  running: readonly RunningVersion[],
  known: readonly Project[],
): string[] {
  if (running.length === 0) return [];
  const names = new TableNames(workspace);
  return workspace.projects.flatMap((project) => {
    const versions = [...new Set(running.filter((each) => isOf(each, project, names)).map(({ version }) => version))];
    if (versions.length === 0 || project.version === null) return [];
    const isAny = (projects: readonly Project[]): boolean =>
      projects.some(
        ({ name, version }) =>
          name === project.name && version !== null && versions.some((each) => compareVersions(each, version) === 0),
      );
    if (isAny(workspace.projects)) return [];
    const hint = isAny(known) ? ' (--all-versions checks that one, too)' : '';
    return [`${project.name}: version ${project.version} is checked, but ${versions.join(' and ')} runs${hint}`];
  });
}

function isOf({ source, destination }: RunningVersion, { tasks }: Project, names: TableNames): boolean {
  const has = (known: ReadonlySet<string>, name: string): boolean => known.has(squashName(name));
  const hasTable = (known: ReadonlySet<string>, name: string): boolean =>
    dataverseTableNames(name.trim()).some((each) => has(known, each));
  return tasks
    .flatMap(({ legs }) => legs)
    .flatMap((leg) => names.namesOf(leg))
    .some(
      ({ table, entity }) =>
        (hasTable(table, source) && has(entity, destination)) || (hasTable(table, destination) && has(entity, source)),
    );
}
