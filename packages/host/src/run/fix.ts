import type { Report } from '@dipv/core';
import { note, remark } from '../output/note.js';
import { print } from '../output/stdout.js';
import { check } from './check.js';
import type { Outcome } from './outcome.js';
import type { Mend } from './plan-fixes.js';
import type { Run } from './run.js';

/** Passes of `--fix`: a fix may make room for another one. */
const MOST_PASSES = 10;

/** Mends what was found, or shows what that would change, as far as either is asked for; gives what is left. */
export async function fix(first: Outcome, run: Run): Promise<Outcome> {
  if (run.options.fixDryRun === true) await showFixes(first.report, run);
  return run.options.fix === true ? mend(first, run) : first;
}

async function showFixes(report: Report, { outputs, options, cwd }: Run): Promise<void> {
  const { planFixes } = await import('./plan-fixes.js');
  const { diffFixes } = await import('./diff-fixes.js');
  const diff = await diffFixes(planFixes(report).edits, { cwd, maxInputSize: options.maxInputSize });
  // A machine format on stdout stays whole; people read the diff elsewhere then.
  const toStdout = outputs.every(({ format, file }) => format === 'pretty' || file !== null);
  if (toStdout) await print(diff);
  else note(diff);
}

async function mend(first: Outcome, run: Run): Promise<Outcome> {
  const { describeMends, planFixes, writeFixes } = await import('./plan-fixes.js');
  const { cwd, options } = run;
  const mends: Mend[] = [];
  let outcome = first;
  try {
    for (let pass = 0; pass < MOST_PASSES && !outcome.interrupted; pass++) {
      const plan = planFixes(outcome.report);
      if (plan.mends.length === 0) break;
      await writeFixes(plan.edits, outcome.hashes, { cwd, maxInputSize: options.maxInputSize });
      mends.push(...plan.mends);
      outcome = await check(run);
    }
  } finally {
    // said even if a later pass fails, since the files are changed
    if (mends.length > 0) remark(describeMends(mends, options.verbose === true), options);
  }
  return outcome;
}
