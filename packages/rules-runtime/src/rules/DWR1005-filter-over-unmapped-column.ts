import { field as fieldText, foldName, parseFieldPath, say, sideRule, type Field } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { columnsIn } from '../filter-columns.js';
import { filterOf } from '../side-filter.js';
import { examples } from './DWR1005-filter-over-unmapped-column.examples.js';

/** DWR1005: a filter over a column whose change triggers nothing. */
export const filterOverUnmappedColumn = sideRule({
  code: 'DWR1005',
  title: 'Filter over a column that is not mapped',
  severity: 'info',
  service: 'off',
  needs: ['table'],
  asks: ['completeTable', 'writability', 'companyContext'],
  docs: dualWriteDocs('data-sync-for-map-fields'),
  description:
    'Dual-write sends a change of a record where a mapped column changed (Microsoft’s article “Trigger dual-write for mapped fields”; on the F&O side DualWriteSyncOutbound looks whether a mapped field changed, as issue 31 of microsoft/ISM-Telemetry-for-Finance-and-Operations tells). A record that comes to pass the filter, or ceases to, by a change of another column alone is therefore not sent until something else of it changes: that is our reasoning. Microsoft’s own maps map nearly every column of their filters, some with a Default value alone. Columns that can be set on create alone are left out, and so are the company and what the platform sets with every change, such as modifiedon.',
  mend: 'Map the column as well, if only one way with a Default value; or let another mapped column change with it.',
  applies: ({ side, leg }) =>
    leg.task.project.isDualWrite &&
    filterOf(side) !== null &&
    leg.flowsTo(side.other.name).length > 0 &&
    columnsIn(side).length > 0,
  check({ side, leg, report, notChecked }) {
    const { at = '' } = filterOf(side) ?? {};
    // a mapped field that does not exist may be this column misspelt, which DIPV1022 and DIPV1025 tell
    if (leg.mappings.some((mapping) => mapping.end(side.name).resolution?.outcome === 'unresolved')) return;
    for (const { name, start, end } of columnsIn(side)) {
      const field = side.table?.fields.get(foldName(name));
      if (side.paths.mappingsOf(name).length > 0 || side.company.isContext(parseFieldPath(name))) continue;
      if (field === undefined && side.lackOfColumns !== null) notChecked(side.lackOfColumns);
      if (field === undefined || neverChangesAlone(field)) continue;
      report({
        side: side.name,
        at,
        span: { start, end },
        field: field.name,
        detail: say`The filter of ${side.label} is over ${fieldText(field.name, field.displayName)}, which the map does not map: a change of it alone is not sent`,
      });
    }
  },
  examples,
});

/** What the platform sets as a record is made, or with any other change of it: never alone. */
const OF_PLATFORM: ReadonlySet<string> = new Set([
  ...['createdon', 'createdby', 'createdonbehalfby', 'overriddencreatedon', 'createddatetime'],
  ...['modifiedon', 'modifiedby', 'modifiedonbehalfby', 'versionnumber', 'modifieddatetime'],
]);

function neverChangesAlone({ name, creatable, updatable }: Field): boolean {
  return (updatable === false && creatable === true) || OF_PLATFORM.has(foldName(name));
}
