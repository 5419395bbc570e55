import { legFact, type ToldLeg, type ToldMap } from '../leg-fact.js';
import type { Platform } from '../model/platform.js';
import type { Side } from '../model/project.js';
import { foldName } from '../names.js';
import { dataverseTableNames } from '../table-catalog.js';
import { environmentKey } from './environment-key.js';
import type { LegContext } from './leg-context.js';
import type { SideContext } from './side-context.js';
import { mappedLookups, targetsOfLookup } from './side-lookups.js';
import { stronglyConnected } from './strongly-connected.js';

/** A Dataverse table, by what it may be called. */
export interface NamedTable {
  readonly name: string;
  /** All of its names; `null`: its metadata is not known. */
  readonly names: readonly string[] | null;
}

/** Where a mapped lookup leads, see `targetsOfLookup`. */
export interface LookupFact {
  readonly name: string;
  readonly tables: readonly NamedTable[];
  readonly areCertain: boolean;
}

/** What a Dataverse side of a dual-write map rests on. */
export interface RestingSide {
  readonly side: Side;
  /** The platform at the other end of the leg. */
  readonly opposite: Platform;
  /** See `environmentKey`. */
  readonly environment: string;
  readonly table: NamedTable;
  /** Whether the leg writes to it. */
  readonly isWritten: boolean;
  /** In the order of `mappedLookups`. */
  readonly lookups: readonly LookupFact[];
}

/** The Dataverse sides of a leg of a dual-write map, and where their lookups lead. */
export const dependencyFact = legFact<readonly RestingSide[]>({
  name: '@dipv/core/dependencies',
  of: (leg) => dataverseSides(leg).map(restingSide),
});

export function dataverseSides({ source, destination, task }: LegContext): readonly SideContext[] {
  if (!task.project.isDualWrite) return [];
  return [source, destination].filter(({ isDataverse, tableName }) => isDataverse && tableName !== '');
}

export function restingSide(side: SideContext): RestingSide {
  return {
    side: side.name,
    opposite: side.other.platform,
    environment: environmentKey(side),
    table: { name: side.tableName, names: side.table?.names ?? null },
    isWritten: side.leg.flowsTo(side.name).length > 0,
    lookups: mappedLookups(side).map((lookup) => {
      const { tables, areCertain } = targetsOfLookup(lookup);
      const named = tables.map(({ name, table }) => ({ name, names: table?.names ?? null }));
      return { name: lookup.name, tables: named, areCertain };
    }),
  };
}

/** What is told of a map, and of a leg of it. */
export type RestingMap = ToldMap<readonly RestingSide[]>;
export type RestingLeg = ToldLeg<readonly RestingSide[]>;

/** A lookup through which a map rests on the maps of another table. */
export interface GraphStep {
  readonly leg: RestingLeg;
  readonly side: RestingSide;
  readonly lookup: LookupFact;
  readonly table: NamedTable;
}

/** Maps that lead to each other through their lookups, so that none of them can be first. */
export interface GraphCircle {
  /** The shortest way around: each step leads to the map of the next one, and the last one to the first. */
  readonly steps: readonly GraphStep[];
  /** All maps that lead to each other, those of the steps among them. */
  readonly maps: readonly RestingMap[];
}

/** How dual-write maps rest on each other, by what is told of them: by the Dataverse tables that their lookups lead to. */
export class MapGraph {
  readonly circles: readonly GraphCircle[];
  /** The maps in the order to enable and sync them: those of one step rest on earlier ones alone, or on each other. */
  readonly order: readonly (readonly RestingMap[])[];
  readonly #tables = new TableNumbers();
  readonly #legsOf: RestingLeg[][] = [];

