import type { RuleExamples, TableSketch } from '@dipv/core';

const VISIT: TableSketch = {
  name: 'contoso_visits',
  fields: { contoso_number: 'text(20)', contoso_account: 'lookup(accounts)', contoso_remark: 'text(100)' },
  integrationKey: ['contoso_number', 'contoso_account'],
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the account of a visit is in its key and not in the map',
      destination: VISIT,
      related: [ACCOUNT],
      mappings: ['CustomerAccount <> contoso_number'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message:
            'Mapping is missing for integration key field contoso_account.accountnumber of CRM table contoso_visits',
          help: 'Map contoso_account.accountnumber, or take the lookup out of the integration key.',
          field: 'contoso_account.accountnumber',
        },
      ],
    },
    {
      name: 'the key names the expanded field itself',
      destination: { ...VISIT, integrationKey: ['contoso_number', 'contoso_account.accountnumber'] },
      related: [ACCOUNT],
      mappings: ['CustomerAccount <> contoso_number'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message:
            'Mapping is missing for integration key field contoso_account.accountnumber of CRM table contoso_visits',
          help: 'Map contoso_account.accountnumber, or take the lookup out of the integration key.',
          field: 'contoso_account.accountnumber',
        },
      ],
    },
    {
      name: 'a field behind the lookup that does not exist maps nothing else',
      destination: VISIT,
      related: [ACCOUNT],
      mappings: ['CustomerAccount <> contoso_number', 'CustomerName <> contoso_account.accountname'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message:
            'Mapping is missing for integration key field contoso_account.accountnumber of CRM table contoso_visits',
          help: 'Map contoso_account.accountnumber, or take the lookup out of the integration key.',
          field: 'contoso_account.accountnumber',
        },
      ],
    },
    {
      name: 'the lookup is mapped bare',
      destination: VISIT,
      mappings: ['CustomerAccount <> contoso_number', 'CustomerName <> contoso_account'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'Mapping is missing for integration key field contoso_account of CRM table contoso_visits',
          help: 'Map contoso_account, or take the lookup out of the integration key.',
          field: 'contoso_account',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'the related key is mapped behind the lookup, but for the company',
      destination: VISIT,
      related: [ACCOUNT],
      mappings: ['CustomerAccount <> contoso_number', 'CustomerAccount <> contoso_account.accountnumber'],
    },
    { name: 'no lookup in the key but the company' },
    {
      name: 'the key of the related table is not known',
      destination: VISIT,
      mappings: ['CustomerAccount <> contoso_number', 'CustomerAccount <> contoso_account.accountnumber'],
      notChecked: true,
    },
    {
      name: 'what a lookup of the key relates to is not known',
      destination: { ...VISIT, fields: { ...VISIT.fields, contoso_account: 'lookup' } },
      mappings: ['CustomerAccount <> contoso_number', 'CustomerAccount <> contoso_account.accountnumber'],
      notChecked: true,
    },
    {
      name: 'no metadata was supplied',
      destination: 'unknown',
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
  ],
};
