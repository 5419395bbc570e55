import { ruleModule } from '@dipv/core';
import { keyFieldNotBidirectional } from './key-field-not-bidirectional.js';
import { missingIntegrationKey } from './missing-integration-key.js';
import { missingKeyMapping } from './missing-key-mapping.js';
import { missingLookupKeyMapping } from './missing-lookup-key-mapping.js';
import { unresolvedDestinationLookup } from './unresolved-destination-lookup.js';
import { unresolvedSourceLookup } from './unresolved-source-lookup.js';

/** The integration-key rules: DIPV1003, 1004, 1014, 1015, 1027 and 1028. */
export const integrationKeyRules = ruleModule([
  missingIntegrationKey,
  keyFieldNotBidirectional,
  missingKeyMapping,
  missingLookupKeyMapping,
  unresolvedDestinationLookup,
  unresolvedSourceLookup,
]);
