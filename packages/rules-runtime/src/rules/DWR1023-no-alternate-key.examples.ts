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
  ],
  passes: [
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
  ],
};
