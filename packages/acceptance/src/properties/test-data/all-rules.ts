import { createValidator, type Finding, type Workspace } from '@dipv/core';
import { connectionSetRules } from '@dipv/rules-connection-set';
import { fieldMappingRules } from '@dipv/rules-field-mapping';
import { integrationKeyRules } from '@dipv/rules-integration-key';
import { schemaRules } from '@dipv/rules-schema';

export const allRules = createValidator({
  modules: [connectionSetRules, schemaRules, fieldMappingRules, integrationKeyRules],
});

/** What all rules together find in a workspace. */
export function findingsOf(workspace: Workspace): readonly Finding[] {
  return allRules.validate(workspace).projects.flatMap((project) => project.findings);
}
