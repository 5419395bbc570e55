import { reporterModule } from '@dipv/reporter';
import { connectionSetRules } from '@dipv/rules-connection-set';
import { fieldMappingRules } from '@dipv/rules-field-mapping';
import { integrationKeyRules } from '@dipv/rules-integration-key';
import { schemaRules } from '@dipv/rules-schema';

/** What dipv is made of: every rule package, and every format. */
export const modules = [connectionSetRules, schemaRules, fieldMappingRules, integrationKeyRules, reporterModule];
