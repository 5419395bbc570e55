import { ruleModule } from '@dipv/core';
import { missingIntegrationKey } from './rules/DIPV1003-missing-integration-key.js';
import { keyFieldNotBidirectional } from './rules/DIPV1004-key-field-not-bidirectional.js';
import { missingKeyMapping } from './rules/DIPV1014-missing-key-mapping.js';
import { missingLookupKeyMapping } from './rules/DIPV1015-missing-lookup-key-mapping.js';
import { unresolvedDestinationLookup } from './rules/DIPV1027-unresolved-destination-lookup.js';
import { unresolvedSourceLookup } from './rules/DIPV1028-unresolved-source-lookup.js';

/** The rules on integration keys and lookups. */
export const integrationKeyRules = ruleModule([
  missingIntegrationKey,
  keyFieldNotBidirectional,
  missingKeyMapping,
  missingLookupKeyMapping,
  unresolvedDestinationLookup,
  unresolvedSourceLookup,
]);
