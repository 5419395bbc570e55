import {
  code,
  field as fieldText,
  foldName,
  lacksNullability,
  lacksTypes,
  say,
  sideRule,
  type Field,
  type FieldKind,
  type SideContext,
} from '@dipv/core';
import { fieldComparisonsIn, type FieldComparison } from '../filter-comparisons.js';
import { filterOf, hasFilterInX } from '../side-filter.js';
import { examples } from './DWR1004-value-that-never-is.examples.js';

/** What X++ keeps in a field without a value, as an expression writes it. */
const EMPTY: Readonly<Partial<Record<FieldKind, string>>> = {
  text: '""',
  integer: '0',
  decimal: '0',
  date: '1\\1\\1900',
  datetime: '1900-01-01T00:00:00',
};

/** DWR1004: the filter on the F&O side compares with a value that no record has. */
export const valueThatNeverIs = sideRule({
  code: 'DWR1004',
  title: 'Filter of the finance and operations side looks for a value that is never there',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  platform: 'finance-and-operations',
  needs: ['table'],
  asks: ['completeTable', 'types', 'requirements'],
  docs: 'https://learn.microsoft.com/en-us/previous-versions/dynamicsax-2012/developer/null-values-for-data-types',
  description: say`X++ has no null: a field without a value holds what its type counts as empty (Microsoft’s article “Null Values for Data Types”): ${code('""')} for text, 0 for numbers, 1900-01-01 for dates, the element of value 0 for enumerations. A comparison with ${code('null')}, or of anything but text with ${code('""')}, therefore finds no empty field. For text ${code('== ""')} is right where the field comes from a table; where the entity computes it, or takes it from an optional data source, it may be null and then equals nothing, which no metadata tells: this is said as not checked. What follows for filters is our reasoning.`,
  mend: 'Compare with what the type of the field counts as empty.',
  applies: ({ side }) => hasFilterInX(side) && fieldComparisonsIn(side).some((each) => nothingIn(each) !== null),
  check({ side, report, notChecked }) {
    const { at = '' } = filterOf(side) ?? {};
    for (const comparison of fieldComparisonsIn(side)) {
      const { field, written, operator, value } = comparison;
      const nothing = nothingIn(comparison);
      if (nothing === null) continue;
      if (field === null && side.lackOfColumns !== null) notChecked(side.lackOfColumns);
      if (field === null) continue;
      if (field.type.kind === 'unknown') notChecked(lacksTypes(side));
      const empty = EMPTY[field.type.kind];
      if (empty === nothing) {
        if (operator === '==' && !isAlwaysSet(side, field)) notChecked(lacksNullability(side, field.name));
        continue;
      }
      if (empty === undefined && field.type.kind !== 'choice') continue;
      report({
        side: side.name,
        at,
        span: { start: value.start, end: value.end },
        field: written.steps.join('.'),
        detail: say`The filter of ${side.label} compares ${fieldText(field.name, field.displayName)} with ${code(nothing)}, which it never is`,
        help:
          empty === undefined
            ? 'Name the element of value 0: an enumeration without a value holds that.'
            : say`Write ${code(empty)}: a field of type ${field.type.kind} without a value holds that.`,
      });
    }
  },
  examples,
});

/** How the comparison writes that there is no value; `null`: it compares with one. */
function nothingIn({ operator, value }: FieldComparison): string | null {
  if (operator !== '==' && operator !== '!=') return null;
  if (value.type === 'constant') return value.name === 'null' ? 'null' : null;
  return value.type === 'text' && value.written === '' ? '""' : null;
}

function isAlwaysSet({ table }: SideContext, { name, requirement }: Field): boolean {
  const folded = foldName(name);
  return (
    requirement === 'required' ||
    (table?.keys.some(({ fields }) => fields.some((each) => foldName(each) === folded)) ?? false)
  );
}
