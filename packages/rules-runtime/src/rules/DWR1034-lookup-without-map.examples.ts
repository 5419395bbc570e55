import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    contoso_groupid: 'lookup(contoso_groups)',
    transactioncurrencyid: 'lookup(transactioncurrency)',
  },
};
const groups = { name: 'contoso_groups', fields: { contoso_code: 'text(10)' } };
const mappings = ['CustomerAccount <> accountnumber', 'Group <> contoso_groupid.contoso_code'];
const ofGroups = {
  source: { name: 'Customer groups', fields: { GroupId: 'text(10) required' } },
  destination: groups,
  mappings: ['GroupId <> contoso_code'],
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
            'Lookups of CRM table accounts lead to tables that no supplied map writes: contoso_groups (contoso_groupid)',
        },
      ],
    },
    {
      name: 'the map of customer groups only reads Dataverse',
      destination: accounts,
      mappings,
      others: [{ ...ofGroups, mappings: ['GroupId << contoso_code'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookups of CRM table accounts lead to tables that no supplied map writes: contoso_groups (contoso_groupid)',
        },
      ],
    },
    {
      name: 'what is read alone, of a table that no map is of',
      destination: accounts,
      related: [groups],
      mappings: ['CustomerAccount <> accountnumber', 'Group << contoso_groupid.contoso_code'],
      others: [ofVendors],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Lookups of CRM table accounts lead to tables that no supplied map writes: contoso_groups (contoso_groupid)',
        },
      ],
    },
  ],
  passes: [
    { name: 'the map is supplied', destination: accounts, mappings, others: [ofGroups] },
    {
      name: 'what is read alone, of a table that comes from Dataverse',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'Group << contoso_groupid.contoso_code'],
      others: [{ ...ofGroups, mappings: ['GroupId << contoso_code'] }],
    },
    {
      name: 'a virtual table, which shows what F&O has',
      destination: { ...accounts, fields: { ...accounts.fields, contoso_twin: 'lookup(mserp_customers)' } },
      related: [{ name: 'mserp_customers', fields: { mserp_account: 'text(20)' } }],
      mappings: ['CustomerAccount <> accountnumber', 'Twin <> contoso_twin.mserp_account'],
      others: [ofVendors],
    },
    { name: 'one map alone', destination: accounts, related: [groups], mappings },
    {
      name: 'a table of the platform',
      destination: accounts,
      related: [{ name: 'transactioncurrency', fields: { isocurrencycode: 'text(5)' } }],
      mappings: ['Currency <> transactioncurrencyid.isocurrencycode'],
      others: [ofVendors],
    },
    {
      name: 'a table of Microsoft, whose map need not be exported',
      destination: { ...accounts, fields: { ...accounts.fields, msdyn_paymentterm: 'lookup(msdyn_paymentterms)' } },
      related: [{ name: 'msdyn_paymentterms', fields: { msdyn_name: 'text(10)' } }],
      mappings: ['CustomerAccount <> accountnumber', 'PaymentTerms <> msdyn_paymentterm.msdyn_name'],
      others: [ofVendors],
      notChecked: ['whether the environment has Microsoft’s own map of msdyn_paymentterms is not known'],
    },
    {
      name: 'where the lookup leads is not known',
      destination: 'unknown',
      mappings,
      others: [ofVendors],
      notChecked: ['the table that contoso_groupid of CRM table accounts relates to is not known'],
    },
  ],
};
