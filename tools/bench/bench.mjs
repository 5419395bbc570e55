/**
 * npm run bench: measures every figure of docs/benchmarks.md and writes them there, or those named: `npm run bench --
 * version large-cpu`. Build first. What earlier releases measured stays, in docs/benchmarks.json.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import prettier from 'prettier';
import { ROOT } from '../bin/root.mjs';
import { FIGURES } from './figures.mjs';

const DATA = join(ROOT, 'docs/benchmarks.json');
const PAGE = join(ROOT, 'docs/benchmarks.md');
/** Beside the oldest, to which all compare. */
const KEPT = 5;

const names = process.argv.slice(2);
const unknown = names.find((name) => !FIGURES.some(({ id }) => id === name));
if (unknown !== undefined)
  throw new Error(`No figure ${unknown}. There are ${FIGURES.map(({ id }) => id).join(', ')}.`);
if (!existsSync(join(ROOT, 'packages/cli/dist/cli.cjs'))) throw new Error('Build first: npm run build');

const runs = existsSync(DATA) ? JSON.parse(readFileSync(DATA, 'utf8')) : [];
const commit = execFileSync('git', ['log', '-1', '--format=%cs %h'], { cwd: ROOT, encoding: 'utf8' }).trim();
if (runs[0]?.of !== commit)
  runs.unshift({ of: commit, cores: cpus().length, gigabytes: Math.round(totalmem() / 2 ** 30), figures: {} });
const [run] = runs;
const { figures } = run;
const BY = { cpu: 'processor time', wall: 'time', memory: 'memory' };

const folder = mkdtempSync(join(tmpdir(), 'dipv-bench-'));
try {
  for (const figure of FIGURES) {
    if (names.length > 0 && !names.includes(figure.id)) continue;
    await take(figure);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** One that fails says so, and leaves the others. Each is written at once, whatever becomes of the next. */
async function take(figure) {
  const start = performance.now();
  try {
    const result = figure.measure(folder);
    if (result === null) {
      console.log(`${figure.id}: what it takes is not here`);
      return;
    }
    const { ratios, by } = result;
    const rounded = Object.entries(ratios).map(([node, ratio]) => [node, Number(ratio.toFixed(2))]);
    figures[figure.id] = Object.fromEntries(rounded);
    run.by = { ...run.by, [figure.id]: by };
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${figure.id}: ${told(figure, figures[figure.id])} (goal ${figure.goal}; by ${BY[by]}; took ${seconds} s)`,
    );
    await write();
  } catch (error) {
    console.error(`${figure.id}: failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function write() {
  writeFileSync(DATA, await formatted(JSON.stringify(kept()), DATA));
  writeFileSync(PAGE, await formatted(page(), PAGE));
}

function kept() {
  return runs.filter((_, i) => i < KEPT || i === runs.length - 1);
}

function told(figure, ratios) {
  if (ratios === undefined) return '';
  const entries = Object.entries(ratios);
  return entries
    .map(([node, ratio]) => {
      // of the oldest only a range is known: its better end decides
      const best = typeof ratio === 'number' ? ratio : Number.parseFloat(ratio);
      const text = figure.holds(best, node) ? String(ratio) : `**${ratio}**`;
      return entries.length === 1 ? text : `${node.replace('Node ', '')}: ${text}`;
    })
    .join(' · ');
}

function page() {
  const columns = kept();
  const byTime = FIGURES.filter(({ id }) => run.by?.[id] === 'wall').map(({ id }) => `\`${id}\``);
  const rows = FIGURES.map((figure) => [
    `\`${figure.id}\``,
    figure.work,
    figure.goal,
    ...columns.map((run) => told(figure, run.figures[figure.id])),
  ]);
  const { cores, gigabytes } = run;
  const notes = existsSync(PAGE) ? (readFileSync(PAGE, 'utf8').split('<!-- figures end -->')[1] ?? '') : '';
  return `# Benchmarks

Ratios, not seconds: what compares is run in turns, and the median counts (\`npm run bench\`; one figure: \`npm run bench -- ID\`). Measured on ${cores} cores with ${gigabytes} GB. A goal that is missed is bold. Memory apart, the newest column is measured by processor time${byTime.length === 0 ? '' : `, and ${byTime.join(', ')} by the time that passes`}: where others use the machine, time says more of them.

${markdownTable([['', 'Work', 'Goal', ...columns.map(({ of }) => of)], ...rows])}

<!-- figures end -->${notes}`;
}

async function formatted(text, path) {
  return prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
}
