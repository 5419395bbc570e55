import { ruleModule } from '@dipv/core';
import { unmappedRequiredField } from './rules/DIPV1010-unmapped-required-field.js';
import { writtenReadonlyField } from './rules/DIPV1011-written-readonly-field.js';
import { invalidSourceFilter } from './rules/DIPV1012-invalid-source-filter.js';
import { unsetSourceField } from './rules/DIPV1021-unset-source-field.js';
import { duplicateSourceField } from './rules/DIPV1023-duplicate-source-field.js';
import { unsetDestinationField } from './rules/DIPV1024-unset-destination-field.js';
import { duplicateDestinationField } from './rules/DIPV1026-duplicate-destination-field.js';
import { duplicateValueMap } from './rules/DIPV1029-duplicate-value-map.js';
import { DataTypeMismatch } from './rules/DIPV1030-data-type-mismatch.js';
import { missingDefault } from './rules/DIPV1031-missing-default.js';
import { typeMatrix } from './types/type-matrix.js';
import { TYPE_COMPATIBILITY } from './types/type-compatibility.js';

export { typeMatrix } from './types/type-matrix.js';
export { TYPE_COMPATIBILITY, type Compatibility, type TypeCompatibility } from './types/type-compatibility.js';

/** The rules on the mappings of fields. */
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
