import { lacksLookupTarget } from '../knowledge/lacks.js';
import type { Lack } from '../model/lack.js';
import { foldName } from '../names.js';
import { dataverseTableNames } from '../table-catalog.js';
import type { LegContext } from './leg-context.js';
import type { RelatedTable } from './path-resolution.js';
import type { ProjectContext } from './project-context.js';
import type { SideContext } from './side-context.js';
import { mappedLookups, targetsOfLookup, type MappedLookup } from './side-lookups.js';
import { stronglyConnected } from './strongly-connected.js';

/** A lookup through which a map rests on the maps of another table. */
export interface MapDependency {
  readonly project: ProjectContext;
  readonly lookup: MappedLookup;
  readonly related: RelatedTable;
}

/** Maps that lead to each other through their lookups, so that none of them can be first. */
export interface MapCircle {
  /** The shortest way around: each step leads to the map of the next one, and the last one to the first. */
  readonly steps: readonly MapDependency[];
  /** All maps that lead to each other, those of the steps among them. */
  readonly projects: readonly ProjectContext[];
}

/** A lookup of which nobody knows where it leads. */
export interface OpenDependency {
  readonly project: ProjectContext;
  readonly lookup: MappedLookup;
  readonly lack: Lack;
}

/** How the dual-write maps of a workspace rest on each other: by the Dataverse tables that their lookups lead to. */
export class MapDependencies {
  readonly circles: readonly MapCircle[];
  /** The maps in the order to enable and sync them: those of one step rest on earlier ones alone, or on each other. */
  readonly order: readonly (readonly ProjectContext[])[];
  readonly open: readonly OpenDependency[];
  readonly #tables: TableNumbers;
  readonly #mapsOf: readonly (readonly LegContext[])[];

  constructor(projects: readonly ProjectContext[]) {
    const maps = projects.filter(({ isDualWrite }) => isDualWrite);
    const tables = new TableNumbers();
    const mapsOf: LegContext[][] = [];
    const open: OpenDependency[] = [];
    for (const project of maps)
      for (const side of dataverseSides(project)) (mapsOf[tables.ofSide(side)] ??= []).push(side.leg);
    const edges = maps.map((project) => dependenciesOf(project, tables, open));
    // maps come first, then tables: to lead to a table is to lead to all of its maps, however many both are
    const numbers = new Map(maps.map((project, i) => [project, i] as const));
    const ofTables = Array.from({ length: tables.count }, (_, table) =>
      (mapsOf[table] ?? []).flatMap((leg) => numbers.get(leg.task.project) ?? []),
    );
    const ofMaps = edges.map((each) => [...new Set(each.map(({ table }) => table + maps.length))]);
    const components = stronglyConnected([...ofMaps, ...ofTables]);
    this.#tables = tables;
    this.#mapsOf = mapsOf;
    this.open = Object.freeze(open);
    this.circles = Object.freeze(
      components.flatMap((component) => {
        const members = component.filter((node) => node < maps.length);
        return members.length < 2 ? [] : [circleOf(members, { maps, edges, ofTables })];
      }),
    );
    this.order = Object.freeze(orderOf(components, [...ofMaps, ...ofTables], maps));
    Object.freeze(this);
  }

  /** The legs whose Dataverse table is this one. @param side that a lookup leads from */
  legsOf(side: SideContext, related: RelatedTable): readonly LegContext[] {
    const table = this.#tables.find(side, related);
    return table === null ? NO_LEGS : (this.#mapsOf[table] ?? NO_LEGS);
  }
}

const NO_LEGS: readonly LegContext[] = Object.freeze([]);

interface Edge extends MapDependency {
  readonly table: number;
}

function dataverseSides(project: ProjectContext): readonly SideContext[] {
  return project.tasks.flatMap(({ legs }) =>
    legs.flatMap(({ source, destination }) =>
      [source, destination].filter(({ isDataverse, tableName }) => isDataverse && tableName !== ''),
    ),
  );
}

/** A lookup to the map's own table keeps no map waiting. One that leads to one of several tables is not known. */
function dependenciesOf(project: ProjectContext, tables: TableNumbers, open: OpenDependency[]): readonly Edge[] {
  return dataverseSides(project).flatMap((side) =>
    mappedLookups(side).flatMap((lookup) => {
      const targets = targetsOfLookup(lookup);
      if (!targets.areCertain) {
        open.push({ project, lookup, lack: lacksLookupTarget(side, lookup.name) });
        return [];
      }
      return targets.tables
        .map((related) => ({ project, lookup, related, table: tables.ofRelated(side, related) }))
        .filter(({ table }) => table !== tables.ofSide(side));
    }),
  );
}

/** Tables by the environment and any of their names. */
class TableNumbers {
  readonly #numbers = new Map<string, number>();
  count = 0;

