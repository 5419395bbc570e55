import type { Failure, MendingWords, Report } from '@dipv/core';
import { printReport } from '../output/print-report.js';
import { failuresOf } from './failures.js';
import type { Outcome } from './outcome.js';
import { runFacts } from './run-facts.js';
import type { Run } from './run.js';
import type { Setup } from './setup.js';
import { withoutBaseline } from './without-baseline.js';

/** What a run says in the end. */
export interface Conclusion {
  /** Without what the baseline knows. */
  readonly report: Report;
  /** Why the run fails; empty: it succeeds. */
  readonly failures: readonly Failure[];
}

/** The end of every run: baseline, verdict, and the report in its outputs. */
export async function conclude(
  { report: found, files, leftAside }: Pick<Outcome, 'report' | 'files' | 'leftAside'>,
  setup: Setup & Pick<Run, 'since'>,
  outputs = setup.outputs,
  mending?: MendingWords,
): Promise<Conclusion> {
  const { report: left, baseline } = await withoutBaseline(found, setup);
  const report = leftAside === undefined ? left : { ...left, leftAside };
  const failures = failuresOf(report, setup.limits);
  const run = runFacts(setup, baseline, process.env);
  const folder = setup.since?.index?.cwd ?? setup.cwd;
  await printReport(report, { ...setup, outputs, failures, files, folder, run, mending });
  return { report, failures };
}
