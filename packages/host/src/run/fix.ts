import { makeReport, type Problem, type Report } from '@dipv/core';
import { note, remark } from '../output/note.js';
import { print } from '../output/stdout.js';
import { check } from './check.js';
import type { Outcome } from './outcome.js';
import { knownOuterFile } from '../output/outer-file.js';
import { mayShow } from '../output/read-files.js';
import type { Mend } from './plan-fixes.js';
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
  if (toStdout) await print(diff);
  else note(diff);
}

async function mend(first: Outcome, run: Run): Promise<Outcome> {
  const { describeMends, planFixes, writeFixes } = await import('./plan-fixes.js');
  const { cwd, options } = run;
  const mends: Mend[] = [];
  const failed = new Map<string, string>();
  let outcome = first;
  let pass = 0;
  try {
    for (; pass < MOST_PASSES && !outcome.interrupted; pass++) {
      const { hashes } = outcome;
      const outer = (file: string): string => knownOuterFile(file, hashes);
      const plan = planFixes(outcome.report, (file) => failed.has(outer(file)));
      const result = await writeFixes(plan.edits, hashes, { cwd, maxInputSize: options.maxInputSize });
      for (const [file, reason] of result.failed) failed.set(file, reason);
      if (result.written.size === 0) break;
      mends.push(
        ...plan.mends.filter(({ finding: { fix } }) => fix?.edits.every(({ file }) => result.written.has(outer(file)))),
      );
      outcome = await check(run);
    }
  } finally {
    // said even if a later pass fails, since the files are changed
    if (mends.length > 0) remark(describeMends(mends, options.verbose === true), options);
  }
  const endless = pass < MOST_PASSES ? [] : planFixes(outcome.report).mends.map(({ finding: { code } }) => code);
  if (endless.length > 0)
    note(
      `The files were mended ${MOST_PASSES} times, and no more: ${[...new Set(endless)].join(', ')} is found again by what its fix writes.`,
    );
  return failed.size === 0 ? outcome : { ...outcome, report: withUnmended(outcome.report, failed) };
}

/** A file that was to be mended and is as it was must not pass for a mended one. */
function withUnmended(report: Report, failed: ReadonlyMap<string, string>): Report {
  const unmended = [...failed].map(([file, reason]): Problem => {
    return { kind: 'not-mended', severity: 'error', file, reason, pointer: null, line: null, column: null };
  });
  return makeReport(report.tool, report.projects, [...report.problems, ...unmended], report.shard);
}
