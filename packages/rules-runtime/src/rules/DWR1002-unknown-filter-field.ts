import {
  code,
  field as fieldText,
  foldName,
  lacksDataSource,
  nearestName,
  say,
  sideRule,
  type SideContext,
  type Text,
} from '@dipv/core';
import { comparisonsIn } from '../filter-comparisons.js';
import type { Comparison, FilterField, Operand } from '../filter/filter-syntax.js';
import { filterOf, hasFilterInX } from '../side-filter.js';
import { examples } from './DWR1002-unknown-filter-field.examples.js';

/** DWR1002: the filter on the F&O side names a field that the entity does not have. */
export const unknownFilterField = sideRule({
  code: 'DWR1002',
  title: 'Filter of the finance and operations side names an unknown field',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  platform: 'finance-and-operations',
  needs: ['completeTable'],
  docs: 'https://learn.microsoft.com/en-us/previous-versions/dynamicsax-2012/developer/using-expressions-in-query-ranges',
  description: say`An expression in a query range may name fields of its data source alone (Microsoft’s article “Using Expressions in Query Ranges”). A filter that names another one keeps no record or every record out, or fails when records are read; the service does not look when the map is saved. Fields that every F&O table has, such as ${code('ModifiedDateTime')}, count as known. That a map’s filter sees the public fields of the entity is our reasoning.`,
  mend: 'Name a field of the entity, as /metadata/PublicEntities lists it.',
  applies: ({ side }) => hasFilterInX(side) && fieldsIn(side).length > 0,
  check({ side, report, notChecked }) {
    const { text = '', at = '' } = filterOf(side) ?? {};
    const fields = side.table?.fields;
    const told = new Set<string>();
    const names = [...(fields?.values() ?? [])].map((each) => each.name);
    let suggestions = 0;
    for (const { written, other } of fieldsIn(side)) {
      const { steps } = written;
      const name = steps.join('.');
      const folded = foldName(name);
      if (told.has(folded) || fields?.has(folded) === true || SYSTEM_FIELDS.has(folded)) continue;
      told.add(folded);
      if (steps.length > 1) {
        notChecked(lacksDataSource(side, name));
        continue;
      }
      const nearest = suggestions++ < MOST_SUGGESTIONS ? nearestName(name, names) : null;
      const isCompared = other.type === 'field' && fields?.has(foldName(other.steps.join('.'))) === true;
      const help =
        nearest === null ? (isCompared ? helpForValue(name) : null) : say`Did you mean ${fieldText(nearest)}?`;
      report({
        side: side.name,
        at,
        span: { start: written.start, end: written.end },
        field: text.slice(written.start, written.end),
        detail: say`The filter of ${side.label} names a field that it does not have: ${fieldText(name)}`,
        ...(help === null ? {} : { help }),
      });
    }
  },
  examples,
});

/** To compare more missing names with every field would take long, and help nobody. */
const MOST_SUGGESTIONS = 100;

/** What every table of F&O has, whether an entity makes it public or not. */
const SYSTEM_FIELDS: ReadonlySet<string> = new Set(
  [
    ...['RecId', 'DataAreaId', 'Partition', 'TableId', 'RecVersion'],
    ...['CreatedBy', 'CreatedDateTime', 'CreatedTransactionId'],
    ...['ModifiedBy', 'ModifiedDateTime', 'ModifiedTransactionId'],
  ].map(foldName),
);

interface FieldUse {
  readonly written: FilterField;
  /** What it is compared with. */
  readonly other: Operand;
}

function fieldsIn(side: SideContext): readonly FieldUse[] {
  return comparisonsIn(side).flatMap(({ left, right }: Comparison) => [
    ...(left.type === 'field' ? [{ written: left, other: right }] : []),
    ...(right.type === 'field' ? [{ written: right, other: left }] : []),
  ]);
}

/** What is compared with a field of the entity may be no field at all. */
function helpForValue(name: string): Text {
  return say`If it is a text, put it into quotes: ${code(`"${name}"`)}. If it is an element of an enumeration, name both: ${code(`Type::${name}`)}.`;
}
