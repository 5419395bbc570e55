import type { RuleExamples, TableSketch } from '@dipv/core';

const VIRTUAL: TableSketch = { name: 'contoso_stocks', fields: { contoso_number: 'text(20)' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a virtual table in a dual-write map',
      destination: VIRTUAL,
      mappings: ['CustomerAccount >> contoso_number'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'Missing versionnumber field in the schema of CRM table contoso_stocks',
          help: 'Map another table: contoso_stocks seems to be a virtual or an elastic table.',
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
};
