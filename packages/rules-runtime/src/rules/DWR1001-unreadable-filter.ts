import { code, say, sideRule } from '@dipv/core';
import { filterOf, hasFilterInX, parsedFilterOf } from '../side-filter.js';
import { examples } from './DWR1001-unreadable-filter.examples.js';

/** DWR1001: the filter on the F&O side is no query range expression of X++. */
export const unreadableFilter = sideRule({
  code: 'DWR1001',
  title: 'Filter of the finance and operations side cannot be read',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  platform: 'finance-and-operations',
  asks: ['map'],
  docs: 'https://learn.microsoft.com/en-us/previous-versions/dynamicsax-2012/developer/using-expressions-in-query-ranges',
  description: say`The filter on the F&O side is a query range expression of X++: ${code('((A == "x") && (B != 1))')}. Microsoft’s article “Using Expressions in Query Ranges” wants brackets around the whole and around each condition, and the operators of X++. The service takes any text when the map is saved, and fails when records are read. A single ${code('=')} is read too, since Microsoft’s own examples have it; that functions, GUIDs and single quotes pass is our reading.`,
  mend: say`Write conditions as ${code('(Field == "value")')}, join them with ${code('&&')} or ${code('||')}, and put brackets around each and around the whole.`,
  applies: ({ side }) => hasFilterInX(side),
  check({ side, report }) {
    const filter = filterOf(side);
    const { fault } = parsedFilterOf(side);
    if (filter === null || fault === null) return;
    report({
      side: side.name,
      at: filter.at,
      span: { start: fault.start, end: fault.end },
      detail: say`The filter of ${side.label} cannot be read: ${fault.message}`,
      ...(fault.mend === null ? {} : { help: say`${fault.mend}.` }),
    });
  },
  examples,
});
