import type { Project } from '../model/project.js';
import { MapDependencies } from './map-dependencies.js';
import { ProjectContext } from './project-context.js';
import type { RunContext } from './run-context.js';

/** All maps of a run, for rules whose answer depends on more than one. */
export class WorkspaceContext {
  readonly #run: RunContext;
  readonly #areKept: boolean;
  readonly #known = new Map<Project, ProjectContext>();
  #projects: readonly ProjectContext[] | null = null;
  #dependencies: MapDependencies | null = null;

  /** @param areKept whether contexts are wanted more than once: else each goes with its map */
  constructor(run: RunContext, areKept = true) {
    this.#run = run;
    this.#areKept = areKept;
    Object.freeze(this);
  }

  /** The maps, in the order of the workspace, without those that no context can be made of. */
  get projects(): readonly ProjectContext[] {
    return (this.#projects ??= Object.freeze(this.#all()));
  }

  /** How the maps rest on each other. */
  get dependencies(): MapDependencies {
    return (this.#dependencies ??= new MapDependencies(this.projects));
  }

  /** The context of a map. */
  of(project: Project): ProjectContext {
    let context = this.#known.get(project);
    if (context === undefined) {
      context = new ProjectContext(this.#run, project);
      if (this.#areKept) this.#known.set(project, context);
    }
    return context;
  }

  /** A context that goes with its map: what rules ask of it is not kept until the end of the run. */
  passing(project: Project): ProjectContext {
    return new ProjectContext(this.#run, project);
  }

  /** What is wrong with one map is told where that one is checked. */
  #all(): readonly ProjectContext[] {
    return this.#run.workspace.projects.flatMap((project) => {
      try {
        return this.of(project);
      } catch {
        return [];
      }
    });
  }
}
