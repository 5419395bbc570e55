import type { Finding, Workspace } from '@dipv/core';
import { buildValidator } from 'dipv/build-validator';

/** What the program binds, without a configuration. */
export const allRules = buildValidator();

/** What all rules together find in a workspace. */
export function findingsOf(workspace: Workspace): readonly Finding[] {
  return allRules.validate(workspace).projects.flatMap((project) => project.findings);
}
