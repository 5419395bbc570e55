import { TIME_BOUND as BOUND } from './bound.mjs';
import { workOf } from './work.mjs';

/** Milliseconds of processor time that the smallest of the three sizes takes at least, so that it can be told from noise. */
const LEAST = 30;
const FIRST_SIZE = 128;
const LAST_SIZE = 2 ** 18;
/** Longer than this no size need take: what grows too fast shows before. */
const MOST = 2_000;
const RUNS = 3;

/** The processor time of a run at three sizes, and the ratio of each doubling. */
export async function measureTime(loaded, name, inputOf) {
  let size = FIRST_SIZE;
  let first = await timeOf(loaded, inputOf(size), 2);
  while (first < LEAST && size < LAST_SIZE) {
    size *= first < LEAST / 8 ? 8 : 2;
    first = await timeOf(loaded, inputOf(size), 2);
  }
  const times = [];
  for (const n of [size, 2 * size, 4 * size]) {
    times.push(await timeOf(loaded, inputOf(n), RUNS));
    if (times.at(-1) > MOST) break;
  }
  const ratios = times.slice(1).map((time, i) => time / times[i]);
  const mean = (times.at(-1) / times[0]) ** (1 / ratios.length);
  const line = `${name}: ${size} in ${times[0].toFixed(0)} ms, ${ratios.map((ratio) => `× ${ratio.toFixed(2)}`).join(', ')}`;
  return { name, size, times, ratios, line, faults: mean > BOUND ? [`× ${mean.toFixed(2)} a doubling`] : [] };
}

/** The median of some runs; one that takes long is no noise. */
async function timeOf(loaded, input, runs) {
  const work = await workOf(loaded, input);
  const times = [];
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1_000);
    if (times.at(-1) > 2_000) break;
  }
  return times.sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
}
