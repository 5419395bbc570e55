import { defineModule } from '@dipv/core';
import { unreadableFilter } from './rules/DWR1001-unreadable-filter.js';
import { unknownFilterField } from './rules/DWR1002-unknown-filter-field.js';
import { unknownEnumElement } from './rules/DWR1003-unknown-enum-element.js';
import { valueThatNeverIs } from './rules/DWR1004-value-that-never-is.js';
import { filterOverUnmappedColumn } from './rules/DWR1005-filter-over-unmapped-column.js';
import { dateIntoUserLocal } from './rules/DWR1006-date-into-user-local.js';
import { valueOfNoMember } from './rules/DWR1011-value-of-no-member.js';
import { memberNotTranslated } from './rules/DWR1012-member-not-translated.js';
import { ambiguousWayBack } from './rules/DWR1013-ambiguous-way-back.js';
import { keysOfOneSpelling } from './rules/DWR1014-keys-of-one-spelling.js';

/** The rules about maps that the service accepts and that lose data later. */
export const runtimeRules = defineModule({
  name: '@dipv/rules-runtime',
  apiVersion: 1,
  rules: [
    unreadableFilter,
    unknownFilterField,
    unknownEnumElement,
    valueThatNeverIs,
    filterOverUnmappedColumn,
    dateIntoUserLocal,
    valueOfNoMember,
    memberNotTranslated,
    ambiguousWayBack,
    keysOfOneSpelling,
  ],
});
