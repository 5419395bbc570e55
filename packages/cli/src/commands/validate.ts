import { resolve } from 'node:path';
import type { Report } from '@dipv/core';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { note } from '../note.js';
import { withoutBaseline } from '../run/without-baseline.js';
import { check } from '../run/check.js';
import type { Outcome } from '../run/outcome.js';
import { outerFile } from '../run/outer-file.js';
import { createProgress, type Progress } from '../run/progress.js';
import { createSetup, type Setup } from '../run/setup.js';
import { exitCodeOf } from './exit-code-of.js';
import { checkOutputs, printReport } from './print-report.js';
import { shippedFile } from '../shipped-file.js';
import type { ValidateOptions } from './validate-options.js';

/** Passes of `--fix`: a fix may make room for another one. */
const MOST_PASSES = 10;

/** `dipv validate`: reads, checks, mends if asked to, prints. */
export async function validate(paths: readonly string[], options: ValidateOptions): Promise<ExitCode> {
  const setup = await createSetup(paths, options);
  checkUsage(setup);
  const progress = await createProgress(process.stderr);
  if (options.watch === true) {
    const { watch } = await import('../run/watch.js');
    return watch(setup, progress);
  }
  const outcome = await checkWithFixes(setup, progress);
  tellUnrecognised(foreignFiles(outcome.unrecognised, setup), options.verbose === true);
  if (options.quiet !== true) for (const line of outcome.notes) note(line);
  checkOverwritten(outcome.report, setup);
  const report = await withoutBaseline(outcome.report, setup);
  await printReport(report, { ...setup, showsSource: true });
  if (options.explainNotChecked === true) {
    const { explainNotChecked } = await import('./explain-not-checked.js');
    note(`\n${explainNotChecked(report, setup.validator.rules, shippedFile)}`);
  }
  return outcome.interrupted ? EXIT.interrupted : exitCodeOf(report, setup.limits);
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

async function checkWithFixes(setup: Setup, progress: Progress): Promise<Outcome> {
  const { options } = setup;
  let outcome = await checkOnce(setup, progress);
  if (options.fix !== true && options.fixDryRun !== true) return outcome;
  const { planFixes, writeFixes } = await import('../run/fixes.js');
  const where = { cwd: setup.cwd, maxInputSize: options.maxInputSize };
  if (options.fixDryRun === true) {
    const { diffFixes } = await import('../run/diff-fixes.js');
    const diff = await diffFixes(planFixes(outcome.report), where);
    // A machine format on stdout stays whole; people read the diff elsewhere then.
    const toStdout = setup.outputs.every(({ format, file }) => format === 'pretty' || file !== null);
    if (toStdout) process.stdout.write(diff);
    else note(diff);
    return outcome;
  }
  for (let pass = 0; pass < MOST_PASSES && !outcome.interrupted; pass++) {
    const plan = planFixes(outcome.report);
    if (plan.size === 0) break;
    await writeFixes(plan, outcome.hashes, where);
    const edits = [...plan.values()].reduce((sum, each) => sum + each.length, 0);
    note(`fixed: ${edits} ${edits === 1 ? 'edit' : 'edits'} in ${[...plan.keys()].join(', ')}`);
    outcome = await checkOnce(setup, progress);
  }
  return outcome;
}

async function checkOnce(setup: Setup, progress: Progress): Promise<Outcome> {
  const { workers, shard, fix } = setup.options;
  if (workers === undefined || shard !== undefined || fix === true || setup.paths.includes('-'))
    return check(setup, progress);
  const { runInWorkers, workerCount } = await import('../run/workers.js');
  const count = workerCount(workers);
  return count < 2 ? check(setup, progress) : runInWorkers(setup, count);
}

/** Without dipv's own configuration and baseline, which may lie among the inputs. */
function foreignFiles(files: readonly string[], { cwd, configuration, options }: Setup): readonly string[] {
  const own = new Set(configuration.files);
  if (options.baseline !== undefined) own.add(resolve(cwd, options.baseline));
  return files.filter((file) => !own.has(resolve(cwd, file)));
}

function tellUnrecognised(files: readonly string[], list: boolean): void {
  if (files.length === 0) return;
  const count = files.length === 1 ? '1 file is' : `${files.length} files are`;
  note(`${count} no input of dipv${list ? ':' : ' (--verbose lists them)'}`);
  if (list) for (const file of files) note(`  ${file}`);
}
