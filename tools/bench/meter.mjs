/**
 * Measures whole commands. Commands that are compared run in turns, A B C A B C, so that what else the machine does meets
 * all of them alike, and the median of each counts.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Loaded into the child process first: tells at its end the processor time of all its threads and its peak memory. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require('node:fs').writeFileSync(process.env.DIPV_METER, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS * 1024]));
});`;

const folder = mkdtempSync(join(tmpdir(), 'dipv-meter-'));
const meter = join(folder, 'meter.cjs');
const answer = join(folder, 'answer.json');
const discarded = join(folder, 'stdout');
writeFileSync(meter, METER);
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/**
 * @typedef {{ args: string[], node?: string, cwd?: string, before?: () => void }} Command arguments of Node
 * @typedef {{ wall: number, cpu: number, memory: number }} Cost milliseconds, milliseconds, bytes
 */

/**
 * The median costs of some commands, by their names.
 *
 * @param {Record<string, Command>} commands
 * @param {{ runs: number, metered?: boolean }} options without a meter only the time that passes is measured, undisturbed
 * @returns {Record<string, Cost>}
 */
export function compare(commands, { runs, metered = true }) {
  const costs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run <= runs; run++) {
    for (const [name, command] of Object.entries(commands)) {
      const cost = once(command, metered);
      if (run > 0) costs[name].push(cost); // the first run of each fills the caches of the system
    }
  }
  return Object.fromEntries(Object.entries(costs).map(([name, all]) => [name, medianOf(all)]));
}

function once({ args, node = process.execPath, cwd, before }, metered) {
  before?.();
  const out = openSync(discarded, 'w');
  const start = performance.now();
  const { status, error, stderr } = spawnSync(node, metered ? ['--require', meter, ...args] : args, {
    cwd,
    env: { ...process.env, DIPV_METER: answer },
    stdio: ['ignore', out, 'pipe'],
  });
  const wall = performance.now() - start;
  closeSync(out);
  // Exit code 1 tells of findings.
  if (error !== undefined || status === null || status > 1) throw error ?? new Error(`${args.join(' ')}: ${stderr}`);
  const [cpu, memory] = metered ? JSON.parse(readFileSync(answer, 'utf8')) : [0, 0];
  return { wall, cpu, memory };
}

function medianOf(costs) {
  const middle = (key) => costs.map((cost) => cost[key]).sort((a, b) => a - b)[Math.floor(costs.length / 2)];
  return { wall: middle('wall'), cpu: middle('cpu'), memory: middle('memory') };
}
