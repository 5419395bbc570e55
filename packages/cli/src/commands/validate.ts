import { resolve } from 'node:path';
import { isBlank, type Report } from '@dipv/core';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { check } from '../run/check.js';
import type { Outcome } from '../run/outcome.js';
import { createProgress, type Progress } from '../run/progress.js';
import { createSetup, type Setup } from '../run/setup.js';
import { exitCodeOf } from './exit-code-of.js';
import { checkOutputs, printReport } from './print-report.js';
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
  const report = await withoutBaseline(outcome.report, setup);
  await printReport(report, setup);
  if (options.explainNotChecked === true) {
    const { explainNotChecked } = await import('./explain-not-checked.js');
    process.stderr.write(`\n${explainNotChecked(report, setup.validator.rules)}`);
  }
  return outcome.interrupted ? EXIT.interrupted : exitCodeOf(report, setup.limits);
}

function checkUsage({ outputs, validator, options, paths }: Setup): void {
  checkOutputs(outputs, validator);
  if ((options.fix === true || options.fixDryRun === true) && paths.includes('-')) {
    throw new UsageError('Standard input is no file to mend: give the file itself, or leave out --fix.');
  }
  if (options.updateBaseline === true && options.baseline === undefined) {
    throw new UsageError('--update-baseline needs --baseline FILE, the file to write.');
  }
  if (options.updateBaseline === true && (options.shard !== undefined || options.only !== undefined)) {
    throw new UsageError('A baseline is made of the whole run: leave out --shard and --only.');
  }
  if (options.watch === true && (options.fix === true || options.updateBaseline === true)) {
    throw new UsageError('--watch only looks: leave out --fix and --update-baseline.');
  }
}

async function checkWithFixes(setup: Setup, progress: Progress): Promise<Outcome> {
  const { options } = setup;
  let outcome = await checkOnce(setup, progress);
  if (options.fix !== true && options.fixDryRun !== true) return outcome;
  const { diffFixes, planFixes, writeFixes } = await import('../run/fixes.js');
  const where = { cwd: setup.cwd, maxInputSize: options.maxInputSize };
  if (options.fixDryRun === true) {
    const diff = await diffFixes(planFixes(outcome.report), where);
    // A machine format on stdout stays whole; people read the diff elsewhere then.
    const toStdout = setup.outputs.every(({ format, file }) => format === 'pretty' || file !== null);
    (toStdout ? process.stdout : process.stderr).write(diff);
    return outcome;
  }
  for (let pass = 0; pass < MOST_PASSES && !outcome.interrupted; pass++) {
    const plan = planFixes(outcome.report);
    if (plan.size === 0) break;
    await writeFixes(plan, where);
    const edits = [...plan.values()].reduce((sum, each) => sum + each.length, 0);
    process.stderr.write(`fixed: ${edits} ${edits === 1 ? 'edit' : 'edits'} in ${[...plan.keys()].join(', ')}\n`);
    outcome = await checkOnce(setup, progress);
  }
  return outcome;
}

async function checkOnce(setup: Setup, progress: Progress): Promise<Outcome> {
  const { workers, shard } = setup.options;
  if (workers === undefined || shard !== undefined || setup.paths.includes('-')) return check(setup, progress);
  const { runInWorkers, workerCount } = await import('../run/workers.js');
  const count = workerCount(workers);
  return count < 2 ? check(setup, progress) : runInWorkers(setup, count);
}

async function withoutBaseline(report: Report, { options, cwd }: Setup): Promise<Report> {
  const { baseline: file, updateBaseline } = options;
  if (file === undefined) return report;
  const { applyBaseline, baselineExists, readBaseline, writeBaseline } = await import('../run/baseline.js');
  if (updateBaseline === true) {
    const before = baselineExists(file, cwd) ? await readBaseline(file, cwd) : null;
    const count = await writeBaseline(file, report, before, cwd);
    process.stderr.write(`${file}: ${count} ${count === 1 ? 'finding' : 'findings'}\n`);
  }
  const applied = applyBaseline(report, await readBaseline(file, cwd));
  if (applied.stale.length > 0 && options.shard === undefined && options.only === undefined) {
    const are = applied.stale.length === 1 ? '1 entry matches' : `${applied.stale.length} entries match`;
    process.stderr.write(`${file}: ${are} no finding any more; --update-baseline prunes:\n`);
    for (const { code, map, field } of applied.stale) {
      process.stderr.write(`  ${code} ${map}${isBlank(field) ? '' : ` ${field}`}\n`);
    }
  }
  return applied.report;
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
  process.stderr.write(`${count} no input of dipv${list ? ':' : ' (--verbose lists them)'}\n`);
  if (list) for (const file of files) process.stderr.write(`  ${file}\n`);
}
