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
import { areApart, certainValues } from './filters-apart.js';
import { headOf } from './key-of-side.js';

/** Legs that each is compared with, of those that no single column keeps apart. More nobody has; whoever has is told. */
const MOST_COMPARED = 32;

/** What is not checked where there are more. */
export const MORE_MAPS = `whether filters keep this map apart from those beyond the next ${MOST_COMPARED} of its tables is not known`;

/** What a leg does with the table of one of its sides. */
export interface WritingSide {
  readonly side: Side;
  /** What tells the table from others, in whatever way maps call it. */
  readonly table: string;
  readonly isWritten: boolean;
  /** What is sent of it; empty: everything. */
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
  const isWritten = side.leg.flowsTo(side.name).length > 0;
  const filter = filterOf(side);
  return { side: side.name, table, isWritten, filter, columns: ownColumns(side), constants: constantsOf(side) };
}

function filterOf({ leg: { model }, name }: SideContext): string {
  return ((name === 'source' ? model.sourceFilter : model.reversedSourceFilter) ?? '').trim();
}

/** So that the order of mappings changes nothing. */
export function byName(one: string | null, other: string | null): number {
  const [a, b] = [foldName(one ?? ''), foldName(other ?? '')];
  return a < b ? -1 : a > b ? 1 : 0;
}

function ownColumns(side: SideContext): readonly WrittenColumn[] {
  const { integrationKey } = side.keys;
  const ofKey = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const keys = new Set([...ofKey, ...(side.table?.keys ?? []).flatMap(({ fields }) => fields)].map(headOf));
  const seen = new Set<string>();
  const flows = [...side.leg.flowsTo(side.name)].sort((a, b) => byName(a.from.text, b.from.text));
  return flows.flatMap(({ mapping, to }) => {
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
  /** The next one of another map. */
  nextOther: Link | null;
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
  const chains = new Chains();
  const legs = maps.flatMap((map) => map.legs);
  const isShared = sharedTables(legs);
  for (const leg of legs) {
    const shared = (leg.told ?? []).filter(isShared);
    if (shared.length === 0) continue;
    if (shared.length === 2) byPair.set(leg, chains.append(pairKey(leg), { leg, next: null, nextOther: null }));
    const ofLeg = shared.flatMap(({ side, table, columns: own }) =>
      own.map(({ name, mapping }) =>
        chains.append(`${table} ${name}`, { leg, side, mapping, next: null, nextOther: null }),
      ),
    );
    columns.set(leg, ofLeg);
  }
  chains.finish();
  return { byPair, columns };
});

function sharedTables(legs: readonly WritingLeg[]): (side: WritingSide) => boolean {
  const known = new Set<string>();
  const shared = new Set<string>();
  for (const { table } of legs.flatMap(({ told }) => told ?? [])) (known.has(table) ? shared : known).add(table);
  return ({ table }) => shared.has(table);
}

class Chains {
  readonly #groups = new Map<string, Link[]>();

  append<Item extends Link>(key: string, link: Item): Item {
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, [link]);
    else group.push(link);
    return link;
  }

  finish(): void {
    for (const part of [...this.#groups.values()].flatMap(partsOf)) {
      let next: Link | null = null;
      for (const link of part.reverse()) {
        link.next = next;
        link.nextOther = next === null || !isSameMap(link.leg, next.leg) ? next : next.nextOther;
        next = link;
      }
    }
  }
}

/**
 * Legs of more than are compared, shared out by a value that each of them has in one column, or marks its records with, as
 * often as there is such a column: those of different values are apart.
 */
function partsOf(group: Link[]): readonly Link[][] {
  if (group.length <= MOST_COMPARED) return [group];
  const [first, ...others] = group.map(({ leg }) => marksOf(leg));
  for (const [mark, value] of first ?? []) {
    if (!others.every((marks) => marks.has(mark)) || others.every((marks) => marks.get(mark) === value)) continue;
    const parts = new Map<string, Link[]>();
    for (const link of group) {
      const own = marksOf(link.leg).get(mark) ?? '';
      const part = parts.get(own);
      if (part === undefined) parts.set(own, [link]);
      else part.push(link);
    }
    return [...parts.values()].flatMap(partsOf);
  }
  return [group];
}

/** By table and column, what all records are known to have that a leg sends or writes. */
const marksOf = onceFor(({ told }: WritingLeg): ReadonlyMap<string, string> => {
  const marks = (told ?? []).flatMap(({ table, filter, constants }) => [
    ...certainValues(filter).map(({ field, value }) => [`${table} ${field}`, value] as const),
    ...constants.map(([field, value]) => [`${table} ${field} constant`, value] as const),
  ]);
  return new Map(marks);
});

/** The next legs of other maps. */
export interface Others {
  readonly legs: readonly WritingLeg[];
  /** Whether there are more, which are too many to be compared with. */
  readonly areMore: boolean;
}

/** The next legs of the same two tables that are of other maps. */
export function othersOfPair(maps: readonly ToldMap<Writing>[], leg: WritingLeg): Others {
  return othersBehind(mapsTogether(maps).byPair.get(leg));
}

/** A column that a leg writes, and the next legs of other maps that write it, too. */
export interface SharedColumn extends Others {
  readonly side: Side;
  readonly mapping: number;
}

export function sharedColumns(maps: readonly ToldMap<Writing>[], leg: WritingLeg): readonly SharedColumn[] {
  return (mapsTogether(maps).columns.get(leg) ?? []).flatMap((column) => {
    const { legs, areMore } = othersBehind(column);
    const others = legs.filter((other) => pairKey(other) !== pairKey(leg));
    return others.length === 0 && !areMore
      ? []
      : [{ side: column.side, mapping: column.mapping, legs: others, areMore }];
  });
}

function othersBehind(link: Link | undefined): Others {
  const legs: WritingLeg[] = [];
  let next = link?.nextOther ?? null;
  while (link !== undefined && next !== null && legs.length < MOST_COMPARED) {
    legs.push(next.leg);
    next = next.next;
    if (next !== null && isSameMap(link.leg, next.leg)) next = next.nextOther;
  }
  return { legs, areMore: next !== null };
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
  return one === other || nameOf(one) === nameOf(other);
}

const nameOf = onceFor(({ map }: WritingLeg): string => foldName(map.name));

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

/** Whether a table is written by both legs: not where each brings to one side what the other takes to the other. */
export function writeTogether(one: WritingLeg, other: WritingLeg): boolean {
  const tables = (other.told ?? []).filter(({ isWritten }) => isWritten).map(({ table }) => table);
  return (one.told ?? []).some(({ table, isWritten }) => isWritten && tables.includes(table));
}

/** Whether both write constants to one column, and not the same: so people mark the records of each map. */
function constantsDiffer(one: WritingSide, other: WritingSide): boolean {
  const constants = new Map(one.constants);
  return [...new Map(other.constants)].some(([field, value]) => (constants.get(field) ?? value) !== value);
}
