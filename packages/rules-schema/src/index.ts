import { ruleModule } from '@dipv/core';
import { missingDestinationField } from './rules/DIPV1025-missing-destination-field.js';
import { missingDestinationSchema } from './rules/DIPV1020-missing-destination-schema.js';
import { missingSourceField } from './rules/DIPV1022-missing-source-field.js';
import { missingSourceSchema } from './rules/DIPV1018-missing-source-schema.js';
import { missingVersionnumber } from './rules/DIPV1019-missing-versionnumber.js';
import { mixedCompanyContext } from './rules/DIPV1002-mixed-company-context.js';

/** The schema rules: DIPV1002, 1018, 1019, 1020, 1022 and 1025. */
export const schemaRules = ruleModule([
  mixedCompanyContext,
  missingSourceSchema,
  missingVersionnumber,
  missingDestinationSchema,
  missingSourceField,
  missingDestinationField,
]);
