import { defineModule } from '@dipv/core';
import { unreadableFilter } from './rules/DWR1001-unreadable-filter.js';
import { unknownFilterField } from './rules/DWR1002-unknown-filter-field.js';
import { unknownEnumElement } from './rules/DWR1003-unknown-enum-element.js';
import { valueThatNeverIs } from './rules/DWR1004-value-that-never-is.js';

/** The rules about maps that the service accepts and that lose data later. */
export const runtimeRules = defineModule({
  name: '@dipv/rules-runtime',
  apiVersion: 1,
  rules: [unreadableFilter, unknownFilterField, unknownEnumElement, valueThatNeverIs],
});
