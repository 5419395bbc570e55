import type { RuleExamples } from '@dipv/core';

const customers = { name: 'Customers V3', fields: { CustomerAccount: 'text(20) required' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'OData cannot reach it',
      source: { ...customers, disabled: ['OData'] },
      finds: [
        { at: '/legs/0/sourceSchema', message: 'AX table Customers V3 is not enabled for OData', side: 'source' },
      ],
    },
    {
      name: 'all is off',
      source: { ...customers, disabled: ['data management', 'configuration key'] },
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'AX table Customers V3 is not enabled for data management and has a configuration key that is off',
        },
      ],
    },
  ],
  passes: [
    { name: 'the entity is enabled', source: customers },
    {
      name: 'the metadata does not say',
      source: { ...customers, disabled: 'not told' },
      notChecked: [
        'whether AX table Customers V3 is enabled for OData is not told',
        'whether AX table Customers V3 is enabled for data management is not told',
      ],
    },
    { name: 'without metadata of F&O', source: 'unknown', notChecked: ['no metadata for AX table Customers V3'] },
  ],
};
