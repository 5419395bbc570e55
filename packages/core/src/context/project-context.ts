import type { Project } from '../model/project.js';
import type { RunContext } from './run-context.js';
import { TaskContext } from './task-context.js';

/** A project as rules see it. */
export class ProjectContext {
  readonly tasks: readonly TaskContext[];

  constructor(
    readonly run: RunContext,
    readonly model: Project,
  ) {
    this.tasks = run.protect(model.tasks.map((task) => new TaskContext(this, task)));
    run.protect(this);
  }

  get isDualWrite(): boolean {
    return this.model.isDualWrite;
  }
}
