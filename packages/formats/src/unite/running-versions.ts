import { dataverseTableNames, squashName, type Project, type RunningMap, type Workspace } from '@dipv/core';
import type { RunningVersion } from '../facts/facts.js';
import { compareVersions } from './newest-versions.js';
import { TableNames, type LegNames } from './table-names.js';

/** What a list of running maps tells, and what is worth a note. */
export interface RunningVersions {
  readonly running: readonly RunningMap[];
  readonly notes: readonly string[];
}

/**
 * In which version maps run, and a line for each that runs in another than is checked. Of a map that has no entry the
 * running version is not known: the list has only maps whose source can be Dataverse.
 * @param known every map of the inputs, in every version
 */
export function runningVersions(
  workspace: Workspace,
  list: readonly RunningVersion[],
  known: readonly Project[],
): RunningVersions {
  const running: RunningMap[] = [];
  if (list.length === 0) return { running, notes: [] };
  const names = new TableNames(workspace);
  const byTables = groupBy(list.flatMap((each) => pairsOf(each).map((pair) => [pair, each.version] as const)));
  const checked = versionsByName(workspace.projects);
  const all = versionsByName(known);
  const notes = workspace.projects.flatMap((project) => {
    const pairs = project.tasks.flatMap(({ legs }) => legs.flatMap((leg) => names.namesOf(leg).flatMap(pairsOfLeg)));
    const versions = [...new Set(pairs.flatMap((pair) => byTables.get(pair) ?? []))];
    if (versions.length === 0 || project.version === null) return [];
    const isAny = (projects: ReadonlyMap<string, readonly string[]>): boolean =>
      (projects.get(project.name) ?? []).some((version) =>
        versions.some((each) => compareVersions(each, version) === 0),
      );
    const isThere = isAny(checked) ? 'checked' : isAny(all) && 'supplied';
    running.push({ name: project.name, version: project.version, versions, isThere });
    if (isThere === 'checked') return [];
    const hint = isThere === 'supplied' ? ' (--all-versions checks that one, too)' : '';
    return [`${project.name}: version ${project.version} is checked, but ${versions.join(' and ')} runs${hint}`];
  });
  return { running, notes };
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
