import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Project, Workspace } from '@dipv/core';
import { takeFaults } from '../configuration/plugin-faults.js';
import { note } from '../output/note.js';
import { checkWorkspace, incomplete, withProblems } from './check-workspace.js';
import type { Checked } from './check-with-cache.js';
import { isInterruption } from './interruption.js';
import type { Outcome } from './outcome.js';
import { read } from './read.js';
import { isReadOnce } from './read-once.js';
import { RuleTimes } from './rule-timer.js';
import type { Run } from './run.js';

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
    const outcome = count > 1 ? await checkInWorkers(run, count) : null;
    if (outcome !== null) return outcome;
  }
  return checkHere(run, filter);
}

/** The same in this thread; without a filter, the report of an earlier run may do. */
export async function checkHere(run: Run, filter: Filter = null): Promise<Outcome> {
  const { interruption, progress, options, configuration } = run;
  try {
    if (filter === null && options.cache === true && options.fix !== true && configuration.pluginModules.length === 0) {
      interruption.leave(); // a file is hashed in one step
      const { checkWithCache } = await import('./check-with-cache.js');
      return await checkWithCache(run, (apart) => readAndCheck({ ...run, ...apart }, null));
    }
    return (await readAndCheck(run, filter)).outcome;
  } finally {
    progress.end();
  }
}

async function readAndCheck(run: Run, filter: Filter): Promise<Checked> {
  const { options, validator, tool, progress } = run;
  const reading = await read(run);
  if (reading === null) {
    const report = incomplete([], [], tool, 'no map was checked', options.shard ?? null);
    const outcome = {
      report,
      unrecognised: [],
      notes: [],
      interrupted: true,
      hashes: new Map(),
      files: new Set<string>(),
    };
    return { outcome, isShare: false };
  }
  const { workspace, isShare, steps, ...rest } = reading;
  const times = options.timing === true ? new RuleTimes() : null;
  const changed = run.since?.changed(workspace);
  const leftAside = new Set<Project>();
  const counted = (project: Project): boolean => {
    const isChosen = changed?.(project) !== false;
    if (!isChosen) leftAside.add(project);
    return isChosen;
  };
  const chosen = changed === undefined ? filter : counted;
  const checked = await checkWorkspace(run, workspace, { filter: chosen, isShare, steps, timer: times });
  // what plugins left to timers of no time at all
  if (run.configuration.pluginModules.length > 0) await setTimeout(5);
  const report = withProblems(checked, takeFaults());
  progress.end(); // before anything else is told
  if (times !== null) note(times.describe(new Set(validator.rules.map(({ code }) => code))).trimEnd());
  const maps = options.shard === undefined || isShare ? {} : { maps: digestOf(workspace) };
  const outcome = { ...rest, ...maps, report, interrupted: report.problems.some(isInterruption) };
  if (run.since === undefined) return { outcome, isShare };
  return { outcome: { ...outcome, leftAside: { maps: leftAside.size, since: run.since.ref } }, isShare };
}

/** Of what decides which part a map is of. */
function digestOf({ projects }: Workspace): string {
  const maps = projects.map(({ name, version, document: { file } }) => [name, version, file]);
  return createHash('sha256').update(JSON.stringify(maps)).digest('hex');
}
