import type { RuleExamples } from '@dipv/core';

const customers = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', LoyaltyCard: 'text(30) off' },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the field of a module that is not used',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'LoyaltyCard <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'The configuration key of LoyaltyCard of AX table Customers V3 is off, so that nothing is written or read',
          field: 'LoyaltyCard',
        },
      ],
    },
  ],
  passes: [
    { name: 'the field is not mapped', source: customers, mappings: ['CustomerAccount <> accountnumber'] },
    { name: 'without metadata of F&O', source: 'unknown', notChecked: ['no metadata for AX table Customers V3'] },
    {
      name: 'the metadata does not tell of configuration keys',
      source: { ...customers, disabled: 'not told' },
      mappings: ['CustomerAccount <> accountnumber', 'LoyaltyCard <> name'],
      notChecked: ['whether AX table Customers V3 has fields that are switched off is not told'],
    },
    {
      name: 'the field is not among those that are known',
      source: { ...customers, completeness: 'partial' },
      mappings: ['CustomerAccount <> accountnumber', 'Discount <> name', 'none >> msdyn_company = USMF'],
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
    {
      name: 'a field that is not there is told by DIPV1022',
      source: { ...customers, disabled: 'not told' },
      mappings: ['Loyalty <> name'],
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100) off' } },
      mappings: ['CustomerName >> name'],
    },
  ],
};
