import { createValidator, type Module, type Validator, type ValidatorConfig } from '@dipv/core';
import { reporterModule } from '@dipv/reporter';
import { connectionSetRules } from '@dipv/rules-connection-set';
import { fieldMappingRules } from '@dipv/rules-field-mapping';
import { integrationKeyRules } from '@dipv/rules-integration-key';
import { schemaRules } from '@dipv/rules-schema';
import { VERSION } from './version.js';

/** The build that the command line runs: every rule package, every format, and plugins. */
export function buildValidator(config: ValidatorConfig = {}, plugins: readonly Module[] = []): Validator {
  return createValidator({
    modules: [connectionSetRules, schemaRules, fieldMappingRules, integrationKeyRules, reporterModule, ...plugins],
    config,
    tool: { name: 'dipv', version: VERSION },
  });
}
