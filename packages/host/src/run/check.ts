import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hashInputs } from '@dipv/formats';
import type { Project } from '@dipv/core';
import { takeFaults } from '../configuration/plugin-faults.js';
import { limitsOf } from '../options/limits-of.js';
import { CACHE_FOLDER } from '../options/validate-options.js';
import { asksFor } from '../output/asks-for.js';
import { note, remark } from '../output/note.js';
import { ownFile } from '../output/own-file.js';
import { checkWorkspace, incomplete, withProblems } from './check-workspace.js';
import { isInterruption } from './interruption.js';
import type { Outcome } from './outcome.js';
import { cacheSecret } from './cache-secret.js';
import { read } from './read.js';
import type { ReadFiles } from '../output/read-files.js';
import { isReadOnce } from './read-once.js';
import { ReportCache } from './report-cache.js';
import { RuleTimes } from './rule-timer.js';
import type { Run } from './run.js';
import { reasonOf } from '../output/reason-of.js';
import { userFolder } from './user-folder.js';

type Filter = ((project: Project) => boolean) | null;

/** Reads the inputs and checks their maps, or those that pass a filter; in threads, if that is asked for. */
export async function check(run: Run, filter: Filter = null): Promise<Outcome> {
  const { workers, shard, fix } = run.options;
  if (
    workers !== undefined &&
    shard === undefined &&
    fix !== true &&
    !run.paths.some((path) => isReadOnce(path, run.cwd))
  ) {
    const { checkInWorkers, workerCount } = await import('./workers.js');
    const count = workerCount(workers);
    if (count > 1) return checkInWorkers(run, count);
  }
  return checkHere(run, filter);
}

/** The same in this thread; without a filter, the report of an earlier run may do. */
export async function checkHere(run: Run, filter: Filter = null): Promise<Outcome> {
  const { interruption, progress, options } = run;
  try {
    interruption.leave(); // a file is hashed in one step
    const cache = filter === null ? await cacheOf(run) : null;
    const cached = await cache?.reports.read();
    if (cached !== null && cached !== undefined) {
      return { ...cached, interrupted: false, hashes: new Map(), files: cache?.files ?? new Set() };
    }
    const outcome = await readAndCheck(run, filter);
    if (!outcome.interrupted && cache !== null && (await isUnchanged(cache, run))) {
      await cache.reports.write(outcome).catch((error: unknown) => {
        const reason = reasonOf(error);
        remark(`The report could not be kept for the next run: ${reason}`, options);
      });
    }
    return outcome;
  } finally {
    progress.end();
  }
}

async function readAndCheck(run: Run, filter: Filter): Promise<Outcome> {
  const { options, validator, tool, progress } = run;
  const reading = await read(run);
  if (reading === null) {
    const report = incomplete([], [], tool, 'no map was checked', options.shard ?? null);
    return { report, unrecognised: [], notes: [], interrupted: true, hashes: new Map(), files: new Set() };
  }
  const { workspace, isShare, ...rest } = reading;
  const times = options.timing === true ? new RuleTimes() : null;
  const checked = await checkWorkspace(run, workspace, { filter, isShare, timer: times });
  // what plugins left to timers of no time at all
  if (run.configuration.pluginModules.length > 0) await setTimeout(5);
  const report = withProblems(checked, takeFaults());
  progress.end(); // before anything else is told
  if (times !== null) note(times.describe(new Set(validator.rules.map(({ code }) => code))).trimEnd());
  return { ...rest, report, interrupted: report.problems.some(isInterruption) };
}

/** The reports of earlier runs over what this one reads, and the files that this is. */
interface Cache {
  readonly reports: ReportCache;
  readonly files: ReadFiles;
}

/** `null`: not asked for, or what goes into the run cannot be told. */
async function cacheOf(run: Run): Promise<Cache | null> {
  const { cwd, paths, options, outputs, validator, tool, configuration, today } = run;
  if (options.cache !== true || options.fix === true || configuration.pluginModules.length > 0) return null;
  const folder = userFolder();
  if (folder === null) {
    remark('--cache keeps nothing: this user has no home folder; set XDG_CACHE_HOME to a folder of theirs.', options);
    return null;
  }
  const secret = await cacheSecret(folder).catch((error: unknown) => {
    remark(`--cache keeps nothing: its key cannot be kept in ${folder}: ${reasonOf(error)}`, options);
    return null;
  });
  if (secret === null) return null;
  const files = new Set<string>();
  const inputs = await hashInputs(paths, {
    cwd,
    maxInputSize: options.maxInputSize,
    maxFiles: options.maxFiles,
    readers: validator.readers,
    onInput: (file) => files.add(file),
  });
  if (inputs === null) return null;
  const { customRules, rules, overrides, suppress, crossCompanySharing } = configuration;
  const ingredients = [
    [tool, codeStamp()],
    inputs,
    { customRules, rules, overrides, suppress, crossCompanySharing },
    { rule: options.rule, only: options.only, shard: options.shard, order: options.order },
    asksFor('pictures', outputs, validator),
    { allVersions: options.allVersions, limits: limitsOf(options) },
    suppress.some(({ until }) => until !== undefined) ? today : null,
  ];
  return { reports: new ReportCache(resolve(cwd, options.cacheLocation ?? CACHE_FOLDER), ingredients, secret), files };
}

/** A file that changed after it was hashed may have been read in its new form. */
async function isUnchanged({ reports }: Cache, run: Run): Promise<boolean> {
  return (await cacheOf(run))?.reports.name === reports.name;
}

/** Tells builds of one version apart, as they come and go while rules are written. */
function codeStamp(): string {
  const { size, mtimeMs } = statSync(ownFile());
  return `${size} ${mtimeMs}`;
}
