import { resolve } from 'node:path';
import { InputError, readJsonFile } from '@dipv/formats';
import { type Build, buildValidator } from '../configuration/build-validator.js';
import { tellOfForeign } from '../configuration/tell-of-foreign.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import type { ExitCode } from '../output/exit-code.js';
import { note } from '../output/note.js';
import { mergeShards, type ReportFile } from '../run/merge-shards.js';
import { exitCodeOf, failuresOf } from '../run/failures.js';
import { checkKept } from '../output/check-kept.js';
import { checkOutputs, printReport } from '../output/print-report.js';
import { limitsOf } from '../options/limits-of.js';
import type { ValidateOptions } from '../options/validate-options.js';
import { UsageError } from '../options/usage-error.js';
import { configurationOptions } from '../configuration/configuration-options.js';
import { reasonOf } from '../output/reason-of.js';

/** `dipv merge-reports FILE…`: the JSON reports of shards as one, in any format. */
export async function mergeReportFiles(
  build: Build,
  files: readonly string[],
  options: ValidateOptions,
): Promise<ExitCode> {
  const cwd = process.cwd();
  const configuration = await loadConfiguration(configurationOptions(build, options, cwd));
  tellOfForeign(configuration, cwd);
  const { modules, failOn, maxWarnings } = configuration;
  const validator = buildValidator(build, {}, modules);
  const outputs = options.format ?? [{ format: 'pretty', file: null }];
  checkOutputs(outputs, validator, cwd);
  checkKept(outputs, cwd, 'is to be merged', files);
  checkKept(outputs, cwd, 'is the configuration, or a part of it', configuration.files);
  const limited = { ...options, ...limitsOf(options, configuration.limits) };
  const merged = mergeShards(await Promise.all(files.map((file) => readReport(file, cwd, limited.maxInputSize))));
  for (const { file, reason } of merged.problems) note(`${build.name}: ${file}: ${reason}`); // whatever the formats, and where they go
  const { report, missing } = merged;
  const limits = {
    failOn: options.failOn ?? failOn,
    maxWarnings: options.maxWarnings ?? maxWarnings,
    requireComplete: options.requireComplete === true,
  };
  const failures = failuresOf(report, limits, missing);
  await printReport(report, { outputs, validator, options: limited, cwd, folder: cwd, failures, files: new Set() });
  return exitCodeOf(failures);
}

async function readReport(file: string, cwd: string, limit: number): Promise<ReportFile> {
  const { reportOf } = await import('@dipv/reporter/parse-report');
  try {
    return { file, report: reportOf(await readJsonFile(resolve(cwd, file), limit)) };
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`${file} ${error.reason}.`);
    throw new UsageError(`${file} is no report that can be merged: ${reasonOf(error)}`);
  }
}
