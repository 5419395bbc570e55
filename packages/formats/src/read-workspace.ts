import { statSync, type Stats } from 'node:fs';
import {
  tablesUsed,
  type Platform,
  type Problem,
  type Reader,
  type RunningMap,
  type TablesUsed,
  type Workspace,
} from '@dipv/core';
import { BytesReadOnce, openFile, type ByteSource } from './bytes/byte-source.js';
import { MemoryBudget } from './bytes/memory-budget.js';
import { RunBudget, SizeBudget } from './bytes/size-budget.js';
import { Turns } from './bytes/turns.js';
import { checkEnvironments } from './unite/check-environments.js';
import { Facts } from './facts/facts.js';
import type { ReadStep } from './facts/shelf.js';
import { findInputs, type FoundInput } from './input/find-inputs.js';
import { chooseVersions } from './unite/newest-versions.js';
import { readersWith } from './input/readers.js';
import { OF_APP, readInput, type Reading } from './input/read-input.js';
import { fileProblem, foreign, reportingProblems } from './facts/problems.js';
import { readShare, type Share } from './input/read-share.js';
import { solutionTables } from './readers/solutions/tables.js';
import { runningVersions } from './unite/running-versions.js';
import { notesOnKeys } from './unite/unmatched-keys.js';
import { uniteTables } from './unite/tables.js';

export interface ReadOptions {
  /** Paths in reports are relative to it, with `/` separators. */
  readonly cwd: string;
  /** Bytes of one input, all that is inflated out of it counted. */
  readonly maxInputSize: number;
  /** Bytes of all inputs together, counted alike; absent: any number. */
  readonly maxTotalSize?: number;
  /** Files in folders and archives that are looked at; absent: any number. */
  readonly maxFiles?: number;
  /** Bytes of memory that all inputs together may take, as estimated by what they hold; absent: most of Node's heap. */
  readonly maxMemory?: number;
  /** `false`: of several versions of one map only the newest is kept. */
  readonly allVersions: boolean;
  /** Absolute path of a file that is no input, wherever it is found. */
  readonly except?: string;
  /** Readers of one's own, which are asked before those of dipv. */
  readonly readers?: readonly Reader[];
  /** Standard input, for the path `-`. */
  readonly stdin?: { readonly name: string; readonly read: () => Promise<Uint8Array> };
  /** How this reader shares the files with others; absent: it reads all. */
  readonly share?: Share;
  /** Told of each file before it is read, with its size in bytes: 0 where that cannot be told. */
  readonly onInput?: (file: string, size: number) => void;
  /** Told of an error of the program that kept an input from being read. */
  readonly onFault?: (error: unknown) => void;
}

export interface ReadResult {
  readonly workspace: Workspace;
  /** Files that were found in folders and archives and are something else entirely. */
  readonly unrecognised: readonly string[];
  /** By file, or file in an archive, that was read: how many things of which kind, as its reader calls it. */
  readonly told: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What is worth knowing of the inputs and is no flaw of them, a line each. */
  readonly notes: readonly string[];
  /** Whether it holds the maps of one's share alone. */
  readonly isShare: boolean;
}

/**
 * Reads everything that files, folders, glob patterns and `-` stand for into one workspace. What cannot be
 * read is a problem of the workspace; nothing is thrown for it.
 */
export async function readWorkspace(paths: readonly string[], options: ReadOptions): Promise<ReadResult> {
  const { maxTotalSize = Infinity, maxFiles = Infinity } = options;
  const ofRun = new RunBudget({ maxTotalSize, maxFiles });
  const facts = new Facts(new MemoryBudget(options.maxMemory));
  facts.onFault = options.onFault;
  const readers = readersWith(options.readers);
  const to: Reading = { readers, facts, unrecognised: [] };
  const inputs = await findInputs(
    paths,
    { cwd: options.cwd, stdinName: options.stdin?.name ?? null, extensions: readers.extensions, ofRun },
    facts,
  );
  const turns = new Turns();
  const readOne = async (input: FoundInput, into: Reading): Promise<void> => {
    if (turns.isDue) await turns.give();
    await readFound(input, options, ofRun, into);
  };
  const isShare = options.share !== undefined && (await readShare(inputs, readOne, options.share, to));
  if (!isShare) for (const input of inputs) await readOne(input, to);
  facts.faults.settle();
  for (const problem of to.unrecognised) facts.problems.push(problem);
  return {
    ...(await toWorkspace(facts, options.allVersions)),
    unrecognised: to.unrecognised.map(({ file }) => file),
    told: facts.told,
    isShare,
  };
}

/** What is wrong with a file waits until it is read. */
function lookAt(path: string): { readonly stats: Stats } | { readonly stats: null; readonly error: unknown } {
  try {
    return { stats: statSync(path) };
  } catch (error) {
    return { stats: null, error };
  }
}

/**
 * The maps that an input has added.
 * @throws InputError when there is no memory to check them, and none of them is left
 */
function countMaps({ projects, memory }: Facts, before: { readonly maps: number; readonly memory: number }): void {
  try {
    memory.takeMaps(projects.slice(before.maps));
  } catch (error) {
    projects.length = before.maps;
    memory.release(before.memory);
    throw error;
  }
}

