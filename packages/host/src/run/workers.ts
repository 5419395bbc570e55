import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { makeReport, type Judgement, type Problem } from '@dipv/core';
import type { SharePart } from '@dipv/formats';
import type { ValidateOptions } from '../options/validate-options.js';
import { incomplete, withProblems } from './check-workspace.js';
import type { Interruption } from './interruption.js';
import type { PlacedFacts } from './judge-together.js';
import { Judging } from './judging.js';
import { Meeting } from './meeting.js';
import { markedMap, newMark } from './map-mark.js';
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
  /** Not zero once workers read everything, each by itself; absent: they do from the start. */
  readonly off?: Int32Array;
  /** Not zero once what all maps together say of its own has been sent to it. */
  readonly judged?: Int32Array;
  /** Where it writes which map comes next, see `map-mark.ts`. */
  readonly mark?: SharedArrayBuffer;
}

/** A map, as worker and run tell each other of it. */
export interface MapOfTask {
  readonly name: string;
  readonly file: string;
}

/**
 * What a worker tells: what it has read, the map that comes next where its mark has no room for it, what others have to know
 * of its maps, and in the end what it found.
 */
export type WorkerMessage =
  | { readonly part: SharePart | null }
  | { readonly next: MapOfTask }
  | { readonly facts: readonly PlacedFacts[] }
  | { readonly outcome: Outcome };

/** What it is told when all have read: the files that each of them reads as well; `null`: every file. */
export interface WorkerAnswer {
  readonly forAll: readonly string[] | null;
}

/** What it is told when all have told of their maps. */
export interface WorkerJudgements {
  readonly judgements: readonly (readonly Judgement[])[];
}

/** What starts a single executable leaves its text here, see `executable.cjs` in dipv. */
const WORKER_TEXT = Symbol.for('dipv.workerText');

/** Times that a map may end its worker: the first, and twice more. */
const MOST_DEATHS = 3;

export function workerCount(workers: number | 'auto'): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

/**
 * Shares the maps out among threads. Where maps bring their tables along, the files are shared out; else each thread reads
 * all of them, since a map may rest on any, and the checking is shared out. When it is interrupted, the report holds the
 * parts that were checked by then. A map that ends its worker again and again is a problem of the report, and costs no
 * other map.
 * @returns `null`: files changed while each worker read all of them, so that a map may be a part of none
 */
export async function checkInWorkers(run: Run, count: number): Promise<Outcome | null> {
  const { paths, options, tool, interruption } = run;
  interruption.heed();
  const meeting = canShare(run) ? { reading: new Meeting(count), judging: new Judging(count, run.validator) } : null;
  const tasks = Array.from({ length: count }, (_, i): WorkerTask => {
    return { kind: 'dipv-shard', paths, options: { ...options, shard: { index: i + 1, count } }, without: [] };
  });
  const together = await Promise.all(tasks.map((task) => checkShare(task, meeting, interruption)));
  const shares: Share[] = [];
  for (const [i, task] of tasks.entries()) {
    shares.push(together[i] ?? (await checkShare(task, meeting, interruption, true)) ?? { outcome: null, lost: [] });
  }
  const done = shares.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  if (!interruption.happened && new Set(done.flatMap(({ maps }) => maps ?? [])).size > 1) return null;
  const lost = [...shares.flatMap((share) => share.lost), ...(meeting?.judging.isLost === true ? [NOT_JUDGED] : [])];
  const reports = done.map(({ report }) => report);
  const [first] = done;
  const rest = {
    unrecognised: first?.unrecognised ?? [],
    notes: first?.notes ?? [],
    hashes: new Map(),
    files: new Set(done.flatMap(({ files }) => [...files])),
  };
  const isWhole = done.length === count && lost.length === 0;
  const found = done.length === 0 ? makeReport(tool, [], []) : mergeReports(reports, { isWhole });
  if (!interruption.happened) return { ...rest, report: withProblems(found, lost), interrupted: false };
  const how = `${done.length} of ${count} parts of the maps were checked`;
  const report = incomplete(found.projects, [...found.problems, ...lost], tool, how, null);
  return { ...rest, report, interrupted: true };
}

/**
 * Not where more is asked of a worker than what its own maps are: by readers and rules of others, by suppressions that
 * match nothing, and by what is cached, which is a part by the names of maps.
 */
function canShare({ options, validator, configuration }: Run): boolean {
  return (
    options.cache !== true &&
    validator.readers.length === 0 &&
    configuration.pluginModules.length === 0 &&
    configuration.suppress.length === 0 &&
    options.order !== true
  );
}

/** Where workers that share the files meet. */
interface Meetings {
  readonly reading: Meeting;
  readonly judging: Judging;
}

const NOT_JUDGED: Problem = {
  kind: 'fault',
  severity: 'error',
  file: '',
  reason:
    'rules about all maps together were not asked, since a worker thread ended before its part of them was known; use fewer --workers',
  pointer: null,
  line: null,
  column: null,
};

