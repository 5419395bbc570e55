import type { Workspace } from '@dipv/core';
import { readBytes } from './bytes/read-file.js';
import { SizeBudget } from './bytes/size-budget.js';
import { Facts } from './facts.js';
import { findInputs } from './find-inputs.js';
import { chooseVersions } from './newest-versions.js';
import { readInput, reportingProblems, type Destination } from './read-input.js';
import { solutionTables } from './readers/solution-tables.js';
import { uniteTables } from './unite-tables.js';

export interface ReadOptions {
  /** Paths in reports are relative to it, with `/` separators. */
  readonly cwd: string;
  /** Bytes of one input, all that is inflated out of it counted. */
  readonly maxInputSize: number;
  /** `false`: of several versions of one map only the newest is kept. */
  readonly allVersions: boolean;
  /** Standard input, for the path `-`. */
  readonly stdin?: { readonly name: string; readonly read: () => Promise<Uint8Array> };
  /** Told of each file before it is read. */
  readonly onInput?: (file: string) => void;
}

export interface ReadResult {
  readonly workspace: Workspace;
  /** Files that were found in folders and archives and are something else entirely. */
  readonly unrecognised: readonly string[];
}

/**
 * Reads everything that files, folders, glob patterns and `-` stand for into one workspace. What cannot be
 * read is a problem of the workspace; nothing is thrown for it.
 */
export async function readWorkspace(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const facts = new Facts();
  const to: Destination = { facts, unrecognised: [] };
  const inputs = await findInputs(paths, { cwd: options.cwd, stdinName: options.stdin?.name ?? null }, facts);
  for (const { file, path, named } of inputs) {
    options.onInput?.(file);
    await reportingProblems(file, facts, async () => {
      const budget = new SizeBudget(options.maxInputSize);
      const bytes = path === null ? await readStdin(options, budget) : await readBytes(path, budget);
      await readInput({ file, named, bytes }, new SizeBudget(options.maxInputSize), to);
    });
  }
  return { workspace: toWorkspace(facts, options.allVersions), unrecognised: to.unrecognised };
}

async function readStdin({ stdin }: ReadOptions, budget: SizeBudget): Promise<Uint8Array> {
  const bytes = (await stdin?.read()) ?? new Uint8Array();
  budget.take(bytes.length);
  return bytes;
}

function toWorkspace(facts: Facts, allVersions: boolean): Workspace {
  const { projects, problems } = chooseVersions(facts.projects, allVersions);
  return {
    projects,
    connectionSets: facts.connectionSets,
    tables: uniteTables([...facts.tables, ...solutionTables(facts.solutions)]),
    integrationKeys: facts.integrationKeys,
    connections: facts.connections,
    organizations: facts.organizations,
    problems: [...facts.problems, ...problems],
  };
}