  ofSide(side: SideContext): number {
    return this.#number(keysOf(side, side.table?.names ?? dataverseTableNames(side.tableName)));
  }

  ofRelated(side: SideContext, related: RelatedTable): number {
    return this.#number(keysOf(side, namesOf(related)));
  }

  find(side: SideContext, related: RelatedTable): number | null {
    const keys = keysOf(side, namesOf(related));
    return keys.map((key) => this.#numbers.get(key)).find((number) => number !== undefined) ?? null;
  }

  #number(keys: readonly string[]): number {
    const known = keys.map((key) => this.#numbers.get(key)).find((number) => number !== undefined);
    const number = known ?? this.count++;
    for (const key of keys) if (!this.#numbers.has(key)) this.#numbers.set(key, number);
    return number;
  }
}

function namesOf({ name, table }: RelatedTable): readonly string[] {
  return table?.names ?? dataverseTableNames(name);
}

function keysOf(side: SideContext, names: readonly string[]): readonly string[] {
  const of = environmentKey(side);
  return names.map((name) => `${of} ${foldName(name)}`);
}

/**
 * Tells the environments of a workspace apart by their names, since each project may bring its own list of them; what a leg
 * does not name is the one that serves it.
 */
export function environmentKey({ leg, name, environment, environmentType }: SideContext): string {
  const { sourceEnvironment, destinationEnvironment } = leg.model;
  const given = name === 'source' ? sourceEnvironment : destinationEnvironment;
  const known = environment.state === 'known' ? (environment.environment.name ?? environment.entry.key) : null;
  const called = [leg.task.connectionSet?.name ?? leg.task.model.connectionSetName, known ?? given];
  return JSON.stringify([...called.map((each) => foldName((each ?? '').trim())), environmentType]);
}

interface Graph {
  readonly maps: readonly ProjectContext[];
  /** By the number of their map. */
  readonly edges: readonly (readonly Edge[])[];
  /** The maps of each table. */
  readonly ofTables: readonly (readonly number[])[];
}

/** @param members numbers of all maps of a component */
function circleOf(members: readonly number[], { maps, edges, ofTables }: Graph): MapCircle {
  const start = members.reduce((least, each) => Math.min(least, each), Infinity);
  const inside = new Set(members);
  const reached = new Map<number, { readonly from: number; readonly edge: Edge } | null>([[start, null]]);
  const seen = new Set<number>();
  const queue = [start];
  const projects = [...members].sort((a, b) => a - b).flatMap((node) => maps[node] ?? []);
  for (const node of queue) {
    for (const edge of edges[node] ?? []) {
      if (seen.has(edge.table)) continue;
      seen.add(edge.table);
      for (const next of ofTables[edge.table] ?? []) {
        if (next === start) return { steps: stepsTo(node, edge, reached), projects };
        if (!inside.has(next) || reached.has(next)) continue;
        reached.set(next, { from: node, edge });
        queue.push(next);
      }
    }
  }
  return { steps: [], projects };
}

function stepsTo(
  last: number,
  closing: Edge,
  reached: ReadonlyMap<number, { readonly from: number; readonly edge: Edge } | null>,
): readonly MapDependency[] {
  const steps: MapDependency[] = [closing];
  for (let at = reached.get(last); at !== null && at !== undefined; at = reached.get(at.from)) steps.push(at.edge);
  return steps.reverse();
}

/** @param components each after those that it leads to */
function orderOf(
  components: readonly (readonly number[])[],
  successors: readonly (readonly number[])[],
  maps: readonly ProjectContext[],
): readonly (readonly ProjectContext[])[] {
  const levels: number[] = [];
  for (const component of components) {
    const below = component.reduce(
      (most, node) => (successors[node] ?? []).reduce((max, next) => Math.max(max, levels[next] ?? 0), most),
      0,
    );
    const level = component.some((node) => node < maps.length) ? below + 1 : below;
    for (const node of component) levels[node] = level;
  }
  const steps: ProjectContext[][] = [];
  for (const [i, project] of maps.entries()) (steps[(levels[i] ?? 1) - 1] ??= []).push(project);
  return steps;
}
