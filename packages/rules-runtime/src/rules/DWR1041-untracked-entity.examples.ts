import type { RuleExamples } from '@dipv/core';

const lines = {
  name: 'msdyn_lines',
  fields: { msdyn_accountid: 'lookup(accounts)', msdyn_termid: 'lookup(msdyn_terms)', msdyn_type: 'integer' },
};
const related = [
  { name: 'accounts', fields: { accountnumber: 'text(20)' } },
  { name: 'msdyn_terms', fields: { msdyn_code: 'text(10)' } },
];

export const examples: RuleExamples = {
  fails: [
    {
      name: 'all that flows out fills lookups',
      destination: lines,
      related,
      mappings: [
        'CustomerAccount <> msdyn_accountid.accountnumber',
        'Term >> msdyn_termid.msdyn_code',
        'none >> msdyn_type = 1',
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'All that flows out of AX table Customers V3 fills a lookup, so that nothing is tracked',
          side: 'source',
        },
      ],
    },
    {
      name: 'constants alone flow out',
      mappings: ['none >> accountnumber = 1', 'CustomerName << name'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'All that flows out of AX table Customers V3 is a constant, so that nothing is tracked',
        },
      ],
    },
    {
      name: 'nothing flows out',
      mappings: ['CustomerAccount << accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          variant: 'one-way',
          message: 'No mapping flows out of AX table Customers V3, so that none of its changes is sent',
        },
      ],
    },
  ],
  passes: [
    { name: 'the key flows out' },
    {
      name: 'one of the columns is no lookup',
      destination: lines,
      related,
      mappings: ['CustomerAccount <> msdyn_accountid.accountnumber', 'Type >> msdyn_type'],
    },
    { name: 'a Data Integrator project', kind: 'Data Integrator', mappings: ['CustomerAccount << accountnumber'] },
    {
      name: 'without metadata: columns may be lookups',
      destination: 'unknown',
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'a column is not among those that are known',
      destination: { ...lines, completeness: 'partial' },
      mappings: ['CustomerAccount >> msdyn_note'],
      notChecked: ['only some columns of CRM table msdyn_lines are known'],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', mappings: ['none >> name = A'] },
  ],
};
