import { dataverseTableNames, squashName, type Project, type Workspace } from '@dipv/core';
import type { RunningVersion } from '../facts/facts.js';
import { compareVersions } from './newest-versions.js';
import { TableNames, type LegNames } from './table-names.js';

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
  const byTables = groupBy(running.flatMap((each) => pairsOf(each).map((pair) => [pair, each.version] as const)));
  const checked = versionsByName(workspace.projects);
  const all = versionsByName(known);
  return workspace.projects.flatMap((project) => {
    const pairs = project.tasks.flatMap(({ legs }) => legs.flatMap((leg) => names.namesOf(leg).flatMap(pairsOfLeg)));
    const versions = [...new Set(pairs.flatMap((pair) => byTables.get(pair) ?? []))];
    if (versions.length === 0 || project.version === null) return [];
    const isAny = (projects: ReadonlyMap<string, readonly string[]>): boolean =>
      (projects.get(project.name) ?? []).some((version) =>
        versions.some((each) => compareVersions(each, version) === 0),
      );
    if (isAny(checked)) return [];
    const hint = isAny(all) ? ' (--all-versions checks that one, too)' : '';
    return [`${project.name}: version ${project.version} is checked, but ${versions.join(' and ')} runs${hint}`];
  });
}

function versionsByName(projects: readonly Project[]): ReadonlyMap<string, readonly string[]> {
  return groupBy(projects.flatMap(({ name, version }) => (version === null ? [] : [[name, version] as const])));
}

function groupBy<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** Either end may be the Dataverse table, by its logical or its entity set name. */
function pairsOf({ source, destination }: RunningVersion): readonly string[] {
  return [[source, destination] as const, [destination, source] as const].flatMap(([table, entity]) =>
    dataverseTableNames(table.trim()).map((name) => pairOf(squashName(name), squashName(entity))),
  );
}

function pairsOfLeg({ table, entity }: LegNames): readonly string[] {
  return [...table].flatMap((one) => [...entity].map((other) => pairOf(one, other)));
}

function pairOf(table: string, entity: string): string {
  return JSON.stringify([table, entity]);
}
