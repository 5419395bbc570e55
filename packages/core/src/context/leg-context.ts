import type { OrganizationPair } from '../model/connection-set.js';
import type { Leg, Side } from '../model/project.js';
import { MappingContext, type Flow } from './mapping-context.js';
import { SideContext } from './side-context.js';
import type { TaskContext } from './task-context.js';

/** A leg as rules see it: two sides and the mappings between them. */
export class LegContext {
  readonly source: SideContext;
  readonly destination: SideContext;
  readonly mappings: readonly MappingContext[];
  /** Pairs between the leg's environments; `null` where the connection set or an environment is not known. */
  readonly organizationMapping: readonly OrganizationPair[] | null;
  #flowsToSource: readonly Flow[] | null = null;
  #flowsToDestination: readonly Flow[] | null = null;

  constructor(
    readonly task: TaskContext,
    readonly model: Leg,
  ) {
    const { run } = task.project;
    this.source = new SideContext(this, 'source');
    this.destination = new SideContext(this, 'destination');
    this.mappings = run.protect(model.mappings.map((mapping, index) => new MappingContext(this, mapping, index)));
    this.organizationMapping = task.environments.organizationMapping(
      this.source.environment,
      this.destination.environment,
    );
    run.protect(this);
  }

  side(side: Side): SideContext {
    return side === 'source' ? this.source : this.destination;
  }

  /** What mappings write to a side, in the order of the map; a mapping of direction 3 counts once each way. */
  flowsTo(side: Side): readonly Flow[] {
    return side === 'source'
      ? (this.#flowsToSource ??= this.#makeFlows(side))
      : (this.#flowsToDestination ??= this.#makeFlows(side));
  }

  /** JSON pointer of a property of the leg. */
  at(property: string): string {
    return `${this.model.pointer}/${property}`;
  }

  #makeFlows(side: Side): readonly Flow[] {
    const flows: Flow[] = [];
    for (const mapping of this.mappings) if (mapping.writesTo(side)) flows.push(mapping.flowTo(side));
    return this.task.project.run.protect(flows);
  }
}
