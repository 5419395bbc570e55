import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, Worker } from 'node:worker_threads';
import { markdownTable } from 'markdown-table';
import { writeFigures } from '../figures.js';
import type { FuzzCase, KeptCase } from './fuzz-case.js';
import { runFuzzThread, type FuzzNews, type FuzzTask } from './fuzz-thread.js';
import { kindOf } from './oracles.js';

/** Milliseconds that a case may take, on a machine with other work to do. */
const LONGEST_CASE = 30_000;
const SAID_EVERY = 15_000;

interface Tally {
  cases: number;
  blocks: number;
  corpus: number;
  readonly byMaker: Map<string, number>;
  readonly faults: Map<string, { readonly file: string; readonly fault: string }>;
}

/**
 * Feeds the program with what should not be, for a while. Says what failed, and keeps it as a file that tests try.
 * @returns whether nothing failed
 */
export async function fuzz(root: string, args: readonly string[], script: URL): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' }, figures: { type: 'boolean' } },
  });
  const minutes = Number(values.minutes);
  const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  if (!(minutes > 0) || !Number.isInteger(seed))
    throw new Error('usage: npm run fuzz -- --minutes N [--seed S] [--figures]');
  say(`seed ${seed}, ${minutes} minutes`);
  const tally: Tally = { cases: 0, blocks: 0, corpus: 0, byMaker: new Map(), faults: new Map() };
  const until = Date.now() + minutes * 60_000;
  // a thread that dies or hangs gives way to another, which goes on with another seed
  for (let i = 0; Date.now() < until; i++) {
    const task = { root, seed: seed + i * 1_000_003, time: until - Date.now(), known: [...tally.faults.keys()] };
    await runThread(script, task, tally);
  }
  for (const [maker, cases] of tally.byMaker) say(`  ${cases} ${maker}`);
  say(
    `${tally.cases} cases, ${tally.blocks} blocks of code reached, ${tally.corpus} inputs in the corpus, ${tally.faults.size} faults (seed ${seed})`,
  );
  for (const { file, fault } of tally.faults.values()) say(`  ${file}: ${fault.split('\n')[0] ?? ''}`);
  if (values.figures === true) writeFigures(root, 'fuzzing', figuresOf(tally, minutes, seed));
  return tally.faults.size === 0;
}

function runThread(script: URL, task: FuzzTask, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(script, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 2048 } });
    let trying: FuzzCase | null = null;
    let last = Date.now();
    let said = Date.now();
    let cases = 0;
    const end = (fault: string | null): void => {
      clearInterval(watch);
      if (fault !== null && trying !== null) keep(task.root, { fault, seed: task.seed, case: trying }, tally);
      void worker.terminate().then(() => resolve());
    };
    const watch = setInterval(() => {
      if (Date.now() - last > LONGEST_CASE) end(`a case takes more than ${LONGEST_CASE / 1000} s`);
      if (Date.now() - said < SAID_EVERY) return;
      said = Date.now();
      say(`  ${tally.cases + cases} cases, ${tally.faults.size} faults`);
    }, 500);
    worker.on('message', (news: FuzzNews) => {
      last = Date.now();
      if (news.kind === 'trying') {
        trying = news.case;
        cases++;
      } else if (news.kind === 'failed')
        keep(task.root, { fault: news.fault, seed: task.seed, case: news.case }, tally);
      else {
        tally.cases += news.cases;
        tally.blocks = Math.max(tally.blocks, news.blocks);
        tally.corpus = Math.max(tally.corpus, news.corpus);
        for (const [maker, count] of Object.entries(news.byMaker))
          tally.byMaker.set(maker, (tally.byMaker.get(maker) ?? 0) + count);
        end(null);
      }
    });
    worker.once('error', (error) => end(`the thread dies: ${error.stack ?? error.message}`));
  });
}

/** Writes a case that failed where the tests look for it. */
function keep(root: string, kept: KeptCase, tally: Tally): void {
  const kind = kindOf(kept.fault);
  if (tally.faults.has(kind)) return;
  const folder = join(root, 'tools/src/fuzz/cases');
  // a stack would name the machine that it is from
  const text = `${JSON.stringify({ ...kept, fault: kept.fault.split('\n')[0] }, null, 2)}\n`;
  const name = kind
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
    .replace(/-$/, '');
  const file = `${name}-${createHash('sha256').update(JSON.stringify(kept.case)).digest('hex').slice(0, 6)}.json`;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, file))) writeFileSync(join(folder, file), text);
  tally.faults.set(kind, { file, fault: kept.fault });
  say(`\n# Failed: ${kept.fault}\n\nKept in tools/src/fuzz/cases/${file}, seed ${kept.seed}:\n${text.slice(0, 3000)}`);
}

function figuresOf({ cases, byMaker, blocks, corpus, faults }: Tally, minutes: number, seed: number): string {
  const rows = [...byMaker].map(([maker, count]) => [maker, count.toLocaleString('en')]);
  return [
    `\`npm run fuzz -- --minutes ${minutes} --seed ${seed} --figures\`, on Node ${process.versions.node}: ${cases.toLocaleString('en')} cases, ${faults.size} faults. ${blocks.toLocaleString('en')} blocks of code were reached, counted by how often they ran; the guided corpus grew to ${corpus.toLocaleString('en')} inputs.`,
    '',
    markdownTable([['Cases of', 'Tried'], ...rows], { align: ['', 'r'], alignDelimiters: false }),
  ].join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (!isMainThread) void runFuzzThread();
