import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makeReport, type Problem } from '@dipv/core';
import type { ValidateOptions } from '../options/validate-options.js';
import { incomplete, withProblems } from './check-workspace.js';
import type { Interruption } from './interruption.js';
import { mergeReports } from './merge-reports.js';
import type { Outcome } from './outcome.js';
import { WORKER_ARGUMENT } from './worker-argument.js';
import { reasonOf } from '../output/reason-of.js';
import type { Run } from './run.js';

/** What a worker is asked: one shard of the run. */
export interface WorkerTask {
  readonly kind: 'dipv-shard';
  readonly paths: readonly string[];
  readonly options: ValidateOptions;
  /** Maps that are left out, since each has ended its worker too often. */
  readonly without: readonly MapOfTask[];
}

/** A map, as worker and run tell each other of it. */
export interface MapOfTask {
  readonly name: string;
  readonly file: string;
}

/** What a worker tells: the map that comes next, and in the end what it found. */
export type WorkerMessage = { readonly next: MapOfTask | null } | { readonly outcome: Outcome };

/** Times that a map may end its worker: the first, and twice more. */
const MOST_DEATHS = 3;

export function workerCount(workers: number | 'auto'): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

/**
 * Shares the maps out among threads. Each reads every input, since a map may rest on any of them; what is
 * shared out is the checking. When it is interrupted, the report holds the parts that were checked by then. A map that
 * ends its worker again and again is a problem of the report, and costs no other map.
 */
export async function checkInWorkers({ paths, options, tool, interruption }: Run, count: number): Promise<Outcome> {
  interruption.heed();
  const shares = await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const shard = { index: i + 1, count };
      return checkShare({ kind: 'dipv-shard', paths, options: { ...options, shard }, without: [] }, interruption);
    }),
  );
  const done = shares.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const lost = shares.flatMap((share) => share.lost);
  const reports = done.map(({ report }) => report);
  const [first] = done;
  const rest = {
    unrecognised: first?.unrecognised ?? [],
    notes: first?.notes ?? [],
    hashes: new Map(),
    files: first?.files ?? new Set<string>(),
  };
  const isWhole = done.length === count && lost.length === 0;
  const found = done.length === 0 ? makeReport(tool, [], []) : mergeReports(reports, { isWhole });
  if (!interruption.happened) return { ...rest, report: withProblems(found, lost), interrupted: false };
  const how = `${done.length} of ${count} parts of the maps were checked`;
  const report = incomplete(found.projects, [...found.problems, ...lost], tool, how, null);
  return { ...rest, report, interrupted: true };
}

/** What became of one shard; `null`: it was interrupted, or lost as a whole. */
interface Share {
  readonly outcome: Outcome | null;
  readonly lost: readonly Problem[];
}

async function checkShare(task: WorkerTask, interruption: Interruption): Promise<Share> {
  const deaths = new Map<string, number>();
  const without: MapOfTask[] = [];
  const lost: Problem[] = [];
  for (;;) {
    const end = await runWorker({ ...task, without }, interruption);
    if (end === null) return { outcome: null, lost };
    if ('outcome' in end) return { outcome: end.outcome, lost };
    const key = JSON.stringify(end.map);
    const times = (deaths.get(key) ?? 0) + 1;
    deaths.set(key, times);
    if (times < MOST_DEATHS) continue;
    lost.push(lostProblem(end, task));
    if (end.map === null) return { outcome: null, lost };
    without.push(end.map);
  }
}

/** A worker that ended before it was done. */
interface Death {
  /** The map that it checked; `null`: none yet. */
  readonly map: MapOfTask | null;
  readonly reason: string;
}

function lostProblem({ map, reason }: Death, { options: { shard } }: WorkerTask): Problem {
  const what =
    map === null ? `part ${shard?.index ?? 1} of ${shard?.count ?? 1} of the maps was` : `the map ${map.name} was`;
  return {
    kind: 'fault',
    severity: 'error',
    file: map?.file ?? '',
    reason: `${what} not checked: the worker thread for it ${reason}, ${MOST_DEATHS} times`,
    pointer: null,
    line: null,
    column: null,
  };
}

/** `null`: interrupted. */
function runWorker(
  task: WorkerTask,
  interruption: Interruption,
): Promise<{ readonly outcome: Outcome } | Death | null> {
  return new Promise((resolve, reject) => {
    // The program's own entry, which sees that it is asked for a shard.
    const worker = new Worker(process.argv[1] ?? '', { workerData: task, argv: [WORKER_ARGUMENT] });
    let map: MapOfTask | null = null;
    let reason: string | null = null;
    worker.on('message', (message: WorkerMessage) => {
      if ('outcome' in message) resolve(message);
      else map = message.next;
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'ran out of memory' : `failed (${reasonOf(error)})`;
    });
    worker.once('messageerror', reject);
    worker.once('exit', (code) => {
      resolve(interruption.happened ? null : { map, reason: reason ?? `ended by itself with exit code ${code}` });
    });
    void interruption.signal.then(() => worker.terminate()).then(() => resolve(null));
  });
}
