// What dipv is made of: each module by one line, and no other list of them.
export { reporterModule } from '@dipv/reporter';
export { connectionSetRules } from '@dipv/rules-connection-set';
export { fieldMappingRules } from '@dipv/rules-field-mapping';
export { integrationKeyRules } from '@dipv/rules-integration-key';
export { schemaRules } from '@dipv/rules-schema';
export { runtimeRules } from '@dipv/rules-runtime';
