import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    msdyn_total: 'decimal(2) readonly calculated',
    opendeals: 'integer readonly rollup',
  },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a total and a number of deals',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Total << msdyn_total', 'Deals << opendeals'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message: 'msdyn_total of CRM table accounts is calculated, so that a change of it triggers nothing',
          field: 'msdyn_total',
        },
        {
          at: '/legs/0/fieldMappings/2/destinationField',
          message: 'opendeals of CRM table accounts is rolled up, so that a change of it triggers nothing',
          field: 'opendeals',
        },
      ],
    },
  ],
  passes: [
    { name: 'a plain column', destination: accounts, mappings: ['CustomerAccount <> accountnumber'] },
    {
      name: 'a calculated column that is written: DIPV1011 tells of it',
      destination: accounts,
      mappings: ['Total >> msdyn_total'],
    },
    {
      name: 'without metadata of the table',
      destination: 'unknown',
      notChecked: ['no metadata for CRM table accounts'],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', destination: accounts, mappings: ['Total << msdyn_total'] },
    {
      name: 'a constant',
      destination: { ...accounts, completeness: 'partial' },
      mappings: ['CustomerAccount >> accountnumber', 'CustomerName << none = A'],
    },
    {
      name: 'a column that the table lacks: DIPV1025 tells of it',
      destination: accounts,
      mappings: ['Total << msdyn_sum'],
    },
    {
      name: 'the column is not among those that are known',
      destination: { ...accounts, completeness: 'partial' },
      mappings: ['Total << msdyn_sum'],
      notChecked: ['only some columns of CRM table accounts are known'],
    },
    {
      name: 'the metadata does not tell which columns are calculated',
      destination: { name: 'accounts', fields: { ...accounts.fields, msdyn_total: 'decimal computation-unknown' } },
      mappings: ['Total << msdyn_total'],
      notChecked: ['the metadata of CRM table accounts does not say which columns are calculated'],
    },
  ],
};
