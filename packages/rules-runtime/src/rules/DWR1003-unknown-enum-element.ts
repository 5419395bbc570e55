import {
  code,
  field as fieldText,
  lacksOptions,
  lacksTypes,
  list,
  memberNamed,
  say,
  sideRule,
  type Field,
  type Text,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { fieldComparisonsIn, type FieldComparison } from '../filter-comparisons.js';
import { mayBe } from '../may-be.js';
import { memberAdvice } from '../member-advice.js';
import { filterOf, hasFilterInX } from '../side-filter.js';
import { examples } from './DWR1003-unknown-enum-element.examples.js';

/** DWR1003: the filter on the F&O side compares an enumeration with an element that it does not have. */
export const unknownEnumElement = sideRule({
  code: 'DWR1003',
  title: 'Filter of the finance and operations side names an unknown element',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  platform: 'finance-and-operations',
  needs: ['table'],
  asks: ['completeTable', 'types'],
  docs: dualWriteDocs('customizing-mappings'),
  description: say`The filter of a map compares an enumeration with one of its elements by name: ${code('(Blocked == CustVendorBlocked::No)')}, as a reader’s examples for that page do (issue 3662 of MicrosoftDocs/dynamics-365-unified-operations-public on GitHub), or with that name as a text, as Microsoft’s own maps do. An element that the enumeration does not have is equal to no value, so that no record passes, or every record. Labels are no names: they are what people see, and differ by language. That this is not noticed before records are read is our reasoning.`,
  mend: 'Name an element as /metadata/PublicEnumerations lists it, not by its label.',
  applies: ({ side }) => hasFilterInX(side) && fieldComparisonsIn(side).some((each) => elementOf(each) !== null),
  check({ side, report, notChecked }) {
    const { at = '' } = filterOf(side) ?? {};
    for (const comparison of fieldComparisonsIn(side)) {
      const { field, written, value } = comparison;
      const element = elementOf(comparison);
      if (element === null) continue;
      if (field === null && side.lackOfColumns !== null) notChecked(side.lackOfColumns);
      if (field !== null && mayBe(field, 'choice')) notChecked(lacksTypes(side));
      if (field === null || field.type.kind !== 'choice') continue;
      if (field.type.options === null) {
        notChecked(lacksOptions(side, field.name));
        continue;
      }
      if (memberNamed(element, field.type) !== null) continue;
      report({
        side: side.name,
        at,
        span: { start: value.start, end: value.end },
        field: written.steps.join('.'),
        subject: element,
        detail: say`The filter of ${side.label} compares ${fieldText(field.name, field.displayName)} with ${code(element)}, which is none of its elements`,
        help: helpFor(element, field),
      });
    }
  },
  examples,
});

/** What is meant to be the name of an element; numbers and blank texts are none. */
function elementOf({ operator, value }: FieldComparison): string | null {
  if (operator === 'like') return null;
  if (value.type === 'element') return value.element;
  return value.type === 'text' && /\p{L}/u.test(value.written) ? value.written : null;
}

/** Elements that are listed where none is near. */
const MOST_LISTED = 10;

function helpFor(element: string, { type }: Field): Text {
  const advice = memberAdvice(element, type);
  if (advice !== null) return say`${advice}.`;
  const options = type.options ?? [];
  const more = options.length > MOST_LISTED ? ` and ${options.length - MOST_LISTED} more` : '';
  return say`Its elements are ${list(options.slice(0, MOST_LISTED).map((each) => code(each)))}${more}.`;
}
