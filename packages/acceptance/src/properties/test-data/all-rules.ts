import { createValidator, type Finding, type ValidatorConfig, type Workspace } from '@dipv/core';
import * as exported from 'dipv/modules';

const modules = Object.values(exported);

/** What the program binds, without a configuration. */
export const allRules = createValidator({ modules });

/** Every code, and every variant as `code/variant`. */
export const allCodes = allRules.rules.flatMap(({ code, variants }) => [
  code,
  ...variants.map(({ name }) => `${code}/${name}`),
]);

/** They tell of rules that are at fault, and have no examples. */
export const engineCodes = allRules.rules.filter(({ examples }) => examples.fails.length === 0).map(({ code }) => code);

/** What all rules together find in a workspace. */
export function findingsOf(workspace: Workspace, config?: ValidatorConfig): readonly Finding[] {
  return findingsByMap(workspace, config).flat();
}

/** The same, map by map. */
export function findingsByMap(workspace: Workspace, config?: ValidatorConfig): readonly (readonly Finding[])[] {
  const validator = config === undefined ? allRules : createValidator({ modules, config });
  return validator.validate(workspace).projects.map((project) => project.findings);
}
