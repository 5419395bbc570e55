import {
  environmentKey,
  foldName,
  onceFor,
  squashName,
  type LegContext,
  type MappingContext,
  type SideContext,
  type WorkspaceContext,
} from '@dipv/core';
import { pairOf } from './dual-write-pair.js';
import { areApart } from './filters-apart.js';
import { headOf } from './key-of-side.js';

/** Maps that each map is compared with. More of one table, or of one column, nobody has. */
const MOST_COMPARED = 8;

/** A leg among those that it has to be compared with, in the order of the workspace. */
interface Link {
  readonly leg: LegContext;
  next: Link | null;
}

/** A column that a leg writes. */
export interface WrittenColumn extends Link {
  readonly side: SideContext;
  readonly mapping: MappingContext;
}

interface MapsTogether {
  /** Each leg among those of the same two tables. */
  readonly byPair: ReadonlyMap<LegContext, Link>;
  /** The columns of each leg, among the legs that write the same. */
  readonly columns: ReadonlyMap<LegContext, readonly WrittenColumn[]>;
}

/** What the maps of a workspace write, of tables that more than one leg is of: of the others there is nothing to compare. */
const mapsTogether = onceFor(({ projects }: WorkspaceContext): MapsTogether => {
  const byPair = new Map<LegContext, Link>();
  const columns = new Map<LegContext, readonly WrittenColumn[]>();
  const last = new Map<string, Link>();
  const legs = projects
    .flatMap(({ tasks }) => tasks.flatMap((task) => task.legs))
    .filter((leg) => pairOf(leg) !== null);
  const isShared = sharedTables(legs);
  for (const leg of legs) {
    const shared = [leg.source, leg.destination].filter(isShared);
    if (shared.length === 0) continue;
    if (shared.length === 2) byPair.set(leg, chained(last, pairKey(leg), { leg, next: null }));
    const ofLeg = shared.flatMap((side) =>
      ownColumns(side).map(({ column, mapping }) =>
        chained(last, `${tableKey(side)} ${column}`, { leg, side, mapping, next: null }),
      ),
    );
    columns.set(leg, ofLeg);
  }
  return { byPair, columns };
});

function sharedTables(legs: readonly LegContext[]): (side: SideContext) => boolean {
  const known = new Set<string>();
  const shared = new Set<string>();
  for (const { source, destination } of legs) {
    for (const key of [source, destination].map(tableKey)) (known.has(key) ? shared : known).add(key);
  }
  return (side) => shared.has(tableKey(side));
}

function chained<Item extends Link>(last: Map<string, Link>, key: string, link: Item): Item {
  const before = last.get(key);
  if (before !== undefined) before.next = link;
  last.set(key, link);
  return link;
}

/** The next few legs of the same two tables that are of other maps. */
export function othersOfPair(workspace: WorkspaceContext, leg: LegContext): readonly LegContext[] {
  return othersBehind(mapsTogether(workspace).byPair.get(leg));
}

/** The columns that a leg writes, each with the next few legs of other maps that write it, too. */
export function sharedColumns(
  workspace: WorkspaceContext,
  leg: LegContext,
): readonly (Pick<WrittenColumn, 'side' | 'mapping'> & { readonly others: readonly LegContext[] })[] {
  return (mapsTogether(workspace).columns.get(leg) ?? []).flatMap((column) => {
    const others = othersBehind(column).filter((other) => pairKey(other) !== pairKey(leg));
    return others.length === 0 ? [] : [{ ...column, others }];
  });
}

function othersBehind(link: Link | undefined): readonly LegContext[] {
  const others: LegContext[] = [];
  let compared = 0;
  for (let next = link?.next ?? null; next !== null && compared < MOST_COMPARED; next = next.next) {
    compared++;
    if (link !== undefined && !isSameMap(link.leg, next.leg)) others.push(next.leg);
  }
  return others;
}

/** Columns of a side's own table that the leg writes. Those by which records are found, every map of the table writes. */
function ownColumns(side: SideContext): readonly { readonly column: string; readonly mapping: MappingContext }[] {
  const { integrationKey } = side.keys;
  const ofKey = integrationKey === 'none' || integrationKey === 'unknown' ? [] : integrationKey.fields;
  const keys = new Set([...ofKey, ...(side.table?.keys ?? []).flatMap(({ fields }) => fields)].map(headOf));
  const seen = new Set<string>();
  return side.leg.flowsTo(side.name).flatMap(({ mapping, to }) => {
    const column = to.path?.foldedHead;
    if (column === undefined || !to.isSound || to.isCompanyContext || keys.has(column) || seen.has(column)) return [];
    seen.add(column);
    return [{ column, mapping }];
  });
}

/** What tells the two tables of a leg from others. */
const pairKey = onceFor(({ source, destination }: LegContext): string =>
  [source, destination].map(tableKey).sort().join(' '),
);

/** What tells the table of a side from others, in whatever way maps call it. */
const tableKey = onceFor(
  (side: SideContext): string => `${environmentKey(side)} ${squashName(side.table?.name ?? side.tableName)}`,
);

/** Versions of one map are one map. */
function isSameMap(one: LegContext, other: LegContext): boolean {
  return one === other || nameOf(one) === nameOf(other);
}

function nameOf({ task }: LegContext): string {
  return foldName(task.project.model.name);
}

/**
 * Whether no record flows through both legs, which have a table in common; `null`: that cannot be told.
 */
export function keepApart(one: LegContext, other: LegContext): boolean | null {
  const answers = [one.source, one.destination].flatMap((side) => {
    const twin = [other.source, other.destination].find((each) => tableKey(each) === tableKey(side));
    if (twin === undefined) return [];
    const apart = areApart(filterOf(side), filterOf(twin));
    return [apart, ...(constantsDiffer(side, twin) ? [true] : [])];
  });
  if (answers.includes(true)) return true;
  const isFiltered = [one, other].some((leg) => [leg.source, leg.destination].some((side) => filterOf(side) !== ''));
  // of different tables on the other side, filters cannot be compared
  const areOfOnePair = pairKey(one) === pairKey(other);
  return answers.includes(null) || (isFiltered && !areOfOnePair) ? null : false;
}

function filterOf({ leg: { model }, name }: SideContext): string {
  return ((name === 'source' ? model.sourceFilter : model.reversedSourceFilter) ?? '').trim();
}

/** Whether both write constants to one column, and not the same: so people mark the records of each map. */
function constantsDiffer(one: SideContext, other: SideContext): boolean {
  const constants = constantsOf(one);
  return [...constantsOf(other)].some(([column, value]) => (constants.get(column) ?? value) !== value);
}

const constantsOf = onceFor((side: SideContext): ReadonlyMap<string, string> => {
  const flows = side.leg.flowsTo(side.name).filter(({ from }) => from.path === null);
  return new Map(
    flows.flatMap(({ mapping, to }) => {
      const given = mapping.model.transforms.find((each) => each.type === 'Default');
      return to.path === null || given?.type !== 'Default'
        ? []
        : [[to.path.folded, foldName(given.value ?? '')] as const];
    }),
  );
});
