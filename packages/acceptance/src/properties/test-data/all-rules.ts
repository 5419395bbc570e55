import type { Finding, Workspace } from '@dipv/core';
import { buildValidator } from 'dipv/build-validator';

/** What the program binds, without a configuration. */
export const allRules = buildValidator();

/** Every code, and every variant as `code/variant`. */
export const allCodes = allRules.rules.flatMap(({ code, variants }) => [
  code,
  ...variants.map(({ name }) => `${code}/${name}`),
]);

/** They tell of rules that are at fault, and have no examples. */
export const engineCodes = allRules.rules.filter(({ examples }) => examples.fails.length === 0).map(({ code }) => code);

/** What all rules together find in a workspace. */
export function findingsOf(workspace: Workspace): readonly Finding[] {
  return allRules.validate(workspace).projects.flatMap((project) => project.findings);
}
