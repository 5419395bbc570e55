import { parentPort, workerData } from 'node:worker_threads';
import type { Project } from '@dipv/core';
import type { Build } from '../build-validator.js';
import { keepFault } from '../configuration/plugin-faults.js';
import { NO_PROGRESS } from '../output/progress.js';
import { checkHere } from './check.js';
import { NoInterruption } from './interruption.js';
import { setUp } from './setup.js';
import type { MapOfTask, WorkerMessage, WorkerTask } from './workers.js';

/** Checks the shard that this thread was started for. */
export async function runWorker(build: Build): Promise<void> {
  process.on('uncaughtException', (error) => {
    if (!keepFault(error)) throw error;
  });
  const { paths, options, without } = workerData as WorkerTask;
  const setup = await setUp(build, paths, options);
  const progress = {
    ...NO_PROGRESS,
    checking: ({ name, document: { file } }: Project) => tell({ next: { name, file } }),
  };
  const filter = without.length === 0 ? null : (project: Project) => !without.some((map) => isMap(project, map));
  tell({ outcome: await checkHere({ ...setup, progress, interruption: new NoInterruption() }, filter) });
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function isMap({ name, document }: Project, map: MapOfTask): boolean {
  return name === map.name && document.file === map.file;
}
