import type { MendingWords, Report } from '@dipv/core';
import type { ReadResult } from '@dipv/formats';
import type { Build } from '../configuration/build-validator.js';
import type { Output, ValidateOptions } from '../options/validate-options.js';
import type { Progress } from '../output/progress.js';
import { check } from './check.js';
import { checkUsage } from './check-usage.js';
import { conclude } from './conclude.js';
import { fix } from './fix.js';
import { NoInterruption } from './interruption.js';
import { withoutOwnFiles } from './own-files.js';
import type { Run } from './run.js';
import { setUp, type Setup } from './setup.js';

/** What was checked once, to be told in one format after the other. */
export interface Session {
  readonly setup: Setup;
  readonly report: Report;
  /** What was read of each file, by kind. */
  readonly told: ReadResult['told'];
  /** What is worth knowing of the inputs, a line each. */
  readonly notes: readonly string[];
  /**
   * Writes the report in these outputs, as a run that was asked for them would.
   * @param mending absent: as the command line says it
   * @throws UsageError when one cannot be written
   */
  readonly print: (outputs: readonly Output[], mending?: MendingWords) => Promise<void>;
}

/**
 * Reads and checks for a host that is no command line, such as a page in a browser: nothing is printed unless it asks.
 * @param options with the formats that will be printed: a report that is drawn holds more
 * @throws UsageError for options or a configuration that cannot be
 */
export async function startSession(
  build: Build,
  paths: readonly string[],
  options: ValidateOptions,
  progress: Progress,
): Promise<Session> {
  const setup = await setUp(build, paths, options);
  checkUsage(setup);
  const run: Run = { ...setup, progress, interruption: new NoInterruption() };
  const outcome = await fix(await check(run), run);
  const report = withoutOwnFiles(outcome.report, run);
  return {
    setup,
    report,
    told: outcome.told ?? new Map(),
    notes: outcome.notes,
    print: async (outputs, mending) => void (await conclude({ ...outcome, report }, run, outputs, mending)),
  };
}
