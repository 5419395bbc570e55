import { createValidator, type Validator, type ValidatorConfig } from '@dipv/core';
import type { ContainerModule } from 'inversify';

/** A program: what it is called, and what it is made of. */
export interface Build {
  /** Stands in help, reports and messages. */
  readonly name: string;
  readonly version: string;
  /** Rule packages, formats and modules of one's own, such as `reporterModule` of `@dipv/reporter`. */
  readonly modules: readonly ContainerModule[];
}

/** The validator of a build, with a configuration and the plugins that it brings. */
export function buildValidator(
  { name, version, modules }: Build,
  config: ValidatorConfig = {},
  plugins: readonly ContainerModule[] = [],
): Validator {
  return createValidator({ modules: [...modules, ...plugins], config, tool: { name, version } });
}
