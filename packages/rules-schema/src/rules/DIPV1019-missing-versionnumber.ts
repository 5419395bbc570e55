import { field, name, say, sideRule, type TableSketch } from '@dipv/core';

const VIRTUAL: TableSketch = { name: 'contoso_stocks', fields: { contoso_number: 'text(20)' } };

/** DIPV1019: a Dataverse table that cannot be exported, since its rows have no version. */
export const missingVersionnumber = sideRule({
  code: 'DIPV1019',
  title: "Export can't be performed on the table due to the missing versionnumber field",
  needs: ['completeTable'],
  description: say`Changes of a Dataverse table are found by its ${field('versionnumber')} field. Virtual tables and elastic tables have none, so that nothing can be read from them. Dual-write needs the field on either side, Data Integrator where it reads.`,
  mend: say`Choose a table of a supported type: a standard table has ${field('versionnumber')}.`,
  help: ({ side }) => say`Map another table: ${name(side.tableName)} seems to be a virtual or an elastic table.`,
  applies: ({ project, leg, side, other }) =>
    side.isDataverse && (project.isDualWrite || leg.flowsTo(other.side).length > 0),
  check({ leg, side, report }) {
    if (side.table?.fields.has('versionnumber') !== false) return;
    report({
      side: side.side,
      at: leg.at(`${side.side}Schema`),
      field: 'versionnumber',
      detail: say`Missing ${field('versionnumber')} field in the schema of ${side.label}`,
    });
  },
  examples: {
    fails: [
      {
        name: 'a virtual table in a dual-write map',
        destination: VIRTUAL,
        mappings: ['CustomerAccount >> contoso_number'],
        finds: [
          {
            at: '/legs/0/destinationSchema',
            message: 'Missing versionnumber field in the schema of CRM table contoso_stocks',
            field: 'versionnumber',
          },
        ],
      },
    ],
    passes: [
      { name: 'a standard table' },
      {
        name: 'Data Integrator only writes to the table',
        kind: 'Data Integrator',
        destination: VIRTUAL,
        mappings: ['CustomerAccount >> contoso_number'],
      },
      {
        name: 'only some columns of the table are known',
        destination: { ...VIRTUAL, completeness: 'partial' },
        notChecked: true,
      },
    ],
  },
});
