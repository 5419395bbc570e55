import { ruleModule } from '@dipv/core';
import { mixedCompanyContext } from './rules/DIPV1002-mixed-company-context.js';
import { missingSourceSchema } from './rules/DIPV1018-missing-source-schema.js';
import { missingVersionnumber } from './rules/DIPV1019-missing-versionnumber.js';
import { missingDestinationSchema } from './rules/DIPV1020-missing-destination-schema.js';
import { missingSourceField } from './rules/DIPV1022-missing-source-field.js';
import { missingDestinationField } from './rules/DIPV1025-missing-destination-field.js';

/** The rules on the tables of a map and their fields. */
export const schemaRules = ruleModule([
  mixedCompanyContext,
  missingSourceSchema,
  missingVersionnumber,
  missingDestinationSchema,
  missingSourceField,
  missingDestinationField,
]);
