import { ruleModule } from '@dipv/core';
import { connectionNotValid } from './rules/DIPV1000-connection-not-valid.js';
import { missingEnvironmentInfo } from './rules/DIPV1005-missing-environment-info.js';
import { unknownEnvironment } from './rules/DIPV1007-unknown-environment.js';
import { dataPartitionNotValid } from './rules/DIPV1008-data-partition-not-valid.js';
import { missingOrganizationMapping } from './rules/DIPV1016-missing-organization-mapping.js';
import { missingRelatedOrganizationMapping } from './rules/DIPV1017-missing-related-organization-mapping.js';

/** The rules on connections, environments and mapped organizations. */
export const connectionSetRules = ruleModule([
  connectionNotValid,
  missingEnvironmentInfo,
  unknownEnvironment,
  dataPartitionNotValid,
  missingOrganizationMapping,
  missingRelatedOrganizationMapping,
]);
