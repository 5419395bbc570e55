import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ValidateOptions } from '../commands/validate-options.js';
import { mergeReports } from './merge-reports.js';
import type { Outcome } from './outcome.js';

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
 * shared out is the checking.
 */
export async function runInWorkers(
  paths: readonly string[],
  options: ValidateOptions,
  count: number,
): Promise<Outcome> {
  const outcomes = await Promise.all(
    Array.from({ length: count }, (_, i) => {
      const task: WorkerTask = { kind: 'dipv-shard', paths, options: { ...options, shard: { index: i + 1, count } } };
      return runShard(task);
    }),
  );
  const [first] = outcomes;
  return {
    report: mergeReports(outcomes.map(({ report }) => report)),
    unrecognised: first?.unrecognised ?? [],
    interrupted: outcomes.some(({ interrupted }) => interrupted),
  };
}

function runShard(task: WorkerTask): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // Bundled, this file is the whole program, and its entry sees that it is asked for a shard.
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
