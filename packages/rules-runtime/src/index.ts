import { defineModule } from '@dipv/core';
import { missingSomething } from './rules/DWR1001-missing-something.js';
import { constantKey } from './rules/DWR1021-constant-key.js';
import { optionalKeyPartner } from './rules/DWR1022-optional-key-partner.js';
import { noAlternateKey } from './rules/DWR1023-no-alternate-key.js';
import { keyWithoutCompany } from './rules/DWR1024-key-without-company.js';

/** The rules about runtime. */
export const runtimeRules = defineModule({
  name: '@dipv/rules-runtime',
  apiVersion: 1,
  rules: [missingSomething, constantKey, optionalKeyPartner, noAlternateKey, keyWithoutCompany],
});
