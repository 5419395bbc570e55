import type { Lack } from '../model/lack.js';
import { lacksConnectionSet } from '../knowledge/lacks.js';
import { foldName, isBlank } from '../names.js';
import type { ConnectionSet, OrganizationPair } from '../model/connection-set.js';
import type { Task } from '../model/project.js';
import { findEnvironment, mapsBetween, type EnvironmentState } from './environment.js';
import { LegContext } from './leg-context.js';
import type { ProjectContext } from './project-context.js';

/** A task as rules see it. */
export class TaskContext {
  /** `null`: not supplied. */
  readonly connectionSet: ConnectionSet | null;
  readonly legs: readonly LegContext[];

  constructor(
    readonly project: ProjectContext,
    readonly task: Task,
  ) {
    this.connectionSet = project.run.connectionSetOf(task.connectionSetName);
    this.legs = task.legs.map((leg) => new LegContext(this, leg));
  }

  /** What to say where there is no connection set. */
  get noConnectionSet(): Lack {
    const name = this.task.connectionSetName;
    return lacksConnectionSet(isBlank(name) ? null : name, this.project.run.workspace.connectionSets.length > 0);
  }

  /** JSON pointer of a property of the task. */
  at(property: string): string {
    return `${this.task.pointer}/${property}`;
  }

  findEnvironment(name: string | null, environmentType: string | null): EnvironmentState {
    const { task, connectionSet, noConnectionSet } = this;
    return findEnvironment(name, environmentType, {
      own: this.project.project.environments,
      connectionSet,
      isSetOfTask: connectionSet !== null && sameName(connectionSet.name, task.connectionSetName),
      noConnectionSet,
    });
  }

  /** The organization mapping between two environments; `null` where either is not known. */
  organizationMapping(one: EnvironmentState, other: EnvironmentState): readonly OrganizationPair[] | null {
    if (this.connectionSet === null || one.state !== 'known' || other.state !== 'known') return null;
    return this.connectionSet.organizationMapping.filter(
      (pair) =>
        !isBlank(pair.firstPartition) &&
        !isBlank(pair.secondPartition) &&
        mapsBetween(pair, one.entries, other.entries),
    );
  }
}

function sameName(one: string | null, other: string | null): boolean {
  return !isBlank(one) && !isBlank(other) && foldName((one ?? '').trim()) === foldName((other ?? '').trim());
}
