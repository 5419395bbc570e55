import { reporterModule } from '@dipv/reporter';
import { connectionSetRules } from '@dipv/rules-connection-set';
import { fieldMappingRules } from '@dipv/rules-field-mapping';
import { integrationKeyRules } from '@dipv/rules-integration-key';
import { schemaRules } from '@dipv/rules-schema';
import { buildValidator, type Build } from '../build-validator.js';

/** A build with every rule and format of this repository. */
export const build: Build = {
  name: 'dipv',
  version: '0.0.0',
  modules: [connectionSetRules, schemaRules, fieldMappingRules, integrationKeyRules, reporterModule],
};

export const allRules = buildValidator(build);
