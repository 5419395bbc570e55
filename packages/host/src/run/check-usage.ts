import { resolve } from 'node:path';
import type { Report } from '@dipv/core';
import { UsageError } from '../options/usage-error.js';
import { checkOutputs } from '../output/print-report.js';
import { outerFile } from '../output/outer-file.js';
import { isReadOnce } from './read-once.js';
import type { Setup } from './setup.js';

/** @throws UsageError for options that do not go together, or an output in the place of an input */
export function checkUsage({ outputs, validator, options, paths, cwd }: Setup): void {
  const { fix, fixDryRun, shard, watch, workers, baseline, updateBaseline, only } = options;
  checkOutputs(outputs, validator, cwd);
  const inputs = new Set(paths.map((path) => resolve(cwd, path)));
  const clobbered = outputs.find(({ file }) => file !== null && inputs.has(resolve(cwd, file)));
  if (clobbered !== undefined)
    throw new UsageError(`${clobbered.file ?? ''} is an input: let the report go to another file.`);
  const once = [fix, fixDryRun, watch].includes(true) ? paths.find((path) => isReadOnce(path, cwd)) : undefined;
  if (once !== undefined && watch !== true) {
    throw new UsageError(`${nameOf(once)} is no file to mend: give the file itself, or leave out --fix.`);
  }
  if (updateBaseline === true && baseline === undefined) {
    throw new UsageError('--update-baseline needs --baseline FILE, the file to write.');
  }
  if (updateBaseline === true && (shard !== undefined || only !== undefined)) {
    throw new UsageError('A baseline is made of the whole run: leave out --shard and --only.');
  }
  if (watch === true && [fix, fixDryRun, updateBaseline, shard, workers].some((each) => each !== undefined)) {
    throw new UsageError(
      '--watch only looks: leave out --fix, --fix-dry-run, --update-baseline, --shard and --workers.',
    );
  }
  if (once !== undefined) throw new UsageError(`${nameOf(once)} cannot be watched: give a file.`);
}

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path;
}

/** The reports of an earlier run may lie among the inputs, the maps themselves must not be lost. */
export function checkOverwritten({ projects }: Report, { outputs, cwd }: Setup): void {
  const maps = new Set(projects.map(({ file }) => resolve(cwd, outerFile(file))));
  const clobbered = outputs.find(({ file }) => file !== null && maps.has(resolve(cwd, file)));
  if (clobbered !== undefined)
    throw new UsageError(`${clobbered.file ?? ''} holds a map that was checked: let the report go to another file.`);
}
