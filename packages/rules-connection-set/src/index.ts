import { ruleModule } from '@dipv/core';
import { connectionNotValid } from './rules/DIPV1000-connection-not-valid.js';
import { dataPartitionNotValid } from './rules/DIPV1008-data-partition-not-valid.js';
import { missingEnvironmentInfo } from './rules/DIPV1005-missing-environment-info.js';
import { missingOrganizationMapping } from './rules/DIPV1016-missing-organization-mapping.js';
import { missingRelatedOrganizationMapping } from './rules/DIPV1017-missing-related-organization-mapping.js';
import { unknownEnvironment } from './rules/DIPV1007-unknown-environment.js';

/** The connection-set rules: DIPV1000, 1005, 1007, 1008, 1016 and 1017. */
export const connectionSetRules = ruleModule([
  connectionNotValid,
  missingEnvironmentInfo,
  unknownEnvironment,
  dataPartitionNotValid,
  missingOrganizationMapping,
  missingRelatedOrganizationMapping,
]);
