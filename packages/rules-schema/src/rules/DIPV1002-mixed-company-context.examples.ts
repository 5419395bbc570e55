import type { RuleExamples, TableSketch } from '@dipv/core';

const PARTY: TableSketch = { name: 'msdyn_parties', fields: { msdyn_partynumber: 'text(20)' } };
const CURRENCY: TableSketch = { name: 'Currencies', fields: { CurrencyCode: 'text(3) required' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a company-specific entity is mapped to a cross-company table',
      destination: PARTY,
      mappings: ['CustomerAccount <> msdyn_partynumber'],
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'AX table Customers V3 is company-specific, but CRM table msdyn_parties is cross-company',
        },
      ],
    },
    {
      name: 'a cross-company entity is mapped to a company-specific table',
      source: CURRENCY,
      mappings: ['CurrencyCode <> accountnumber'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'CRM table accounts is company-specific, but AX table Currencies is cross-company',
        },
      ],
    },
    {
      name: 'the entity is shared across companies',
      crossCompanySharing: ['customers v3'],
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'AX table Customers V3 is under a cross-company data sharing policy',
          help: 'Take the entity out of the cross-company data sharing policy, or map another entity.',
        },
      ],
    },
  ],
  passes: [
    { name: 'both tables are company-specific' },
    {
      name: 'both tables are cross-company',
      source: CURRENCY,
      destination: PARTY,
      mappings: ['CurrencyCode <> msdyn_partynumber'],
    },
    {
      name: 'Data Integrator maps tables of either kind',
      kind: 'Data Integrator',
      destination: PARTY,
      mappings: ['CustomerAccount >> msdyn_partynumber'],
    },
    { name: 'one table is not known', source: 'unknown', notChecked: true },
    {
      name: 'the other table is not known',
      destination: 'unknown',
      notChecked: ['no metadata for CRM table accounts'],
    },
    {
      name: 'the metadata does not tell whether the entity is company-specific',
      source: { ...CURRENCY, company: null, integrationKey: [] },
      mappings: ['CurrencyCode <> accountnumber'],
      notChecked: ['whether AX table Currencies is company-specific is not known'],
    },
    {
      name: 'the metadata does not tell whether the table is company-specific',
      destination: { ...PARTY, company: null, completeness: 'partial' },
      mappings: ['CustomerAccount <> msdyn_partynumber'],
      notChecked: ['whether CRM table msdyn_parties is company-specific is not known'],
    },
  ],
};
