import type { Report, Suppression, Validator } from '@dipv/core';
import { buildValidator } from '../build-validator.js';
import type { Limits } from '../commands/exit-code-of.js';
import { configurationOptions, type Output, type ValidateOptions } from '../commands/validate-options.js';
import { loadConfiguration, type Configuration } from '../configuration/load-configuration.js';
import { VERSION } from '../version.js';

/** A run, before anything is read: what to check, with what. */
export interface Setup {
  readonly cwd: string;
  /** The given paths and those of the configuration. */
  readonly paths: readonly string[];
  readonly options: ValidateOptions;
  readonly validator: Validator;
  readonly tool: Report['tool'];
  readonly outputs: readonly Output[];
  readonly limits: Limits;
  readonly configuration: Configuration;
  /** The day by which suppressions expire. */
  readonly today: string;
}

/** Unites configuration and options; options win. */
export async function createSetup(paths: readonly string[], options: ValidateOptions): Promise<Setup> {
  const cwd = process.cwd();
  const configuration = await loadConfiguration(configurationOptions(options, cwd));
  const today = new Date().toISOString().slice(0, 10);
  const suppress: readonly Suppression[] = configuration.suppress;
  const validator = buildValidator(
    {
      rules: { ...configuration.rules, ...options.rule },
      overrides: configuration.overrides,
      suppress,
      today,
      crossCompanySharing: configuration.crossCompanySharing,
      ...(options.only === undefined ? {} : { only: options.only }),
    },
    configuration.pluginModules,
  );
  return {
    cwd,
    paths: [...new Set([...paths, ...configuration.inputs])],
    options,
    validator,
    tool: { name: 'dipv', version: VERSION },
    outputs:
      options.format ?? (configuration.formats.length > 0 ? configuration.formats : [{ format: 'pretty', file: null }]),
    limits: {
      failOn: options.failOn ?? configuration.failOn,
      maxWarnings: options.maxWarnings ?? configuration.maxWarnings,
      requireComplete: options.requireComplete === true,
    },
    configuration,
    today,
  };
}
