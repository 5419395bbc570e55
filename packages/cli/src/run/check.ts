import { resolve } from 'node:path';
import { hashInputs, readWorkspace } from '@dipv/formats';
import type { Project } from '@dipv/core';
import { readStdin } from '../read-stdin.js';
import { checkWorkspace, incomplete } from './check-workspace.js';
import { Interruption, InterruptedError } from './interruption.js';
import type { Outcome } from './outcome.js';
import type { Progress } from './progress.js';
import { ReportCache } from './report-cache.js';
import { RuleTimes } from './rule-timer.js';
import type { Setup } from './setup.js';
import { isInShard } from './shard.js';

const DEFAULT_CACHE = '.dipv-cache';

/**
 * Reads the inputs and checks their maps.
 * @param filter checks only some of the maps
 */
export async function check(
  setup: Setup,
  progress: Progress,
  filter: ((project: Project) => boolean) | null = null,
): Promise<Outcome> {
  const cache = filter === null ? await cacheOf(setup) : null;
  const cached = await cache?.read();
  if (cached !== null && cached !== undefined) return { ...cached, interrupted: false };
  const interruption = new Interruption().start();
  try {
    const outcome = await readAndCheck(setup, progress, filter, interruption);
    if (!outcome.interrupted) await cache?.write({ report: outcome.report, unrecognised: outcome.unrecognised });
    return outcome;
  } finally {
    interruption.stop();
    progress.end();
  }
}

async function readAndCheck(
  { cwd, paths, options, validator, tool }: Setup,
  progress: Progress,
  filter: ((project: Project) => boolean) | null,
  interruption: Interruption,
): Promise<Outcome> {
  const reading = readWorkspace(paths, {
    cwd,
    maxInputSize: options.maxInputSize,
    allVersions: options.allVersions === true,
    stdin: { name: options.stdinFilename, read: () => readStdin(options.maxInputSize) },
    onInput: (file) => {
      if (interruption.happened) throw new InterruptedError();
      progress.reading(file);
    },
  }).catch((error: unknown) => {
    if (interruption.happened) return null; // what was being read is left alone
    throw error;
  });
  const read = await Promise.race([reading, interruption.signal.then(() => null)]);
  if (read === null) {
    process.stdin.destroy(); // or an open pipe would keep the process waiting
    return {
      report: incomplete([], { problems: [] }, tool, 'no map was checked'),
      unrecognised: [],
      interrupted: true,
    };
  }
  const times = options.timing === true ? new RuleTimes() : null;
  const { shard } = options;
  const report = await checkWorkspace(validator, read.workspace, tool, {
    filter: shard === undefined ? filter : (project) => isInShard(project, shard),
    timer: times,
    progress,
    interruption,
  });
  if (times !== null) process.stderr.write(times.describe(new Set(validator.rules.map(({ code }) => code))));
  return { report, unrecognised: read.unrecognised, interrupted: interruption.happened };
}

/** `null`: not asked for, or what goes into the run cannot be told. */
async function cacheOf({ cwd, paths, options, tool, configuration, today }: Setup): Promise<ReportCache | null> {
  if (options.cache !== true || configuration.pluginModules.length > 0) return null;
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