/** What became of one shard; `null`: it was interrupted, or lost as a whole. */
interface Share {
  readonly outcome: Outcome | null;
  readonly lost: readonly Problem[];
}

/**
 * @param isAlone whether no other worker runs
 * @returns `null`: there was no room for the worker beside the others
 */
async function checkShare(
  task: WorkerTask,
  meeting: Meetings | null,
  interruption: Interruption,
  isAlone = false,
): Promise<Share | null> {
  const index = task.options.shard?.index ?? 0;
  const leave = (): void => {
    meeting?.reading.come(index, null); // or the others would wait for this one
    meeting?.judging.lose(index);
  };
  const deaths = new Map<string, number>();
  const without: MapOfTask[] = [];
  const lost: Problem[] = [];
  for (;;) {
    const end = await runWorker({ ...task, without }, meeting, interruption);
    if (end === null) return { outcome: null, lost };
    if ('outcome' in end) {
      meeting?.judging.lose(index); // one that ran out of memory ends before it tells of its maps
      return { outcome: end.outcome, lost };
    }
    if (end.lacksRoom && !isAlone) {
      leave();
      return null;
    }
    const key = JSON.stringify(end.map);
    const times = (deaths.get(key) ?? 0) + 1;
    deaths.set(key, times);
    if (times < MOST_DEATHS) continue;
    lost.push(lostProblem(end, task));
    if (end.map === null) {
      leave();
      return { outcome: null, lost };
    }
    without.push(end.map);
  }
}

/** A worker that ended before it was done. */
interface Death {
  /** The map that it checked; `null`: none yet. */
  readonly map: MapOfTask | null;
  readonly reason: string;
  /** Whether the system had no more files or threads for it. */
  readonly lacksRoom: boolean;
}

const OF_ROOM: readonly (string | undefined)[] = ['ERR_WORKER_INIT_FAILED', 'EMFILE', 'ENFILE', 'EAGAIN'];

const ADVICE = '; use fewer --workers, or allow more open files (ulimit -n)';

function lostProblem({ map, reason, lacksRoom }: Death, { options: { shard } }: WorkerTask): Problem {
  const what =
    map === null ? `part ${shard?.index ?? 1} of ${shard?.count ?? 1} of the maps was` : `the map ${map.name} was`;
  return {
    kind: 'fault',
    severity: 'error',
    file: map?.file ?? '',
    reason: `${what} not checked: the worker thread for it ${reason}, ${MOST_DEATHS} times${lacksRoom ? ADVICE : ''}`,
    pointer: null,
    line: null,
    column: null,
  };
}

/** By the program's own entry, which sees that it is asked for a shard: a file or, in a single executable, a text. */
function startWorker(workerData: WorkerTask): Worker {
  const text: unknown = (globalThis as Record<symbol, unknown>)[WORKER_TEXT];
  const options = { workerData, argv: [WORKER_ARGUMENT] };
  if (typeof text === 'string') return new Worker(text, { ...options, eval: true });
  return new Worker(process.argv[1] ?? '', options);
}

/** `null`: interrupted. */
function runWorker(
  task: WorkerTask,
  meeting: Meetings | null,
  interruption: Interruption,
): Promise<{ readonly outcome: Outcome } | Death | null> {
  return new Promise((resolve, reject) => {
    const mark = newMark();
    const judged = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const shared = meeting === null ? {} : { off: meeting.reading.off, judged };
    const workerData: WorkerTask = { ...task, mark, ...shared };
    const index = task.options.shard?.index ?? 0;
    const worker = startWorker(workerData);
    let map: MapOfTask | null = null;
    let reason: string | null = null;
    let lacksRoom = false;
    worker.on('message', (message: WorkerMessage) => {
      if ('outcome' in message) resolve(message);
      else if ('next' in message) map = message.next;
      else if ('facts' in message) {
        void meeting?.judging.come(index, message.facts).then((judgements) => {
          worker.postMessage({ judgements } satisfies WorkerJudgements);
          Atomics.store(judged, 0, 1);
          Atomics.notify(judged, 0);
        }, reject);
      } else {
        meeting?.reading.come(index, message.part);
        void meeting?.reading.agreed.then((forAll) => worker.postMessage({ forAll } satisfies WorkerAnswer));
      }
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      lacksRoom = OF_ROOM.includes(error.code);
      reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'ran out of memory' : `failed (${reasonOf(error)})`;
    });
    worker.once('messageerror', reject);
    worker.once('exit', (code) => {
      reason ??= `ended by itself with exit code ${code}`;
      resolve(interruption.happened ? null : { map: markedMap(mark) ?? map, reason, lacksRoom });
    });
    void interruption.signal.then(() => worker.terminate()).then(() => resolve(null));
  });
}
