import { lacksLookupTarget } from '../knowledge/lacks.js';
import type { ToldLeg, ToldMap } from '../leg-fact.js';
import type { Lack } from '../model/lack.js';
import { environmentKey } from './environment-key.js';
import type { LegContext } from './leg-context.js';
import {
  dataverseSides,
  MapGraph,
  restingSide,
  type GraphStep,
  type RestingLeg,
  type RestingSide,
} from './map-graph.js';
import type { RelatedTable } from './path-resolution.js';
import type { ProjectContext } from './project-context.js';
import type { SideContext } from './side-context.js';
import { mappedLookups, targetsOfLookup, type MappedLookup } from './side-lookups.js';

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

/** How the dual-write maps of a workspace rest on each other, as `MapGraph` has it, with their contexts. */
export class MapDependencies {
  readonly circles: readonly MapCircle[];
  /** The maps in the order to enable and sync them: those of one step rest on earlier ones alone, or on each other. */
  readonly order: readonly (readonly ProjectContext[])[];
  readonly open: readonly OpenDependency[];
  readonly #graph: MapGraph;
  readonly #contexts = new Contexts();

  constructor(projects: readonly ProjectContext[]) {
    const maps = projects.filter(({ isDualWrite }) => isDualWrite);
    const contexts = this.#contexts;
    this.#graph = new MapGraph(maps.map((project) => contexts.told(project)));
    this.circles = this.#graph.circles.map(({ steps, maps: ofCircle }) => ({
      steps: steps.map((step) => contexts.dependency(step)),
      projects: ofCircle.flatMap((map) => contexts.projects.get(map) ?? []),
    }));
    this.order = this.#graph.order.map((step) => step.flatMap((map) => contexts.projects.get(map) ?? []));
    this.open = maps.flatMap(openOf);
    for (const part of [this.circles, this.order, this.open]) Object.freeze(part);
    Object.freeze(this);
  }

  /** The legs whose Dataverse table is this one. @param side that a lookup leads from */
  legsOf(side: SideContext, { name, table }: RelatedTable): readonly LegContext[] {
    const legs = this.#graph.legsOf(environmentKey(side), { name, names: table?.names ?? null });
    return legs.flatMap((leg) => this.#contexts.legs.get(leg) ?? []);
  }
}

function openOf(project: ProjectContext): readonly OpenDependency[] {
  const sides = project.tasks.flatMap(({ legs }) => legs.flatMap(dataverseSides));
  return sides.flatMap((side) =>
    mappedLookups(side)
      .filter((lookup) => !targetsOfLookup(lookup).areCertain)
      .map((lookup) => ({ project, lookup, lack: lacksLookupTarget(side, lookup.name) })),
  );
}

/** What was told of maps, and the contexts that it was told of. */
class Contexts {
  readonly projects = new Map<ToldMap, ProjectContext>();
  readonly legs = new Map<ToldLeg, LegContext>();
  readonly #sides = new Map<RestingSide, SideContext>();

  told(project: ProjectContext): RestingLeg['map'] {
    const legs: RestingLeg[] = [];
    const map = { name: project.model.name, isDualWrite: project.isDualWrite, legs };
    this.projects.set(map, project);
    for (const leg of project.tasks.flatMap((task) => task.legs)) {
      const told = dataverseSides(leg).map((side) => {
        const resting = restingSide(side);
        this.#sides.set(resting, side);
        return resting;
      });
      const of = { map, told };
      this.legs.set(of, leg);
      legs.push(of);
    }
    return map;
  }

  dependency({ leg, side, lookup, table }: GraphStep): MapDependency {
    const project = this.projects.get(leg.map);
    const context = this.#sides.get(side);
    const mapped = context === undefined ? undefined : mappedLookups(context)[side.lookups.indexOf(lookup)];
    const related = mapped === undefined ? undefined : targetsOfLookup(mapped).tables[lookup.tables.indexOf(table)];
    if (project === undefined || mapped === undefined || related === undefined)
      throw new RangeError('a step of no map');
    return { project, lookup: mapped, related };
  }
}
