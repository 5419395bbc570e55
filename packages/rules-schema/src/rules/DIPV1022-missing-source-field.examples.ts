import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the name of a field has a slip',
      mappings: ['CustomerAcount <> accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/sourceField',
          message: 'Missing source field CustomerAcount in the schema of AX table Customers V3',
          field: 'CustomerAcount',
        },
      ],
    },
  ],
  passes: [
    { name: 'names differ in case only', mappings: ['CUSTOMERACCOUNT <> accountnumber'] },
    { name: 'a blank field is left to DIPV1021', mappings: ['none >> name = Contoso'] },
    {
      name: 'only some columns of the table are known',
      source: { name: 'Customers V3', fields: { CustomerName: 'text(100)' }, completeness: 'partial' },
      notChecked: true,
    },
  ],
};
