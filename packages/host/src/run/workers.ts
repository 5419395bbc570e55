import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ValidateOptions } from '../options/validate-options.js';
import { incomplete } from './check-workspace.js';
import type { Interruption } from './interruption.js';
import { mergeReports } from './merge-reports.js';
import type { Outcome } from './outcome.js';
import { WORKER_ARGUMENT } from './worker-argument.js';
import type { Run } from './run.js';

/** What a worker is asked: one shard of the run. */
export interface WorkerTask {
  readonly kind: 'dipv-shard';
  readonly paths: readonly string[];
  readonly options: ValidateOptions;
}

export function workerCount(workers: number | 'auto'): number {
  return workers === 'auto' ? availableParallelism() : workers;
}

/**
 * Shares the maps out among threads. Each reads every input, since a map may rest on any of them; what is
 * shared out is the checking. When it is interrupted, the report holds the parts that were checked by then.
 */
export async function checkInWorkers({ paths, options, tool, interruption }: Run, count: number): Promise<Outcome> {
  interruption.heed();
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const shard = { index: i + 1, count };
      return runShard({ kind: 'dipv-shard', paths, options: { ...options, shard } }, interruption);
    }),
  );
  const done = outcomes.filter((outcome) => outcome !== null);
  const reports = done.map(({ report }) => report);
  const [first] = done;
  const rest = {
    unrecognised: first?.unrecognised ?? [],
    notes: first?.notes ?? [],
    hashes: new Map(),
    files: first?.files ?? new Set<string>(),
  };
  if (done.length === count) return { ...rest, report: mergeReports(reports), interrupted: false };
  const { projects, problems } =
    done.length === 0 ? { projects: [], problems: [] } : mergeReports(reports, { isWhole: false });
  const how = `${done.length} of ${count} parts of the maps were checked`;
  return { ...rest, report: incomplete(projects, problems, tool, how, null), interrupted: true };
}

/** `null`: interrupted. */
function runShard(task: WorkerTask, interruption: Interruption): Promise<Outcome | null> {
  return new Promise((resolve, reject) => {
    // The program's own entry, which sees that it is asked for a shard.
    const worker = new Worker(process.argv[1] ?? '', { workerData: task, argv: [WORKER_ARGUMENT] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('messageerror', reject);
    worker.once('exit', () => {
      if (interruption.happened) resolve(null);
      else reject(new Error('A worker ended before it was done.'));
    });
    void interruption.signal.then(() => worker.terminate()).then(() => resolve(null));
  });
}
