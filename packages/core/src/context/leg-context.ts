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
  readonly #flows: { readonly [side in Side]: readonly Flow[] };

  constructor(
    readonly task: TaskContext,
    readonly model: Leg,
  ) {
    this.source = new SideContext(this, 'source');
    this.destination = new SideContext(this, 'destination');
    this.mappings = Object.freeze(model.mappings.map((mapping, index) => new MappingContext(this, mapping, index)));
    this.organizationMapping = task.environments.organizationMapping(
      this.source.environment,
      this.destination.environment,
    );
    this.#flows = { source: this.#makeFlows('source'), destination: this.#makeFlows('destination') };
    Object.freeze(this);
  }

  side(side: Side): SideContext {
    return side === 'source' ? this.source : this.destination;
  }

  /** What mappings write to a side, in the order of the map; a mapping of direction 3 counts once each way. */
  flowsTo(side: Side): readonly Flow[] {
    return this.#flows[side];
  }

  /** JSON pointer of a property of the leg. */
  at(property: string): string {
    return `${this.model.pointer}/${property}`;
  }

  #makeFlows(side: Side): readonly Flow[] {
    const writing = this.mappings.filter((mapping) => mapping.writesTo(side));
    return Object.freeze(writing.map((mapping) => mapping.flowTo(side)));
  }
}
