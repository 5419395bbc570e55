import { UsageError } from '../options/usage-error.js';
import { checkKept } from '../output/check-kept.js';
import { checkOutputs } from '../output/print-report.js';
import type { Outcome } from './outcome.js';
import { isOfWholeFile } from './own-files.js';
import { isReadOnce } from './read-once.js';
import type { SetOptions, Setup } from './setup.js';

/** @throws UsageError for options that do not go together, or an output in the place of an input */
export function checkUsage({ outputs, validator, options, paths, configuration, cwd }: Setup): void {
  const { fix, fixDryRun, shard, watch, workers, baseline, updateBaseline, only } = options;
  checkOutputs(outputs, validator, cwd);
  checkKept(outputs, cwd, 'is an input', paths);
  checkKept(outputs, cwd, 'is the configuration, or a part of it', configuration.files);
  checkKept(outputs, cwd, 'is the baseline', baseline === undefined ? [] : [baseline]);
  const once = [fix, fixDryRun, watch].includes(true) ? paths.find((path) => isReadOnce(path, cwd)) : undefined;
  if (once !== undefined && watch !== true) {
    throw new UsageError(`${nameOf(once)} is no file to mend: give the file itself, or leave out --fix.`);
  }
  if (updateBaseline === true && baseline === undefined) {
    throw new UsageError('--update-baseline needs --baseline FILE, the file to write.');
  }
  if (baseline === '-') {
    throw new UsageError('A baseline is a file, which is read as well as written: name it (./- for one called -).');
  }
  if (updateBaseline === true && (shard !== undefined || only !== undefined)) {
    throw new UsageError('A baseline is made of the whole run: leave out --shard and --only.');
  }
  if (watch === true && [fix, fixDryRun, updateBaseline, shard, workers].some((each) => each !== undefined)) {
    throw new UsageError(
      '--watch only looks: leave out --fix, --fix-dry-run, --update-baseline, --shard and --workers.',
    );
  }
  if (options.changed !== undefined || options.staged === true) checkPart(options, paths, cwd);
  if (once !== undefined) throw new UsageError(`${nameOf(once)} cannot be watched: give a file.`);
}

function checkPart(options: SetOptions, paths: readonly string[], cwd: string): void {
  const { fix, fixDryRun, updateBaseline, watch, workers, shard, cache, order } = options;
  const { changed, staged } = options;
  if (staged === true && changed !== undefined) {
    throw new UsageError(
      '--staged measures what is staged, --changed what lies in the working folder: leave out one of them.',
    );
  }
  const name = staged === true ? '--staged' : '--changed';
  if ([fix, fixDryRun, updateBaseline, watch, workers, shard, cache, order].some((each) => each !== undefined)) {
    throw new UsageError(
      `${name} tells of a part of the maps, once: leave out --fix, --fix-dry-run, --update-baseline, --watch, --workers, --shard, --cache and --order.`,
    );
  }
  const piped = paths.find((path) => isReadOnce(path, cwd));
  if (piped !== undefined)
    throw new UsageError(`${nameOf(piped)} belongs to no commit: give files, or leave out ${name}.`);
}

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

/** The reports of an earlier run may lie among the inputs; what was used must not be lost. */
export function checkOverwritten({ report, files }: Outcome, { outputs, cwd }: Setup): void {
  const unused = new Set(report.problems.filter(isOfWholeFile).map(({ file }) => file));
  const used = [...files].filter((file) => !unused.has(file));
  checkKept(outputs, cwd, 'holds what was checked, or decided about it', used);
}
