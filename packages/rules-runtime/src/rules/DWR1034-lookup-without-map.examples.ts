import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    msdyn_groupid: 'lookup(msdyn_groups)',
    transactioncurrencyid: 'lookup(transactioncurrency)',
  },
};
const groups = { name: 'msdyn_groups', fields: { msdyn_code: 'text(10)' } };
const mappings = ['CustomerAccount <> accountnumber', 'Group <> msdyn_groupid.msdyn_code'];
const ofGroups = {
  source: { name: 'Customer groups', fields: { GroupId: 'text(10) required' } },
  destination: groups,
  mappings: ['GroupId <> msdyn_code'],
};
const ofVendors = {
  source: { name: 'Vendors V2', fields: { VendorId: 'text(10) required' } },
  destination: { name: 'msdyn_vendors', fields: { msdyn_number: 'text(10)' } },
  mappings: ['VendorId <> msdyn_number'],
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the map of customer groups is not supplied',
      destination: accounts,
      related: [groups],
      mappings,
      others: [ofVendors],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookups of CRM table accounts lead to tables that no supplied map writes: msdyn_groups (msdyn_groupid)',
        },
      ],
    },
    {
      name: 'the map of customer groups only reads Dataverse',
      destination: accounts,
      mappings,
      others: [{ ...ofGroups, mappings: ['GroupId << msdyn_code'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookups of CRM table accounts lead to tables that no supplied map writes: msdyn_groups (msdyn_groupid)',
        },
      ],
    },
  ],
  passes: [
    { name: 'the map is supplied', destination: accounts, mappings, others: [ofGroups] },
    { name: 'one map alone', destination: accounts, related: [groups], mappings },
    {
      name: 'a table of the platform',
      destination: accounts,
      related: [{ name: 'transactioncurrency', fields: { isocurrencycode: 'text(5)' } }],
      mappings: ['Currency <> transactioncurrencyid.isocurrencycode'],
      others: [ofVendors],
    },
    {
      name: 'where the lookup leads is not known',
      destination: 'unknown',
      mappings,
      others: [ofVendors],
      notChecked: ['the table that msdyn_groupid of CRM table accounts relates to is not known'],
    },
  ],
};
