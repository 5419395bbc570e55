import { resolve } from 'node:path';
import type { Report } from '@dipv/core';
import type { Build } from '../build-validator.js';
import { UsageError, type ExitCode } from '../output/exit-code.js';
import { note, remark } from '../output/note.js';
import { withoutBaseline } from '../run/without-baseline.js';
import { check } from '../run/check.js';
import { Interruption } from '../run/interruption.js';
import type { Mend } from '../run/fixes.js';
import type { Outcome } from '../run/outcome.js';
import { outerFile } from '../run/outer-file.js';
import { createProgress, NO_PROGRESS, type Progress } from '../output/progress.js';
import { createSetup, type Setup } from '../run/setup.js';
import { exitCodeOf, failuresOf } from '../run/failures.js';
import { checkOutputs, printReport } from '../output/print-report.js';
import { shippedFile } from '../output/shipped-file.js';
import type { ValidateOptions } from '../options/validate-options.js';

/** Passes of `--fix`: a fix may make room for another one. */
const MOST_PASSES = 10;

/** `dipv validate`: reads, checks, mends if asked to, prints. */
export async function validate(build: Build, paths: readonly string[], options: ValidateOptions): Promise<ExitCode> {
  const setup = await createSetup(build, paths, options);
  checkUsage(setup);
  const progress = options.quiet === true ? NO_PROGRESS : createProgress(build.name, process.stderr, process.env);
  const interruption = new Interruption().start();
  try {
    if (options.watch !== true) return await validateOnce(setup, progress, interruption);
    const { watch } = await import('../run/watch.js');
    return await watch(setup, progress, interruption);
  } finally {
    interruption.stop();
  }
}

async function validateOnce(setup: Setup, progress: Progress, interruption: Interruption): Promise<ExitCode> {
  const { options } = setup;
  const outcome = await checkWithFixes(setup, progress, interruption);
  tellUnrecognised(foreignFiles(outcome.unrecognised, setup), setup);
  for (const line of outcome.notes) remark(line, options);
  checkOverwritten(outcome.report, setup);
  const report = await withoutBaseline(outcome.report, setup);
  const failures = failuresOf(report, setup.limits);
  await printReport(report, { ...setup, failures, showsSource: true });
  if (options.explainNotChecked === true) {
    const { explainNotChecked } = await import('./explain-not-checked.js');
    note(`\n${explainNotChecked(report, setup.validator.rules, shippedFile)}`);
  }
  return exitCodeOf(failures);
}

/** The reports of an earlier run may lie among the inputs, the maps themselves must not be lost. */
function checkOverwritten({ projects }: Report, { outputs, cwd }: Setup): void {
  const maps = new Set(projects.map(({ file }) => resolve(cwd, outerFile(file))));
  const clobbered = outputs.find(({ file }) => file !== null && maps.has(resolve(cwd, file)));
  if (clobbered !== undefined)
    throw new UsageError(`${clobbered.file ?? ''} holds a map that was checked: let the report go to another file.`);
}

function checkUsage({ outputs, validator, options, paths, cwd }: Setup): void {
  checkOutputs(outputs, validator, cwd);
  const inputs = new Set(paths.map((path) => resolve(cwd, path)));
  const clobbered = outputs.find(({ file }) => file !== null && inputs.has(resolve(cwd, file)));
  if (clobbered !== undefined)
    throw new UsageError(`${clobbered.file ?? ''} is an input: let the report go to another file.`);
  if ((options.fix === true || options.fixDryRun === true) && paths.includes('-')) {
    throw new UsageError('Standard input is no file to mend: give the file itself, or leave out --fix.');
  }
  if (options.updateBaseline === true && options.baseline === undefined) {
    throw new UsageError('--update-baseline needs --baseline FILE, the file to write.');
  }
  if (options.updateBaseline === true && (options.shard !== undefined || options.only !== undefined)) {
    throw new UsageError('A baseline is made of the whole run: leave out --shard and --only.');
  }
  const { fix, fixDryRun, shard, watch, workers } = options;
  if (watch === true && [fix, fixDryRun, options.updateBaseline, shard, workers].some((each) => each !== undefined)) {
    throw new UsageError(
      '--watch only looks: leave out --fix, --fix-dry-run, --update-baseline, --shard and --workers.',
    );
  }
  if (watch === true && paths.includes('-')) throw new UsageError('Standard input cannot be watched: give a file.');
}

async function checkWithFixes(setup: Setup, progress: Progress, interruption: Interruption): Promise<Outcome> {
  const { options } = setup;
  const outcome = await checkOnce(setup, progress, interruption);
  if (options.fixDryRun === true) await showFixes(outcome.report, setup);
  return options.fix === true ? mend(outcome, setup, progress, interruption) : outcome;
}

async function showFixes(report: Report, { outputs, options, cwd }: Setup): Promise<void> {
  const { planFixes } = await import('../run/fixes.js');
  const { diffFixes } = await import('../run/diff-fixes.js');
  const diff = await diffFixes(planFixes(report).edits, { cwd, maxInputSize: options.maxInputSize });
  // A machine format on stdout stays whole; people read the diff elsewhere then.
  const toStdout = outputs.every(({ format, file }) => format === 'pretty' || file !== null);
  if (toStdout) process.stdout.write(diff);
  else note(diff);
}

async function mend(first: Outcome, setup: Setup, progress: Progress, interruption: Interruption): Promise<Outcome> {
  const { describeMends, planFixes, writeFixes } = await import('../run/fixes.js');
  const { cwd, options } = setup;
  const mends: Mend[] = [];
  let outcome = first;
  try {
    for (let pass = 0; pass < MOST_PASSES && !outcome.interrupted; pass++) {
      const plan = planFixes(outcome.report);
      if (plan.mends.length === 0) break;
      await writeFixes(plan.edits, outcome.hashes, { cwd, maxInputSize: options.maxInputSize });
      mends.push(...plan.mends);
      outcome = await checkOnce(setup, progress, interruption);
    }
  } finally {
    // said even if a later pass fails, since the files are changed
    if (mends.length > 0) remark(describeMends(mends, options.verbose === true), options);
  }
  return outcome;
}

async function checkOnce(setup: Setup, progress: Progress, interruption: Interruption): Promise<Outcome> {
  const { workers, shard, fix } = setup.options;
  if (workers === undefined || shard !== undefined || fix === true || setup.paths.includes('-'))
    return check(setup, progress, interruption);
  const { runInWorkers, workerCount } = await import('../run/workers.js');
  const count = workerCount(workers);
  return count < 2 ? check(setup, progress, interruption) : runInWorkers(setup, count, interruption);
}

/** Without the run's own configuration and baseline, which may lie among the inputs. */
function foreignFiles(files: readonly string[], { cwd, configuration, options }: Setup): readonly string[] {
  const own = new Set(configuration.files);
  if (options.baseline !== undefined) own.add(resolve(cwd, options.baseline));
  return files.filter((file) => !own.has(resolve(cwd, file)));
}

function tellUnrecognised(files: readonly string[], { options, tool }: Setup): void {
  if (files.length === 0) return;
  const list = options.verbose === true;
  const count = files.length === 1 ? '1 file is' : `${files.length} files are`;
  remark(`${count} no input of ${tool.name}${list ? ':' : ' (--verbose lists them)'}`, options);
  if (list) for (const file of files) remark(`  ${file}`, options);
}
