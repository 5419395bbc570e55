import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { writeFigures } from '../figures.js';
import { Bench } from './bench.js';
import { changingFiles } from './changing-files.js';
import { fullDisks } from './full-disks.js';
import { killedWrites } from './killed-writes.js';
import { oddNames } from './odd-names.js';
import { NOT_HERE, type Scenario } from './scenario.js';
import { streams } from './streams.js';
import { threads } from './threads.js';

const SCENARIOS: readonly Scenario[] = [
  ...killedWrites,
  ...fullDisks,
  ...streams,
  ...changingFiles,
  ...threads,
  ...oddNames,
];

interface Outcome {
  readonly scenario: Scenario;
  readonly fault: Awaited<ReturnType<Scenario['run']>>;
}

/**
 * Lets things go wrong around the built program, and says what does not hold then.
 * @returns whether all holds
 */
export async function faults(root: string, args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: { short: { type: 'boolean' }, only: { type: 'string' }, figures: { type: 'boolean' } },
  });
  const only = values.only?.toLowerCase() ?? '';
  const chosen = SCENARIOS.filter(
    ({ isShort, group, name }) =>
      (values.short !== true || isShort) && `${group}: ${name}`.toLowerCase().includes(only),
  );
  const bench = new Bench(root);
  const outcomes: Outcome[] = [];
  try {
    const left = [...chosen];
    // a few more than there are cores, since runs wait for files as well
    const lanes = Array.from({ length: availableParallelism() + 2 }, () => takeFrom(left, bench, outcomes));
    await Promise.all(lanes);
  } finally {
    bench.close();
  }
  const failed = outcomes.filter(({ fault }) => typeof fault === 'string').length;
  process.stdout.write(`${chosen.length} scenarios, ${bench.runs} runs, ${failed} failed\n`);
  if (values.figures === true) writeFigures(root, 'faults', figuresOf(outcomes, bench.runs));
  return failed === 0;
}

async function takeFrom(left: Scenario[], bench: Bench, outcomes: Outcome[]): Promise<void> {
  for (let scenario = left.shift(); scenario !== undefined; scenario = left.shift()) {
    const fault = await scenario.run(bench).catch((error: unknown) => String(error));
    outcomes.push({ scenario, fault });
    if (typeof fault === 'string') process.stdout.write(`FAILED ${scenario.group}: ${scenario.name}: ${fault}\n`);
  }
}

function figuresOf(outcomes: readonly Outcome[], runs: number): string {
  const groups = [...new Set(SCENARIOS.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const of = outcomes.filter(({ scenario }) => scenario.group === group);
    const count = (isSo: (fault: Outcome['fault']) => boolean): number => of.filter(({ fault }) => isSo(fault)).length;
    const [held, failed, untried] = [
      count((fault) => fault === null),
      count((fault) => typeof fault === 'string'),
      count((fault) => fault === NOT_HERE),
    ];
    return [group, ...[held, failed, untried].map(String)];
  });
  return [
    `\`npm run faults -- --figures\`, on Node ${process.versions.node}: ${outcomes.length} scenarios in ${runs.toLocaleString('en')} runs of the built program.`,
    '',
    markdownTable([['What goes wrong', 'Hold', 'Do not', 'Not to be tried here'], ...rows], {
      align: ['', 'r', 'r', 'r'],
      alignDelimiters: false,
    }),
  ].join('\n');
}
