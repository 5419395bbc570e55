import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { basename } from 'node:path';
import type { MapFacts, Project } from '@dipv/core';
import type { Share } from '@dipv/formats';
import type { Build } from '../configuration/build-validator.js';
import { keepFault } from '../configuration/plugin-faults.js';
import { knownOuterFile } from '../output/outer-file.js';
import { NO_PROGRESS } from '../output/progress.js';
import type { ValidateOptions } from '../options/validate-options.js';
import { checkHere } from './check.js';
import { NoInterruption } from './interruption.js';
import { markMap } from './map-mark.js';
import type { Judge } from './run.js';
import { setUp } from './setup.js';
import type { MapOfTask, WorkerAnswer, WorkerJudgements, WorkerMessage, WorkerTask } from './workers.js';

/** Checks the shard that this thread was started for. */
export async function runWorker(build: Build): Promise<void> {
  process.on('uncaughtException', (error) => {
    if (!keepFault(error)) throw error;
  });
  const { paths, options, without, off, judged, mark } = workerData as WorkerTask;
  const setup = await setUp(build, paths, options);
  const inputs = new Set<string>();
  const progress = {
    ...NO_PROGRESS,
    reading: (file: string) => void inputs.add(file),
    checking: ({ name, document: { file } }: Project) => {
      const next = { name, file };
      if (mark === undefined || !markMap(mark, next)) tell({ next });
    },
  };
  const filter = without.length === 0 ? null : (project: Project) => !without.some((map) => isMap(project, map));
  const share =
    off === undefined || judged === undefined ? {} : { share: shareOf(options, off), judge: judgeBy(judged, inputs) };
  tell({ outcome: await checkHere({ ...setup, ...share, progress, interruption: new NoInterruption() }, filter) });
}

/** Copies of a file in other folders are likely other versions of its maps, which have to meet each other. */
function shareOf({ shard }: ValidateOptions, off: Int32Array): Share {
  const { index, count } = shard ?? { index: 1, count: 1 };
  return {
    isOwn: (file) => hashOf(basename(file)) % count === index - 1,
    isOff: () => Atomics.load(off, 0) !== 0,
    meet: (part) => {
      const answer = new Promise<WorkerAnswer>((resolve) => parentPort?.once('message', resolve));
      tell({ part });
      return answer.then(({ forAll }) => forAll);
    },
  };
}

/** Waits for the other workers: there is nothing else to do. */
function judgeBy(judged: Int32Array, inputs: ReadonlySet<string>): Judge {
  return (maps: readonly MapFacts[]) => {
    tell({ facts: maps.map((map) => ({ map, input: knownOuterFile(map.file, inputs) })) });
    Atomics.wait(judged, 0, 0);
    const answer = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
    return (answer?.message as WorkerJudgements | undefined)?.judgements ?? [];
  };
}

function hashOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (hash * 31 + name.charCodeAt(i)) % 0xffff_fffb;
  return hash;
}

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function isMap({ name, document }: Project, map: MapOfTask): boolean {
  return name === map.name && document.file === map.file;
}
