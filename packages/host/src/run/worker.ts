import { parentPort, workerData } from 'node:worker_threads';
import type { Build } from '../build-validator.js';
import { check } from './check.js';
import { Interruption } from './interruption.js';
import { NO_PROGRESS } from '../output/progress.js';
import { createSetup } from './setup.js';
import type { WorkerTask } from './workers.js';

/** Checks the shard that this thread was started for. */
export async function runWorker(build: Build): Promise<void> {
  const { paths, options } = workerData as WorkerTask;
  parentPort?.postMessage(await check(await createSetup(build, paths, options), NO_PROGRESS, new Interruption()));
}
