import { ruleModule } from '@dipv/core';
import { connectionNotValid } from './connection-not-valid.js';
import { dataPartitionNotValid } from './data-partition-not-valid.js';
import { missingEnvironmentInfo } from './missing-environment-info.js';
import { missingOrganizationMapping } from './missing-organization-mapping.js';
import { missingRelatedOrganizationMapping } from './missing-related-organization-mapping.js';
import { unknownEnvironment } from './unknown-environment.js';

/** The connection-set rules: DIPV1000, 1005, 1007, 1008, 1016 and 1017. */
export const connectionSetRules = ruleModule([
  connectionNotValid,
  missingEnvironmentInfo,
  unknownEnvironment,
  dataPartitionNotValid,
  missingOrganizationMapping,
  missingRelatedOrganizationMapping,
]);
