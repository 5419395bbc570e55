import { createValidator, type Module, type Validator, type ValidatorConfig } from '@dipv/core';
import type { Defaults } from './layer.js';

/** A program: what it is called, and what it is made of. */
export interface Build {
  /** Stands in help, reports and messages. */
  readonly name: string;
  /** Reports that are kept for the next run are told apart by it: a build with other rules has another version. */
  readonly version: string;
  /** Rule packages, formats and modules of one's own, such as `reporterModule` of `@dipv/reporter`. */
  readonly modules: readonly Module[];
  readonly defaults?: Defaults;
  /** The address under which `guides` and `rules` of its documentation lie; absent: they are not on the web. */
  readonly docs?: string;
}

/** The validator of a build, with a configuration and the plugins that it brings. */
export function buildValidator(
  { name, version, modules }: Build,
  config: ValidatorConfig = {},
  plugins: readonly Module[] = [],
): Validator {
  return createValidator({ modules: [...modules, ...plugins], config, tool: { name, version } });
}
