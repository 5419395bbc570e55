import { field, name, say, sideRule } from '@dipv/core';
import { examples } from './DIPV1019-missing-versionnumber.examples.js';

/** DIPV1019: a Dataverse table that cannot be exported, since its rows have no version. */
export const missingVersionnumber = sideRule({
  code: 'DIPV1019',
  title: "Export can't be performed on the table due to the missing versionnumber field",
  needs: ['completeTable'],
  platform: 'dataverse',
  description: say`Changes of a Dataverse table are found by its ${field('versionnumber')} field. Virtual tables and elastic tables have none, so that nothing can be read from them. Dual-write needs the field on either side, Data Integrator where it reads.`,
  mend: say`Choose a table of a supported type: a standard table has ${field('versionnumber')}.`,
  help: ({ side }) => say`Map another table: ${name(side.tableName)} seems to be a virtual or an elastic table.`,
  applies: ({ project, leg, side, other }) =>
    side.isDataverse && (project.isDualWrite || leg.flowsTo(other.name).length > 0),
  check({ leg, side, report }) {
    if (side.table?.fields.has('versionnumber') !== false) return;
    report({
      side: side.name,
      at: leg.at(`${side.name}Schema`),
      field: 'versionnumber',
      detail: say`Missing ${field('versionnumber')} field in the schema of ${side.label}`,
    });
  },
  examples,
});
