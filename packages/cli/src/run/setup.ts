import { CLOCK, type Report, type Suppression, type Validator } from '@dipv/core';
import { buildValidator } from '../build-validator.js';
import type { Limits } from '../commands/exit-code-of.js';
import { configurationOptions, type Output, type ValidateOptions } from '../commands/validate-options.js';
import { loadConfiguration, type Configuration } from '../configuration/load-configuration.js';
import { withKnownRules } from '../configuration/known-rules.js';
import { mergeRules } from '../configuration/layer.js';
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
  const loaded = await loadConfiguration(configurationOptions(options, cwd));
  const configuration =
    loaded.ruleNames.length === 0 ? loaded : withKnownRules(loaded, buildValidator({}, loaded.pluginModules).rules);
  const suppress: readonly Suppression[] = configuration.suppress;
  const validator = buildValidator(
    {
      rules: mergeRules(configuration.rules, options.rule ?? {}),
      overrides: configuration.overrides,
      suppress,
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
    outputs: options.format ?? configuration.formats,
    limits: {
      failOn: options.failOn ?? configuration.failOn,
      maxWarnings: options.maxWarnings ?? configuration.maxWarnings,
      requireComplete: options.requireComplete === true,
    },
    configuration,
    today: validator.services(CLOCK)().toISOString().slice(0, 10),
  };
}