  /** @param all of a workspace, in its order */
  constructor(all: readonly RestingMap[]) {
    const maps = all.filter(({ isDualWrite }) => isDualWrite);
    const tables = this.#tables;
    for (const leg of maps.flatMap(({ legs }) => legs))
      for (const { environment, table } of leg.told) (this.#legsOf[tables.of(environment, table)] ??= []).push(leg);
    const edges = maps.map((map) => edgesOf(map, tables));
    // maps come first, then tables: to lead to a table is to lead to all of its maps, however many both are
    const numbers = new Map(maps.map((map, i) => [map, i] as const));
    const ofTables = Array.from({ length: tables.count }, (_, table) =>
      (this.#legsOf[table] ?? []).flatMap((leg) => numbers.get(leg.map) ?? []),
    );
    const ofMaps = edges.map((each) => [...new Set(each.map(({ number }) => number + maps.length))]);
    const components = stronglyConnected([...ofMaps, ...ofTables]);
    this.circles = Object.freeze(
      components.flatMap((component) => {
        const members = component.filter((node) => node < maps.length);
        return members.length < 2 ? [] : [circleOf(members, { maps, edges, ofTables })];
      }),
    );
    this.order = Object.freeze(orderOf(components, [...ofMaps, ...ofTables], maps));
    Object.freeze(this);
  }

  /** The legs of a table of an environment. */
  legsOf(environment: string, table: NamedTable): readonly RestingLeg[] {
    const number = this.#tables.find(environment, table);
    return number === null ? NO_LEGS : (this.#legsOf[number] ?? NO_LEGS);
  }
}

const NO_LEGS: readonly RestingLeg[] = Object.freeze([]);

interface Edge extends GraphStep {
  readonly number: number;
}

/** A lookup to the map's own table keeps no map waiting. One that leads to one of several tables is not known. */
function edgesOf({ legs }: RestingMap, tables: TableNumbers): readonly Edge[] {
  return legs.flatMap((leg) =>
    leg.told.flatMap((side) => {
      const certain = side.lookups.filter(({ areCertain }) => areCertain);
      return certain.flatMap((lookup) =>
        lookup.tables
          .map((table) => ({ leg, side, lookup, table, number: tables.of(side.environment, table) }))
          .filter(({ number }) => number !== tables.of(side.environment, side.table)),
      );
    }),
  );
}

/** Tables by the environment and any of their names. */
class TableNumbers {
  readonly #numbers = new Map<string, number>();
  count = 0;

  of(environment: string, table: NamedTable): number {
    const keys = keysOf(environment, table);
    const number = this.#among(keys) ?? this.count++;
    for (const key of keys) if (!this.#numbers.has(key)) this.#numbers.set(key, number);
    return number;
  }

  find(environment: string, table: NamedTable): number | null {
    return this.#among(keysOf(environment, table)) ?? null;
  }

  #among(keys: readonly string[]): number | undefined {
    return keys.map((key) => this.#numbers.get(key)).find((number) => number !== undefined);
  }
}

function keysOf(environment: string, { name, names }: NamedTable): readonly string[] {
  return (names ?? dataverseTableNames(name)).map((each) => `${environment} ${foldName(each)}`);
}

interface Graph {
  readonly maps: readonly RestingMap[];
  /** By the number of their map. */
  readonly edges: readonly (readonly Edge[])[];
  /** The maps of each table. */
  readonly ofTables: readonly (readonly number[])[];
}

/** @param members numbers of all maps of a component */
function circleOf(members: readonly number[], { maps, edges, ofTables }: Graph): GraphCircle {
  const start = members.reduce((least, each) => Math.min(least, each), Infinity);
  const inside = new Set(members);
  const reached = new Map<number, { readonly from: number; readonly edge: Edge } | null>([[start, null]]);
  const seen = new Set<number>();
  const queue = [start];
  const ofCircle = [...members].sort((a, b) => a - b).flatMap((node) => maps[node] ?? []);
  for (const node of queue) {
    for (const edge of edges[node] ?? []) {
      if (seen.has(edge.number)) continue;
      seen.add(edge.number);
      for (const next of ofTables[edge.number] ?? []) {
        if (next === start) return { steps: stepsTo(node, edge, reached), maps: ofCircle };
        if (!inside.has(next) || reached.has(next)) continue;
        reached.set(next, { from: node, edge });
        queue.push(next);
      }
    }
  }
  return { steps: [], maps: ofCircle };
}

function stepsTo(
  last: number,
  closing: Edge,
  reached: ReadonlyMap<number, { readonly from: number; readonly edge: Edge } | null>,
): readonly GraphStep[] {
  const steps: GraphStep[] = [closing];
  for (let at = reached.get(last); at !== null && at !== undefined; at = reached.get(at.from)) steps.push(at.edge);
  return steps.reverse();
}

/** @param components each after those that it leads to */
function orderOf(
  components: readonly (readonly number[])[],
  successors: readonly (readonly number[])[],
  maps: readonly RestingMap[],
): readonly (readonly RestingMap[])[] {
  const levels: number[] = [];
  for (const component of components) {
    const below = component.reduce(
      (most, node) => (successors[node] ?? []).reduce((max, next) => Math.max(max, levels[next] ?? 0), most),
      0,
    );
    const level = component.some((node) => node < maps.length) ? below + 1 : below;
    for (const node of component) levels[node] = level;
  }
  const steps: RestingMap[][] = [];
  for (const [i, map] of maps.entries()) (steps[(levels[i] ?? 1) - 1] ??= []).push(map);
  return steps;
}
