import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashOf, readWorkspace, type ReadResult } from '@dipv/formats';
import type { Problem, Workspace } from '@dipv/core';
import { note } from '../output/note.js';
import type { ReadFiles } from '../output/read-files.js';
import { InterruptedError } from './interrupted-error.js';
import type { Interruption } from './interruption.js';
import { readStdin } from './read-stdin.js';
import type { Run } from './run.js';
import { compileMuchFor } from './compile-much.js';
import { tuneFor } from './large-run.js';
import type { Steps } from './steps.js';

/** What the inputs of a run hold. */
export interface Reading {
  readonly workspace: Workspace;
  /** Files that were found and are no inputs. */
  readonly unrecognised: readonly string[];
  /** What was read of each file, by kind. */
  readonly told: ReadResult['told'];
  /** What is worth knowing of the inputs, a line each. */
  readonly notes: readonly string[];
  /** SHA-256 of each file as it was read, for a run that mends; else empty. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly files: ReadFiles;
  /** Whether it is a share of the maps alone, of which all are to be checked. */
  readonly isShare: boolean;
  readonly steps: Steps;
}

/** Bytes that are read and checked in a moment: to watch for Ctrl-C takes longer, and the system ends the process as well. */
const BRIEF = 2 ** 20;
/** Bytes that are read in steps so short that Ctrl-C can be heeded between them. Nothing is found yet that could be lost. */
const SHORT = 8 * 2 ** 20;
/** How much an archive may well hold, by what it takes itself. */
const INFLATION = 10;

/** Reads the inputs; `null`: interrupted. */
export async function read(run: Run): Promise<Reading | null> {
  const { options, validator, configuration, progress, interruption, share } = run;
  const { cwd, paths } = run.since?.index ?? run;
  const hashes = new Map<string, string>();
  const files = new Set<string>();
  const stdin = paths.includes('-') ? options.stdinFilename : null;
  let taken = 0;
  const large = new Set<string>();
  // Nobody knows how long readers of others take, nor their rules.
  const isOwn = validator.readers.length === 0;
  const isAllOwn = isOwn && configuration.pluginModules.length === 0;
  interruption.leave();
  if (!isAllOwn) interruption.prepareToWatch();
  if (!isAllOwn && isOwn) interruption.heed();
  const reading = readWorkspace(paths, {
    cwd,
    maxInputSize: options.maxInputSize,
    maxTotalSize: options.maxTotalSize,
    maxFiles: options.maxFiles,
    maxMemory: options.maxMemory,
    allVersions: options.allVersions === true,
    readers: validator.readers,
    stdin: { name: options.stdinFilename, read: () => heeding(readStdin(options.maxInputSize), interruption) },
    ...(share === undefined ? {} : { share }),
    ...(options.debug === true ? { onFault: (error) => note(stackOf(error)) } : {}),
    onInput: (file, size) => {
      if (interruption.happened) throw new InterruptedError();
      progress.reading(file);
      if (file !== stdin) files.add(file);
      tuneFor(size);
      const before = taken;
      const weight = /\.(?:zip|cab)$/i.test(file) ? size * INFLATION : size;
      taken += weight;
      if (weight > BRIEF) large.add(file);
      compileMuchFor(taken);
      if (isOwn && before <= BRIEF && taken > BRIEF) interruption.heed();
      if (taken > SHORT) interruption.leave();
      if (options.fix === true) rememberHash(file, { cwd, limit: options.maxInputSize, hashes });
    },
  }).catch((error: unknown) => {
    if (interruption.happened) return null; // what was being read is left alone
    throw error;
  });
  const result = await Promise.race([reading, interruption.signal.then(() => null)]);
  if (result === null) {
    process.stdin.destroy(); // or an open pipe would keep the process waiting
    return null;
  }
  const { projects } = result.workspace;
  const isLarge = projects.some(({ document: { file } }) => [...large].some((name) => file.startsWith(name)));
  const isBrief = taken <= BRIEF && options.watch !== true;
  const steps = !isAllOwn || isLarge ? 'long' : isBrief ? 'brief' : 'short';
  const problems = [...(run.since?.index?.problems ?? []), ...result.workspace.problems];
  return {
    ...result,
    workspace: withNoMapsProblem({ ...result.workspace, problems }, run.paths),
    hashes,
    files,
    steps,
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function heeding<T>(waiting: Promise<T>, interruption: Interruption): Promise<T> {
  interruption.heed();
  return waiting.finally(() => interruption.leave());
}

/**
 * What is no file cannot be read twice. A file that cannot be read, or is too large, is told of by its reader, and nothing
 * is mended in it.
 */
function rememberHash(
  file: string,
  { cwd, limit, hashes }: { readonly cwd: string; readonly limit: number; readonly hashes: Map<string, string> },
): void {
  try {
    const path = resolve(cwd, file);
    const stats = statSync(path);
    if (stats.isFile() && stats.size <= limit) hashes.set(file, hashOf(readFileSync(path)));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

/** A run over no map finds nothing, which must not look like a good sign. */
function withNoMapsProblem(workspace: Workspace, paths: readonly string[]): Workspace {
  const isTold = workspace.problems.some(({ severity }) => severity === 'error');
  if (workspace.projects.length > 0 || isTold) return workspace;
  const problem: Problem = {
    kind: 'no-map',
    severity: 'warning',
    file: paths.join(' '),
    reason: 'holds no map and no project, so that nothing was checked',
    pointer: null,
    line: null,
    column: null,
  };
  return { ...workspace, problems: [...workspace.problems, problem] };
}
