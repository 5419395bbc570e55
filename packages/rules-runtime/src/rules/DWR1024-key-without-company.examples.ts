import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    parentaccountid: 'lookup(accounts)',
    msdyn_groupid: 'lookup(msdyn_groups)',
    msdyn_company: 'lookup(cdm_companies)',
  },
  company: 'msdyn_company.cdm_companycode',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the account number alone',
      destination: { ...accounts, integrationKey: ['accountnumber'] },
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'CRM table accounts is company-specific, and the company is missing in its key (accountnumber)',
          side: 'destination',
        },
      ],
    },
    {
      name: 'a key list leaves the company out',
      destination: { ...accounts, alternateKeys: [['accountnumber', 'msdyn_company']] },
      keyList: ['accountnumber'],
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'CRM table accounts is company-specific, and the company is missing in its key (accountnumber)',
        },
      ],
    },
  ],
  passes: [
    { name: 'the company is in the key' },
    {
      name: 'of several alternate keys one has the company',
      destination: { ...accounts, alternateKeys: [['accountnumber'], ['accountnumber', 'msdyn_company']] },
    },
    {
      name: 'a lookup of the key brings the company along',
      destination: { ...accounts, integrationKey: ['accountnumber', 'msdyn_groupid.msdyn_code'] },
      related: [{ name: 'msdyn_groups', fields: { msdyn_code: 'text(10)' }, company: 'msdyn_company.cdm_companycode' }],
    },
    {
      name: 'a table of all companies',
      destination: { name: 'msdyn_titles', fields: { msdyn_code: 'text(20)' } },
      mappings: ['CustomerAccount <> msdyn_code'],
    },
    {
      name: 'whether a lookup of the key brings it along is not known',
      destination: { ...accounts, integrationKey: ['accountnumber', 'msdyn_groupid.msdyn_code'] },
      notChecked: ['whether table msdyn_groups is company-specific is not known'],
    },
    {
      name: 'without metadata of the table',
      destination: 'unknown',
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
    {
      name: 'nobody knows whether the table is company-specific',
      destination: { ...accounts, alternateKeys: [], company: null, completeness: 'partial' },
      keyList: ['accountnumber'],
      notChecked: ['whether CRM table accounts is company-specific is not known'],
    },
  ],
};
