import { parentPort, workerData } from 'node:worker_threads';
import type { Build } from '../build-validator.js';
import { checkHere } from './check.js';
import { NoInterruption } from './interruption.js';
import { NO_PROGRESS } from '../output/progress.js';
import { setUp } from './setup.js';
import type { WorkerTask } from './workers.js';

/** Checks the shard that this thread was started for. */
export async function runWorker(build: Build): Promise<void> {
  const { paths, options } = workerData as WorkerTask;
  const setup = await setUp(build, paths, options);
  parentPort?.postMessage(await checkHere({ ...setup, progress: NO_PROGRESS, interruption: new NoInterruption() }));
}
