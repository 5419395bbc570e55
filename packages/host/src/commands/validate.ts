import type { Build } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import type { ValidateOptions } from '../options/validate-options.js';
import { columnsOf } from '../output/columns-of.js';
import type { ExitCode } from '../output/exit-code.js';
import { note } from '../output/note.js';
import { createProgress, NO_PROGRESS } from '../output/progress.js';
import { shippedFile } from '../output/shipped-file.js';
import { terminalOf } from '../output/streams.js';
import { checkUsage } from '../run/check-usage.js';
import { compileMuch } from '../run/compile-much.js';
import { exitCodeOf } from '../run/failures.js';
import { Interruption } from '../run/interruption.js';
import type { Run } from '../run/run.js';
import { setUp, type Setup } from '../run/setup.js';
import { validateOnce } from '../run/validate-once.js';

/** `dipv validate`: reads, checks, mends if asked to, prints. */
export async function validate(build: Build, paths: readonly string[], options: ValidateOptions): Promise<ExitCode> {
  const setup = await setUp(build, paths, options);
  tellOfForeign(setup.configuration, setup.cwd);
  checkUsage(setup);
  if (mayTakeLong(setup)) compileMuch();
  const progress = options.quiet === true ? NO_PROGRESS : createProgress(build.name, terminalOf('stderr'), process.env);
  const run: Run = { ...setup, progress, interruption: new Interruption() };
  if (run.options.watch === true) {
    const { watch } = await import('../run/watch.js');
    return watch(run, async () => {
      const again = await setUp(build, paths, options);
      checkUsage(again);
      return again;
    });
  }
  const { changed, staged } = run.options;
  if (changed === undefined && staged !== true) return finish(run);
  const { withChangesSince } = await import('../run/changes-since.js');
  return withChangesSince(typeof changed === 'string' ? changed : 'HEAD', run, finish);
}

async function finish(run: Run): Promise<ExitCode> {
  const { report, failures } = await validateOnce(run);
  if (run.options.explainNotChecked === true) {
    const setting = { width: columnsOf(terminalOf('stderr')), fileOf: shippedFile };
    const { explainNotChecked } = await import('./explain-not-checked.js');
    note(`\n${explainNotChecked(report, run.validator, setting)}`);
  }
  return exitCodeOf(failures);
}

/** Whatever the size of the inputs is. */
function mayTakeLong({ paths, options, configuration, validator }: Setup): boolean {
  const { watch, workers, baseline, fix, changed, staged } = options;
  const asked = [watch, workers, baseline, fix, changed, staged].some((option) => option !== undefined);
  return asked || paths.includes('-') || configuration.pluginModules.length > 0 || validator.readers.length > 0;
}
