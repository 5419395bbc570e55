import type { ComparedSide } from '@dipv/compare';
import type { Problem, Project, ProjectReport, SourceDocument, Table, Workspace } from '@dipv/core';
import { readWorkspace } from '@dipv/formats';
import { UsageError } from '../options/usage-error.js';
import { checkMemory } from './check-memory.js';
import { checkOutTree, gitPlaceOf, type GitTree } from './git-tree.js';
import { isOfWholeFile } from './own-files.js';
import { readStdin } from './read-stdin.js';
import type { Setup } from './setup.js';

/** One of two states of maps and metadata, as it was read. */
export interface SideRead {
  /** A path, or `git:REF:PATH`. */
  readonly name: string;
  readonly workspace: Workspace;
  /** The files of a commit, from which places are still worked out; `null`: it came from none. */
  readonly tree: GitTree | null;
  /** Files of the working folder that something was read of. */
  readonly used: readonly string[];
}

/**
 * Reads one side, with what the configuration says to read beside it: of a commit, as that commit has it.
 * @throws UsageError where Git does not have it
 */
export async function readSide(name: string, { cwd, paths, options, validator }: Setup): Promise<SideRead> {
  const place = gitPlaceOf(name, cwd);
  const tree = place === null ? null : await checkOutTree(place, paths, cwd);
  const files = new Set<string>();
  try {
    const { workspace } = await readWorkspace(tree?.paths ?? [name, ...paths], {
      cwd: tree?.folder ?? cwd,
      onInput: (file) => files.add(file),
      maxInputSize: options.maxInputSize,
      maxTotalSize: options.maxTotalSize,
      maxFiles: options.maxFiles,
      maxMemory: options.maxMemory,
      allVersions: false,
      readers: validator.readers,
      stdin: { name: '<stdin>', read: () => readStdin(options.maxInputSize) },
    });
    if (place === null || tree === null) {
      const unused = new Set(workspace.problems.filter(isOfWholeFile).map(({ file }) => file));
      return { name, tree, workspace, used: [...files].filter((file) => !unused.has(file)) };
    }
    const all = { ...workspace, problems: [...tree.problems, ...workspace.problems] };
    return { name, tree, workspace: withPrefix(all, `git:${place.ref}:`), used: [] };
  } catch (error) {
    await tree?.remove();
    throw error;
  }
}

/** A side with the maps of the other: a snapshot holds none, and is compared as where they would move. */
export function withMapsOf(other: SideRead, side: SideRead): SideRead {
  return { ...side, workspace: { ...side.workspace, projects: other.workspace.projects } };
}

/**
 * A side of which nothing was read is not compared under the maps of the other: all would be new to it, or as they were.
 * @throws UsageError where there is nothing to compare
 */
export function checkReadable(sides: readonly SideRead[]): void {
  const hasMaps = sides.some(({ workspace }) => workspace.projects.length > 0);
  for (const { name, workspace } of sides) {
    const isEmpty = workspace.projects.length === 0 && tablesOf(workspace).length === 0;
    if (!isEmpty || (hasMaps && holdsFacts(workspace))) continue;
    throw new UsageError(
      `${name} holds neither maps nor metadata that could be read, so that there is nothing to compare.`,
    );
  }
}

/** Whether there is something that decides about maps beside their tables. */
function holdsFacts({ connectionSets, integrationKeys, connections, organizations, running }: Workspace): boolean {
  const isListed = connections !== null || running !== undefined;
  return (
    isListed ||
    connectionSets.length > 0 ||
    integrationKeys.length > 0 ||
    Object.values(organizations).some((list) => list !== null)
  );
}

export function checkSide({ name, workspace }: SideRead, { validator, options }: Setup): ComparedSide {
  const tables = tablesOf(workspace);
  const found = new Map<Project, ProjectReport>();
  for (const { project, report } of validator.check(workspace, { maxFindings: options.maxFindings })) {
    checkMemory();
    found.set(project, report);
  }
  const maps = validator.contexts(workspace).map((map) => ({ map, findings: found.get(map.model)?.findings ?? [] }));
  const unread = workspace.problems.filter(({ severity }) => severity === 'error').length;
  return { name, maps, tables, unread };
}

function tablesOf({ tables, connectionSets }: Workspace): readonly Table[] {
  const environments = connectionSets.flatMap((set) => set.environments.map(({ environment }) => environment));
  return [...tables, ...environments.flatMap((environment) => environment?.tables ?? [])];
}

/** Files of a commit are called as Git calls them. */
function withPrefix(workspace: Workspace, prefix: string): Workspace {
  const named = (file: string): string => `${prefix}${file}`;
  return {
    ...workspace,
    projects: workspace.projects.map((project) => ({ ...project, document: renamed(project.document, named) })),
    tables: workspace.tables.map((table) => ({ ...table, file: named(table.file) })),
    problems: workspace.problems.map((problem): Problem => ({ ...problem, file: named(problem.file) })),
  };
}

function renamed(document: SourceDocument, named: (file: string) => string): SourceDocument {
  return {
    file: named(document.file),
    locate: (pointers) => document.locate(pointers),
    locateInString: (pointer, start, end) => document.locateInString(pointer, start, end),
    edits: () => null, // a commit is not mended
  };
}
