import { join } from 'node:path';
import type { Bench } from './bench.js';
import { faultOf, type Scenario } from './scenario.js';
import { NEIGHBOUR, SOUND_PROJECT } from '../fuzz/shapes.js';

const FILES = { 'one.json': SOUND_PROJECT, 'neighbour.json': NEIGHBOUR };
const ARGS = ['validate', '.', '-f', 'json', '--workers', '2'];

/** So that a thread runs out of memory before it has taken gigabytes. */
const SMALL = { NODE_OPTIONS: '--max-old-space-size=128' };

/** A thread that goes wrong once gives way to another, and the report is that of any run. */
function once(worker: string, isShort: boolean): Scenario {
  return {
    group: 'Threads that die or starve',
    name: `${worker}, once`,
    isShort,
    run: async (bench: Bench) => {
      const cwd = bench.folder(FILES);
      const sound = await bench.run(ARGS, { cwd });
      const marker = join(bench.folder(), 'marker');
      const ended = await bench.run(ARGS, { cwd, fault: { worker, marker }, env: SMALL });
      return faultOf(ended, [1]) ?? (ended.stdout === sound.stdout ? null : 'the report is another');
    },
  };
}

/** One that always goes wrong is said, and the run is no success. */
function always(worker: string, isShort: boolean): Scenario {
  return {
    group: 'Threads that die or starve',
    name: `${worker}, always`,
    isShort,
    run: async (bench: Bench) =>
      faultOf(await bench.run(ARGS, { cwd: bench.folder(FILES), fault: { worker } }), [1, 2, 3]),
  };
}

export const threads: readonly Scenario[] = [
  once('exit', true),
  once('throw', true),
  once('memory', false),
  once('starve', false),
  always('exit', true),
  always('throw', false),
  always('starve', false),
];
