import { ruleModule } from '@dipv/core';
import { DataTypeMismatch } from './data-type-mismatch.js';
import { duplicateDestinationField } from './duplicate-destination-field.js';
import { duplicateSourceField } from './duplicate-source-field.js';
import { duplicateValueMap } from './duplicate-value-map.js';
import { invalidSourceFilter } from './invalid-source-filter.js';
import { missingDefault } from './missing-default.js';
import { typeMatrix } from './types/type-matrix.js';
import { TYPE_COMPATIBILITY } from './types/type-compatibility.js';
import { unmappedRequiredField } from './unmapped-required-field.js';
import { unsetDestinationField } from './unset-destination-field.js';
import { unsetSourceField } from './unset-source-field.js';
import { writtenReadonlyField } from './written-readonly-field.js';

export { typeMatrix } from './types/type-matrix.js';
export { TYPE_COMPATIBILITY, type Compatibility, type TypeCompatibility } from './types/type-compatibility.js';

/** The field-mapping rules: DIPV1010 to 1012, 1021, 1023, 1024, 1026, 1029, 1030 and 1031. */
export const fieldMappingRules = ruleModule(
  [
    unmappedRequiredField,
    writtenReadonlyField,
    invalidSourceFilter,
    unsetSourceField,
    duplicateSourceField,
    unsetDestinationField,
    duplicateDestinationField,
    duplicateValueMap,
    DataTypeMismatch,
    missingDefault,
  ],
  ({ bind }) => bind(TYPE_COMPATIBILITY).toConstantValue(typeMatrix),
);