async function readFound(
  { file, path, named, isOfApp }: FoundInput,
  options: ReadOptions,
  ofRun: RunBudget,
  to: Reading,
): Promise<void> {
  if (path !== null && path === options.except) return;
  if (isOfApp) {
    to.unrecognised.push(foreign(file, OF_APP));
    return;
  }
  const looked = path === null ? null : lookAt(path);
  options.onInput?.(file, looked?.stats?.size ?? 0);
  const { facts } = to;
  await reportingProblems(file, facts, async () => {
    facts.memory.checkHeap();
    if (looked?.stats === null) throw looked.error;
    const limit = (): SizeBudget => new SizeBudget(options.maxInputSize);
    const budget = (): SizeBudget => new SizeBudget(options.maxInputSize, ofRun);
    const source =
      path === null ? await readStdin(options, budget()) : await openFile(path, budget(), named, looked?.stats);
    const isOnce = path === null || source instanceof BytesReadOnce;
    const reopen = isOnce ? () => Promise.resolve(source) : () => openFile(path, limit(), false);
    try {
      const before = { maps: facts.projects.length, memory: facts.memory.mark };
      await readInput({ file, named, source, reopen }, { limit, budget: budget() }, to);
      countMaps(facts, before);
    } finally {
      source.close();
    }
  });
}

async function readStdin({ stdin }: ReadOptions, budget: SizeBudget): Promise<ByteSource> {
  const bytes = (await stdin?.read()) ?? new Uint8Array();
  budget.take(bytes.length);
  return new BytesReadOnce(bytes);
}

async function toWorkspace(facts: Facts, allVersions: boolean): Promise<Pick<ReadResult, 'workspace' | 'notes'>> {
  const { projects, problems } = chooseVersions(facts.projects, allVersions);
  const ofSolutions = solutionTables(facts.solutions);
  const shared = facts.unitedWith(facts.ofSnapshots);
  const otherTableNames = (platform: Platform): string[] => [
    ...facts.shelf.namesOf(platform),
    ...facts.otherTables.filter((other) => other.platform === platform).map(({ name }) => name),
  ];
  for (let round = 1; ; round++) {
    const { tables, conflicts } = uniteTables([...facts.tables, ...ofSolutions], facts);
    const all: Problem[] = [];
    const running: RunningMap[] = [];
    const isListed = facts.runningVersions.length > 0;
    const workspace = { projects, tables, problems: all, otherTableNames, ...(isListed && { running }), ...shared };
    // a table may lead to others, which its lookups relate to; where nothing waits for its name, nobody need go there
    const isAsked = !facts.shelf.isEmpty || workspace.integrationKeys.length > 0;
    const names: TablesUsed['names'] = isAsked ? tablesUsed(workspace).names : new Map();
    const step: ReadStep = (file, read) =>
      reportingProblems(file, facts, async () => {
        facts.memory.checkHeap();
        await read();
      });
    const more = await facts.shelf.take(names, facts.entityNames, step, facts.faults);
    if (more.length > 0 && round <= MOST_ROUNDS) {
      for (const table of more) facts.tables.push(table);
      continue;
    }
    const onMetadata = [
      ...tablesTooFarAway(more),
      ...conflicts.problems(),
      ...facts.pages.problems(),
      ...sharedLabels(facts),
      ...loneManifests(facts),
    ];
    const onEnvironments = checkEnvironments(facts, new Set(names.keys()));
    // the very workspace that was looked through, so that its indexes serve the engine, too
    for (const problem of [...facts.problems, ...problems, ...onMetadata, ...onEnvironments]) all.push(problem);
    const runs = runningVersions(workspace, facts.runningVersions, facts.projects);
    for (const each of runs.running) running.push(each);
    return { workspace, notes: [...notesOnKeys(workspace, names, facts.snapshots), ...runs.notes] };
  }
}

/** How many tables may lead to each other by their keys; many times what anybody has seen. */
const MOST_ROUNDS = 32;

function tablesTooFarAway([first, ...others]: readonly { readonly file: string; readonly name: string }[]): Problem[] {
  if (first === undefined) return [];
  const tables = others.length === 0 ? `table ${first.name} is` : `table ${first.name} and ${others.length} more are`;
  const reason = `${tables} left out, since lookups of keys lead there through ${MOST_ROUNDS} tables or more; what rests on that is not checked`;
  return [fileProblem(first.file, reason, 'warning')];
}

/** One that was found in a folder is passed over, like any file there that says nothing. */
function loneManifests({ solutions }: Facts): Problem[] {
  const reason =
    'is the description of a solution, without the solution: its tables and maps stand in the customizations.xml beside it; give the folder that holds both, or the zip';
  return solutions.loneManifests().flatMap(({ file, named }) => (named ? [fileProblem(file, reason)] : []));
}

function sharedLabels({ shelf }: Facts): Problem[] {
  return shelf.sharedLabels.map(({ label, file, entities }) => {
    const reason = `the label ${label} is that of several entities (${entities.join(', ')}): a map that names its table so is not checked`;
    return fileProblem(file, reason, 'warning');
  });
}
