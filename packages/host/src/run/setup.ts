import { CLOCK, type Report, type Suppression, type Validator } from '@dipv/core';
import { type Build, buildValidator } from '../configuration/build-validator.js';
import type { Limits } from './failures.js';
import type { RunLimits } from '../options/limits.js';
import { limitsOf } from '../options/limits-of.js';
import { type Output, type ValidateOptions } from '../options/validate-options.js';
import { loadConfiguration, type Configuration } from '../configuration/load-configuration.js';
import { withKnownRules } from '../configuration/known-rules.js';
import { mergeRules } from '../configuration/layer.js';
import { configurationOptions } from '../configuration/configuration-options.js';

/** Options with every limit, as configuration and defaults have it. */
export type SetOptions = ValidateOptions & RunLimits;

/** A run, before anything is read: what to check, with what. */
export interface Setup {
  readonly cwd: string;
  /** The given paths and those of the configuration. */
  readonly paths: readonly string[];
  readonly options: SetOptions;
  readonly validator: Validator;
  readonly tool: Report['tool'];
  /** The address of the build's documentation; `null`: it is not on the web. */
  readonly docs: string | null;
  readonly outputs: readonly Output[];
  readonly limits: Limits;
  readonly configuration: Configuration;
  /** The day by which suppressions expire. */
  readonly today: string;
}

/** Unites configuration and options; options win. */
export async function setUp(build: Build, paths: readonly string[], options: ValidateOptions): Promise<Setup> {
  const cwd = process.cwd();
  const loaded = await loadConfiguration(configurationOptions(build, options, cwd));
  const configuration =
    loaded.ruleNames.length === 0
      ? loaded
      : withKnownRules(loaded, buildValidator(build, {}, loaded.modules).rules, build.name);
  const suppress: readonly Suppression[] = configuration.suppress;
  const validator = buildValidator(
    build,
    {
      rules: mergeRules(configuration.rules, options.rule ?? {}),
      overrides: configuration.overrides,
      suppress,
      crossCompanySharing: configuration.crossCompanySharing,
      ...(options.only === undefined ? {} : { only: options.only }),
    },
    configuration.modules,
  );
  return {
    cwd,
    paths: [...new Set([...paths, ...configuration.inputs])],
    options: { ...options, ...limitsOf(options, configuration.limits) },
    validator,
    tool: { name: build.name, version: build.version },
    docs: build.docs ?? null,
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
