import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', name: 'text(160)', msdyn_company: 'lookup(cdm_companies)' },
  alternateKeys: [['accountnumber', 'msdyn_company']],
  company: 'msdyn_company.cdm_companycode',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a key list names another column',
      destination: accounts,
      keyList: ['name', 'msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message:
            'The integration key (name) of CRM table accounts is no alternate key of the table, which has (accountnumber, msdyn_company)',
          side: 'destination',
        },
      ],
    },
    {
      name: 'the table has no alternate key',
      destination: { ...accounts, alternateKeys: [] },
      keyList: ['accountnumber', 'msdyn_company.cdm_companycode'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message:
            'The integration key (accountnumber) of CRM table accounts is no alternate key of the table, which has none',
        },
      ],
    },
    {
      name: 'of many alternate keys the first are named',
      destination: {
        ...accounts,
        fields: { ...accounts.fields, a: 'text(1)', b: 'text(1)', c: 'text(1)', d: 'text(1)', e: 'text(1)' },
        alternateKeys: [['accountnumber'], ['a'], ['b'], ['c'], ['d'], ['e']],
      },
      keyList: ['name'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message:
            'The integration key (name) of CRM table accounts is no alternate key of the table, which has (accountnumber) and (a) and (b) and (c) and (d) and 1 more',
        },
      ],
    },
    {
      name: 'a map from Dataverse',
      flipped: true,
      source: accounts,
      destination: { name: 'Customers V3', fields: { CustomerAccount: 'text(20)' } },
      mappings: ['accountnumber <> CustomerAccount'],
      keyList: ['name'],
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message:
            'The integration key (name) of CRM table accounts is no alternate key of the table, which has (accountnumber, msdyn_company)',
        },
      ],
    },
  ],
  passes: [
    { name: 'no key is chosen, and none is there', destination: { ...accounts, alternateKeys: [] } },
    {
      name: 'the key of the list is an alternate key',
      destination: accounts,
      keyList: ['msdyn_company.cdm_companycode', 'AccountNumber'],
    },
    { name: 'the company alone is missing: DWR1024 tells of it', destination: accounts, keyList: ['accountnumber'] },
    { name: 'a key that the metadata marks', destination: { ...accounts, integrationKey: ['accountnumber'] } },
    {
      name: 'not all keys of the table are known',
      destination: { ...accounts, completeness: 'partial' },
      keyList: ['name'],
      notChecked: ['not all alternate keys of CRM table accounts are known'],
    },
    {
      name: 'without metadata of Dataverse',
      destination: 'unknown',
      notChecked: ['no metadata for CRM table accounts', 'the integration key of CRM table accounts is not known'],
    },
    {
      name: 'its columns in another order',
      destination: { ...accounts, alternateKeys: [['accountnumber', 'name']] },
      keyList: ['name', 'accountnumber'],
    },
    {
      name: 'a column that the table lacks: DIPV1025 tells of it',
      destination: accounts,
      keyList: ['name', 'contoso_number'],
    },
    { name: 'nothing but the company', destination: accounts, keyList: ['msdyn_company.cdm_companycode'] },
    {
      name: 'one of several keys, of which nobody knows which',
      destination: { ...accounts, alternateKeys: [['accountnumber'], ['name']] },
    },
    { name: 'no list, and no alternate key', destination: { ...accounts, alternateKeys: [] } },
  ],
};
