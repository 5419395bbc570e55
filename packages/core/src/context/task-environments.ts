import { lacksConnectionSet } from '../knowledge/lacks.js';
import type { ConnectionSet, EnvironmentEntry, OrganizationPair } from '../model/connection-set.js';
import type { Lack } from '../model/lack.js';
import { foldName, isBlank } from '../names.js';
import { findEnvironment, mapsBetween, type EnvironmentState } from './environment.js';

/** The environments that a task can use, and the organizations that are mapped between them. */
export class TaskEnvironments {
  /** What to say where there is no connection set. */
  readonly noConnectionSet: Lack;
  readonly #own: readonly EnvironmentEntry[];
  readonly #isSetOfTask: boolean;
  readonly #found = new Map<string | null, Map<string | null, EnvironmentState>>();
  readonly #pairs = new Map<EnvironmentState, Map<EnvironmentState, readonly OrganizationPair[]>>();

  /**
   * @param own those of the project
   * @param setName as the task calls its connection set
   * @param connectionSet `null`: not supplied
   */
  constructor(
    own: readonly EnvironmentEntry[],
    setName: string | null,
    readonly connectionSet: ConnectionSet | null,
    areSetsSupplied: boolean,
  ) {
    this.#own = own;
    this.#isSetOfTask = connectionSet !== null && isSameName(connectionSet.name, setName);
    this.noConnectionSet = Object.freeze(lacksConnectionSet(isBlank(setName) ? null : setName, areSetsSupplied));
    Object.freeze(this);
  }

  /** The environment of that name, or, where no name is given, the first of that type. */
  find(name: string | null, environmentType: string | null): EnvironmentState {
    const named = this.#found.get(name) ?? new Map<string | null, EnvironmentState>();
    this.#found.set(name, named);
    let found = named.get(environmentType);
    if (found === undefined) {
      found = findEnvironment(name, environmentType, {
        own: this.#own,
        connectionSet: this.connectionSet,
        isSetOfTask: this.#isSetOfTask,
        noConnectionSet: this.noConnectionSet,
      });
      named.set(environmentType, Object.freeze(found));
    }
    return found;
  }

  /** The organization mapping between two environments, one list for each two; `null` where either is not known. */
  organizationMapping(one: EnvironmentState, other: EnvironmentState): readonly OrganizationPair[] | null {
    if (this.connectionSet === null || one.state !== 'known' || other.state !== 'known') return null;
    const ofOne = this.#pairs.get(one) ?? new Map<EnvironmentState, readonly OrganizationPair[]>();
    this.#pairs.set(one, ofOne);
    let pairs = ofOne.get(other);
    if (pairs === undefined) {
      const mapped = this.connectionSet.organizationMapping.filter(
        (pair) =>
          !isBlank(pair.firstPartition) &&
          !isBlank(pair.secondPartition) &&
          mapsBetween(pair, one.entries, other.entries),
      );
      ofOne.set(other, (pairs = Object.freeze(mapped)));
    }
    return pairs;
  }
}

function isSameName(one: string | null, other: string | null): boolean {
  return !isBlank(one) && !isBlank(other) && foldName((one ?? '').trim()) === foldName((other ?? '').trim());
}
