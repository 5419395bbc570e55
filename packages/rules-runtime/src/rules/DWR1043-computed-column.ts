import { lacksColumns, lacksComputedColumns, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { examples } from './DWR1043-computed-column.examples.js';

/** DWR1043: a change of a calculated column triggers nothing. */
export const computedColumn = sideRule({
  code: 'DWR1043',
  title: 'A calculated column is read',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('data-sync-for-map-fields'),
  needs: ['table'],
  asks: ['completeTable', 'computedColumns'],
  platform: 'dataverse',
  description:
    'Dual-write is triggered by changes of mapped columns, and that does not work for calculated columns of Dataverse, which is a limitation of the platform: Microsoft’s page on what triggers a map says so. The value goes along when another mapped column of the record changes. Rollup columns are worked out by a job, and formulas when they are read, so that we take them for the same. Virtual and computed fields of F&O are as bad, but no metadata tells them.',
  mend: 'Map the columns that it is calculated from, or keep the value in a column of its own.',
  applies: ({ leg, side }) => isDataverseEnd(side) && leg.flowsTo(side.other.name).length > 0,
  check({ leg, side, other, report, notChecked }) {
    for (const { mapping, from } of leg.flowsTo(other.name)) {
      if (from.path === null || from.isExpanded || !from.isSound) continue;
      const { field } = from;
      if (field === null) notChecked(side.lackOfColumns ?? lacksColumns(side));
      else if (field.computed === undefined) notChecked(lacksComputedColumns(side));
      if (field?.computed === undefined || field.computed === null) continue;
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: from.text,
        detail: say`${from.label ?? ''} of ${side.label} is ${field.computed === 'rollup' ? 'rolled up' : 'calculated'}, so that a change of it triggers nothing`,
      });
    }
  },
  examples,
});
