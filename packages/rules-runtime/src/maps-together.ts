import {
  environmentKey,
  foldName,
  legFact,
  onceFor,
  squashName,
  type Side,
  type SideContext,
  type ToldLeg,
  type ToldMap,
} from '@dipv/core';
import { pairOf } from './dual-write-pair.js';
import { areApart } from './filters-apart.js';
import { headOf } from './key-of-side.js';

/** Maps that each map is compared with. More of one table, or of one column, nobody has. */
const MOST_COMPARED = 8;

/** What a leg does with the table of one of its sides. */
export interface WritingSide {
  readonly side: Side;
  /** What tells the table from others, in whatever way maps call it. */
  readonly table: string;
  /** What is written of it; empty: everything. */
  readonly filter: string;
  /** Columns of the table itself, but for those by which records are found, which every map of the table writes. */
  readonly columns: readonly WrittenColumn[];
  /** Constants that are written, by the folded field. */
  readonly constants: readonly (readonly [field: string, value: string])[];
}

export interface WrittenColumn {
  /** Folded. */
  readonly name: string;
  /** The number of the mapping among those of the leg. */
  readonly mapping: number;
}

/** The two sides of a leg; `null`: it is no leg between F&O and Dataverse of a dual-write map. */
type Writing = readonly [source: WritingSide, destination: WritingSide] | null;
type WritingLeg = ToldLeg<Writing>;

/** What each leg writes. */
export const writingFact = legFact<Writing>({
  name: '@dipv/rules-runtime/writing',
  of: (leg) => (pairOf(leg) === null ? null : [writingSide(leg.source), writingSide(leg.destination)]),
});

function writingSide(side: SideContext): WritingSide {
  const table = `${environmentKey(side)} ${squashName(side.table?.name ?? side.tableName)}`;
  return { side: side.name, table, filter: filterOf(side), columns: ownColumns(side), constants: constantsOf(side) };
}

function filterOf({ leg: { model }, name }: SideContext): string {
  return ((name === 'source' ? model.sourceFilter : model.reversedSourceFilter) ?? '').trim();
}

function ownColumns(side: SideContext): readonly WrittenColumn[] {
  const { integrationKey } = side.keys;
  const ofKey = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const keys = new Set([...ofKey, ...(side.table?.keys ?? []).flatMap(({ fields }) => fields)].map(headOf));
  const seen = new Set<string>();
  return side.leg.flowsTo(side.name).flatMap(({ mapping, to }) => {
    const name = to.path?.foldedHead;
    if (name === undefined || !to.isSound || to.isCompanyContext || keys.has(name) || seen.has(name)) return [];
    seen.add(name);
    return [{ name, mapping: mapping.index }];
  });
}

function constantsOf(side: SideContext): WritingSide['constants'] {
  return side.leg
    .flowsTo(side.name)
    .filter(({ from }) => from.path === null)
    .flatMap(({ mapping, to }) => {
      const given = mapping.model.transforms.find((each) => each.type === 'Default');
      return to.path === null || given?.type !== 'Default'
        ? []
        : [[to.path.folded, foldName(given.value ?? '')] as const];
    });
}

/** A leg among those that it has to be compared with, in the order of the maps. */
interface Link {
  readonly leg: WritingLeg;
  next: Link | null;
}

interface ColumnLink extends Link {
  readonly side: Side;
  readonly mapping: number;
}

interface MapsTogether {
  /** Each leg among those of the same two tables. */
  readonly byPair: ReadonlyMap<WritingLeg, Link>;
  /** The columns of each leg, among the legs that write the same. */
  readonly columns: ReadonlyMap<WritingLeg, readonly ColumnLink[]>;
}

