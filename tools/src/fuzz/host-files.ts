import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { ConfigurationError, createValidator, type Report, type Validator } from '@dipv/core';
import { readWorkspace } from '@dipv/formats';
import {
  applyBaseline,
  failuresOf,
  loadConfiguration,
  mergeShards,
  readBaseline,
  UsageError,
} from '@dipv/host/library';
import { parseReport } from '@dipv/reporter/parse-report';
import * as exported from 'dipv/modules';
import type { FuzzCase } from './fuzz-case.js';
import { hold } from './oracles.js';
import type { Outputs } from './outputs.js';

const LIMITS = { failOn: 'error', maxWarnings: null, requireComplete: false } as const;
/** Characters. */
const LONGEST_REFUSAL = 50_000;
const BUILD = { name: 'dipv', version: '0.0.0', modules: Object.values(exported) };

/** Holds what the host reads besides inputs to being used, or refused in words. */
export async function checkHostFile(
  { target, subject }: FuzzCase,
  cwd: string,
  validator: Validator,
  outputs: Outputs,
): Promise<void> {
  try {
    const report = await reportWith(target, subject, cwd, validator);
    await outputs.check(report, failuresOf(report, LIMITS));
  } catch (error) {
    const isRefusal =
      error instanceof UsageError ||
      error instanceof ConfigurationError ||
      (target === 'reports' && error instanceof Error && error.message.startsWith('not a report'));
    if (!isRefusal) throw error;
    // what is live in it is made visible where it is printed
    hold(error.message.length < LONGEST_REFUSAL, 'a refusal is endless', () => `${error.message.length} characters`);
  }
}

async function reportWith(
  target: FuzzCase['target'],
  subject: string,
  cwd: string,
  validator: Validator,
): Promise<Report> {
  if (target === 'reports') {
    const report = parseReport(readFileSync(join(cwd, subject), 'utf8'));
    return mergeShards([{ file: subject, report }]).report;
  }
  const { workspace } = await readWorkspace(['neighbour.json'], { cwd, maxInputSize: 1e6, allVersions: false });
  if (target === 'baseline') {
    return applyBaseline(validator.validate(workspace), await readBaseline(subject, cwd, 1e6)).report;
  }
  const options = { cwd, configFile: subject, noConfig: false, preset: null, build: BUILD, noPlugins: true };
  const { modules, rules, overrides, suppress, crossCompanySharing } = await loadConfiguration(options);
  return createValidator({
    modules: [...Object.values(exported), ...modules],
    config: { rules, overrides, suppress, crossCompanySharing },
  }).validate(workspace);
}
