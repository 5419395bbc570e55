import { foldName, squashName, type LegContext, type ProjectContext, type SideContext } from '@dipv/core';
import { match, type Matched, type Sign } from './match.js';
import { orientedSides } from './oriented-leg.js';
import { tableStem } from './table-stem.js';

/** From the surest sign that two maps are the same to the weakest. */
const SIGNS: readonly Sign<ProjectContext>[] = [
  (map) => `${foldName(map.model.name)} ${tablesOf(map)} ${map.model.version ?? ''}`,
  (map) => `${foldName(map.model.name)} ${tablesOf(map)}`,
  (map) => `${withoutPrefix(foldName(map.model.name))} ${tablesOf(map)}`,
  (map) => tablesOf(map),
  (map) => foldName(map.model.name),
  (map) => `${withoutPrefixes(foldName(map.model.name))} ${tablesOf(map, withoutPrefix)}`,
];

/** Pairs the maps of two sides, also where one was made anew under another prefix or from the other side. */
export function matchMaps(
  before: readonly ProjectContext[],
  after: readonly ProjectContext[],
): Matched<ProjectContext> {
  return match(before, after, SIGNS);
}

/** The pairs of tables that a map writes between, whichever of the two it calls the source. */
function tablesOf({ tasks }: ProjectContext, called: (table: string) => string = asItIs): string {
  return tasks
    .flatMap(({ legs }) => legs.map((leg) => pairOf(leg, called)))
    .sort()
    .join(' ');
}

/**
 * A leg's two tables, by names that ignore case, spaces and the plural of entity sets.
 * @param called what of the name of a Dataverse table counts
 */
export function pairOf(leg: LegContext, called: (table: string) => string = asItIs): string {
  const { left, right } = orientedSides(leg);
  return `${stemOf(left, called)}>${stemOf(right, called)}`;
}

function stemOf({ tableName, isDataverse }: SideContext, called: (table: string) => string): string {
  return isDataverse ? tableStem(called(foldName(tableName))) : squashName(tableName);
}

const asItIs = (name: string): string => name;

/** `msdyn_customer` without what the publisher's prefix puts before it. */
export function withoutPrefix(name: string): string {
  return name.replace(/^[a-z][a-z0-9]{1,7}_/, '');
}

/** Of names that hold others: a map's holds those of its tables (`contoso_[contoso_units - Units]`), a path's those of related columns. */
export function withoutPrefixes(name: string): string {
  return name.replace(/(?<![a-z0-9_])[a-z][a-z0-9]{1,7}_/g, '');
}
