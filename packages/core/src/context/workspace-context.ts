import type { Project } from '../model/project.js';
import { MapDependencies } from './map-dependencies.js';
import { ProjectContext } from './project-context.js';
import type { RunContext } from './run-context.js';

/** All maps of a run, for what is told of them together. */
export class WorkspaceContext {
  readonly run: RunContext;
  readonly #known = new Map<Project, ProjectContext>();
  #dependencies: MapDependencies | null = null;

  constructor(run: RunContext) {
    this.run = run;
    Object.freeze(this);
  }

  /** How the maps rest on each other: those that a context can be made of. */
  get dependencies(): MapDependencies {
    return (this.#dependencies ??= new MapDependencies(this.#all()));
  }

  /** The context of a map, which is kept. */
  of(project: Project): ProjectContext {
    let context = this.#known.get(project);
    if (context === undefined) this.#known.set(project, (context = new ProjectContext(this.run, project)));
    return context;
  }

  /** What is wrong with one map is told where that one is checked. */
  #all(): readonly ProjectContext[] {
    return this.run.workspace.projects.flatMap((project) => {
      try {
        return this.of(project);
      } catch {
        return [];
      }
    });
  }
}
