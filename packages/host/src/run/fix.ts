import { note, remark } from '../output/note.js';
import { check } from './check.js';
import type { Outcome } from './outcome.js';
import type { Mend } from './plan-fixes.js';
import { mayShow } from '../output/read-files.js';
import type { Run } from './run.js';

/** Passes of `--fix`: a fix may make room for another one. */
const MOST_PASSES = 10;

/** Mends what was found, or shows what that would change, as far as either is asked for; gives what is left. */
export async function fix(first: Outcome, run: Run): Promise<Outcome> {
  if (run.options.fixDryRun === true) await showFixes(first, run);
  return run.options.fix === true ? mend(first, run) : first;
}

async function showFixes({ report, files }: Outcome, { outputs, options, cwd }: Run): Promise<void> {
  const { planFixes } = await import('./plan-fixes.js');
  const { diffFixes } = await import('./diff-fixes.js');
  const edits = new Map([...planFixes(report).edits].filter(([file]) => mayShow(file, files)));
  const diff = await diffFixes(edits, { cwd, maxInputSize: options.maxInputSize });
  // A machine format on stdout stays whole; people read the diff elsewhere then.
  const toStdout = outputs.every(({ format, file }) => format === 'pretty' || file !== null);
  if (toStdout) process.stdout.write(diff);
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
