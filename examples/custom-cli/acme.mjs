import { runCli } from '@dipv/host';
import { reporterModule } from '@dipv/reporter';
import { fieldMappingRules } from '@dipv/rules-field-mapping';
import { schemaRules } from '@dipv/rules-schema';
import { acmeModule } from './acme-module.mjs';

runCli({
  name: 'acme',
  version: '1.0.0',
  modules: [schemaRules, fieldMappingRules, reporterModule, acmeModule],
  defaults: { failOn: 'warning' },
});
