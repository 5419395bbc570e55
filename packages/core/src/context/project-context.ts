import type { Project } from '../model/project.js';
import type { RunContext } from './run-context.js';
import { TaskContext } from './task-context.js';

/** A project as rules see it. */
export class ProjectContext {
  readonly tasks: readonly TaskContext[];

  constructor(
    readonly run: RunContext,
    readonly project: Project,
  ) {
    this.tasks = project.tasks.map((task) => new TaskContext(this, task));
  }

  get isDualWrite(): boolean {
    return this.project.isDualWrite;
  }
}