/** What all maps write, of tables that more than one leg is of: of the others there is nothing to compare. */
const mapsTogether = onceFor((maps: readonly ToldMap<Writing>[]): MapsTogether => {
  const byPair = new Map<WritingLeg, Link>();
  const columns = new Map<WritingLeg, readonly ColumnLink[]>();
  const last = new Map<string, Link>();
  const legs = maps.flatMap((map) => map.legs);
  const isShared = sharedTables(legs);
  for (const leg of legs) {
    const shared = (leg.told ?? []).filter(isShared);
    if (shared.length === 0) continue;
    if (shared.length === 2) byPair.set(leg, chained(last, pairKey(leg), { leg, next: null }));
    const ofLeg = shared.flatMap(({ side, table, columns: own }) =>
      own.map(({ name, mapping }) => chained(last, `${table} ${name}`, { leg, side, mapping, next: null })),
    );
    columns.set(leg, ofLeg);
  }
  return { byPair, columns };
});

function sharedTables(legs: readonly WritingLeg[]): (side: WritingSide) => boolean {
  const known = new Set<string>();
  const shared = new Set<string>();
  for (const { table } of legs.flatMap(({ told }) => told ?? [])) (known.has(table) ? shared : known).add(table);
  return ({ table }) => shared.has(table);
}

function chained<Item extends Link>(last: Map<string, Link>, key: string, link: Item): Item {
  const before = last.get(key);
  if (before !== undefined) before.next = link;
  last.set(key, link);
  return link;
}

/** The next few legs of the same two tables that are of other maps. */
export function othersOfPair(maps: readonly ToldMap<Writing>[], leg: WritingLeg): readonly WritingLeg[] {
  return othersBehind(mapsTogether(maps).byPair.get(leg));
}

/** A column that a leg writes, and the next few legs of other maps that write it, too. */
export interface SharedColumn {
  readonly side: Side;
  readonly mapping: number;
  readonly others: readonly WritingLeg[];
}

export function sharedColumns(maps: readonly ToldMap<Writing>[], leg: WritingLeg): readonly SharedColumn[] {
  return (mapsTogether(maps).columns.get(leg) ?? []).flatMap((column) => {
    const others = othersBehind(column).filter((other) => pairKey(other) !== pairKey(leg));
    return others.length === 0 ? [] : [{ side: column.side, mapping: column.mapping, others }];
  });
}

function othersBehind(link: Link | undefined): readonly WritingLeg[] {
  const others: WritingLeg[] = [];
  let compared = 0;
  for (let next = link?.next ?? null; next !== null && compared < MOST_COMPARED; next = next.next) {
    compared++;
    if (link !== undefined && !isSameMap(link.leg, next.leg)) others.push(next.leg);
  }
  return others;
}

/** What tells the two tables of a leg from others. */
const pairKey = onceFor(({ told }: WritingLeg): string =>
  (told ?? [])
    .map(({ table }) => table)
    .sort()
    .join(' '),
);

/** Versions of one map are one map. */
function isSameMap(one: WritingLeg, other: WritingLeg): boolean {
  return one === other || foldName(one.map.name) === foldName(other.map.name);
}

/**
 * Whether no record flows through both legs, which have a table in common; `null`: that cannot be told.
 */
export function keepApart(one: WritingLeg, other: WritingLeg): boolean | null {
  const answers = (one.told ?? []).flatMap((side) => {
    const twin = other.told?.find(({ table }) => table === side.table);
    if (twin === undefined) return [];
    return [areApart(side.filter, twin.filter), ...(constantsDiffer(side, twin) ? [true] : [])];
  });
  if (answers.includes(true)) return true;
  const isFiltered = [one, other].some(({ told }) => told?.some(({ filter }) => filter !== ''));
  // of different tables on the other side, filters cannot be compared
  const areOfOnePair = pairKey(one) === pairKey(other);
  return answers.includes(null) || (isFiltered && !areOfOnePair) ? null : false;
}

/** Whether both write constants to one column, and not the same: so people mark the records of each map. */
function constantsDiffer(one: WritingSide, other: WritingSide): boolean {
  const constants = new Map(one.constants);
  return [...new Map(other.constants)].some(([field, value]) => (constants.get(field) ?? value) !== value);
}
