import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hashInputs, hashOf, readWorkspace } from '@dipv/formats';
import type { Problem, Project, Workspace } from '@dipv/core';
import { note, remark } from '../output/note.js';
import { readStdin } from './read-stdin.js';
import { checkWorkspace, incomplete } from './check-workspace.js';
import { InterruptedError, isInterruption, type Interruption } from './interruption.js';
import type { Outcome } from './outcome.js';
import type { Progress } from '../output/progress.js';
import { ReportCache } from './report-cache.js';
import { RuleTimes } from './rule-timer.js';
import type { Setup } from './setup.js';
import { limitYoungSpaceFor } from './young-space.js';

const DEFAULT_CACHE = '.dipv-cache';

/**
 * Reads the inputs and checks their maps.
 * @param filter checks only some of the maps
 */
export async function check(
  setup: Setup,
  progress: Progress,
  interruption: Interruption,
  filter: ((project: Project) => boolean) | null = null,
): Promise<Outcome> {
  try {
    const cache = filter === null ? await Promise.race([cacheOf(setup), interruption.signal.then(() => null)]) : null;
    const cached = await cache?.read();
    if (cached !== null && cached !== undefined) return { ...cached, interrupted: false, hashes: new Map() };
    const outcome = await readAndCheck(setup, progress, filter, interruption);
    if (!outcome.interrupted) {
      const { report, unrecognised, notes } = outcome;
      await cache?.write({ report, unrecognised, notes }).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        remark(`The report could not be kept for the next run: ${reason}`, setup.options);
      });
    }
    return outcome;
  } finally {
    progress.end();
  }
}

async function readAndCheck(
  { cwd, paths, options, validator, tool }: Setup,
  progress: Progress,
  filter: ((project: Project) => boolean) | null,
  interruption: Interruption,
): Promise<Outcome> {
  const hashes = new Map<string, string>();
  const reading = readWorkspace(paths, {
    cwd,
    maxInputSize: options.maxInputSize,
    allVersions: options.allVersions === true,
    stdin: { name: options.stdinFilename, read: () => readStdin(options.maxInputSize) },
    onInput: (file) => {
      if (interruption.happened) throw new InterruptedError();
      progress.reading(file);
      limitYoungSpaceFor(resolve(cwd, file));
      if (options.fix === true) rememberHash(file, cwd, hashes);
    },
  }).catch((error: unknown) => {
    if (interruption.happened) return null; // what was being read is left alone
    throw error;
  });
  const read = await Promise.race([reading, interruption.signal.then(() => null)]);
  if (read === null) {
    process.stdin.destroy(); // or an open pipe would keep the process waiting
    return {
      report: incomplete([], [], tool, 'no map was checked', options.shard ?? null),
      unrecognised: [],
      notes: [],
      interrupted: true,
      hashes,
    };
  }
  const workspace = withNoMapsProblem(read.workspace, paths);
  const times = options.timing === true ? new RuleTimes() : null;
  const report = await checkWorkspace(validator, workspace, tool, {
    filter,
    shard: options.shard ?? null,
    timer: times,
    progress,
    interruption,
  });
  progress.end(); // before anything else is told
  if (times !== null) note(times.describe(new Set(validator.rules.map(({ code }) => code))).trimEnd());
  const { unrecognised, notes } = read;
  return { report, unrecognised, notes, interrupted: report.problems.some(isInterruption), hashes };
}

/** `null`: not asked for, or what goes into the run cannot be told. */
async function cacheOf({ cwd, paths, options, tool, configuration, today }: Setup): Promise<ReportCache | null> {
  if (options.cache !== true || options.fix === true || configuration.pluginModules.length > 0) return null;
  const inputs = await hashInputs(paths, { cwd, maxInputSize: options.maxInputSize });
  if (inputs === null) return null;
  const { rules, overrides, suppress, crossCompanySharing } = configuration;
  return new ReportCache(resolve(cwd, options.cacheLocation ?? DEFAULT_CACHE), [
    tool,
    inputs,
    { rules, overrides, suppress, crossCompanySharing },
    { rule: options.rule, only: options.only, shard: options.shard },
    { allVersions: options.allVersions, maxInputSize: options.maxInputSize },
    suppress.some(({ until }) => until !== undefined) ? today : null,
  ]);
}

/** A file that cannot be read is told of by its reader, and nothing is mended in it. */
function rememberHash(file: string, cwd: string, hashes: Map<string, string>): void {
  try {
    hashes.set(file, hashOf(readFileSync(resolve(cwd, file))));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

/** A run over no map finds nothing, which must not look like a good sign. */
function withNoMapsProblem(workspace: Workspace, paths: readonly string[]): Workspace {
  const isTold = workspace.problems.some(({ severity }) => severity === 'error');
  if (workspace.projects.length > 0 || isTold) return workspace;
  const problem: Problem = {
    severity: 'warning',
    file: paths.join(' '),
    reason: 'holds no map and no project, so that nothing was checked',
    pointer: null,
    line: null,
    column: null,
  };
  return { ...workspace, problems: [...workspace.problems, problem] };
}
