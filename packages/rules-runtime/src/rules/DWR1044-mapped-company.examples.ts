import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    msdyn_company: 'lookup(cdm_companies)',
    msdyn_partner: 'lookup(cdm_companies)',
  },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};
const titles = { name: 'msdyn_titles', fields: { msdyn_code: 'text(10)', msdyn_company: 'lookup(cdm_companies)' } };

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the company of F&O',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
    {
      name: 'the company of the key in Dataverse',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Company >> msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message:
            'msdyn_company.cdm_companycode of CRM table accounts holds the company, which dual-write sets itself',
          field: 'msdyn_company.cdm_companycode',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'a lookup to the company of a partner',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Partner <> msdyn_partner.cdm_companycode'],
    },
    {
      name: 'the company of a lookup',
      destination: { ...accounts, fields: { ...accounts.fields, msdyn_day: 'lookup(msdyn_days)' } },
      related: [
        {
          name: 'msdyn_days',
          fields: { msdyn_company: 'lookup(cdm_companies)' },
          company: 'msdyn_company.cdm_companycode',
        },
      ],
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> msdyn_day.msdyn_company.cdm_companycode'],
    },
    {
      name: 'a table of all companies',
      source: { name: 'Titles', fields: { Code: 'text(10)', Company: 'text(4)' } },
      destination: titles,
      mappings: ['Code <> msdyn_code', 'Company <> msdyn_company.cdm_companycode'],
    },
    {
      name: 'without metadata of Dataverse',
      destination: 'unknown',
      mappings: ['dataAreaId <> msdyn_company.cdm_companycode'],
      notChecked: ['no metadata for CRM table accounts'],
    },
  ],
};
