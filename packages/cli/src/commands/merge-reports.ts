import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Report } from '@dipv/core';
import { buildValidator } from '../build-validator.js';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { UsageError, type ExitCode } from '../exit-code.js';
import { mergeReports } from '../run/merge-reports.js';
import { exitCodeOf } from './exit-code-of.js';
import { checkOutputs, printReport } from './print-report.js';
import { configurationOptions, type ValidateOptions } from './validate-options.js';

/** `dipv merge-reports FILE…`: the JSON reports of shards as one, in any format. */
export async function mergeReportFiles(files: readonly string[], options: ValidateOptions): Promise<ExitCode> {
  const cwd = process.cwd();
  const { pluginModules, failOn, maxWarnings } = await loadConfiguration(configurationOptions(options, cwd));
  const validator = buildValidator({}, pluginModules);
  const outputs = options.format ?? [{ format: 'pretty', file: null }];
  checkOutputs(outputs, validator, cwd);
  const report = mergeReports(await Promise.all(files.map((file) => readReport(file, cwd))));
  // A report may come from anywhere; the files that it names are not ours to read.
  await printReport(report, { outputs, validator, options, cwd, showsSource: false });
  return exitCodeOf(report, {
    failOn: options.failOn ?? failOn,
    maxWarnings: options.maxWarnings ?? maxWarnings,
    requireComplete: options.requireComplete === true,
  });
}

async function readReport(file: string, cwd: string): Promise<Report> {
  const { parseReport } = await import('@dipv/reporter/parse-report');
  try {
    return parseReport((await readFile(resolve(cwd, file), 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(
      `${file} is no report that can be merged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
