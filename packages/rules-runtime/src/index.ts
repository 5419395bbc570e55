import { defineModule } from '@dipv/core';
import { missingSomething } from './rules/DWR1001-missing-something.js';

/** The rules about runtime. */
export const runtimeRules = defineModule({
  name: '@dipv/rules-runtime',
  apiVersion: 1,
  rules: [missingSomething],
});
