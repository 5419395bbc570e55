import { ruleModule } from '@dipv/core';
import { missingDestinationField } from './missing-destination-field.js';
import { missingDestinationSchema } from './missing-destination-schema.js';
import { missingSourceField } from './missing-source-field.js';
import { missingSourceSchema } from './missing-source-schema.js';
import { missingVersionnumber } from './missing-versionnumber.js';
import { mixedCompanyContext } from './mixed-company-context.js';

/** The schema rules: DIPV1002, 1018, 1019, 1020, 1022 and 1025. */
export const schemaRules = ruleModule([
  mixedCompanyContext,
  missingSourceSchema,
  missingVersionnumber,
  missingDestinationSchema,
  missingSourceField,
  missingDestinationField,
]);
