import type { ConnectionSet } from '../model/connection-set.js';
import type { Task } from '../model/project.js';
import { LegContext } from './leg-context.js';
import type { ProjectContext } from './project-context.js';
import type { TaskEnvironments } from './task-environments.js';

/** A task as rules see it. */
export class TaskContext {
  readonly environments: TaskEnvironments;
  readonly legs: readonly LegContext[];

  constructor(
    readonly project: ProjectContext,
    readonly model: Task,
  ) {
    this.environments = project.run.index.environmentsOf(project.model, model);
    this.legs = project.run.protect(model.legs.map((leg) => new LegContext(this, leg)));
    project.run.protect(this);
  }

  /** `null`: not supplied. */
  get connectionSet(): ConnectionSet | null {
    return this.environments.connectionSet;
  }

  /** JSON pointer of a property of the task. */
  at(property: string): string {
    return `${this.model.pointer}/${property}`;
  }
}
