import type { RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', name: 'text(160)', telephone1: 'text(50)', customertypecode: 'integer' },
};
const vendors = {
  name: 'Vendors V2',
  fields: { VendorNumber: 'text(20) required', VendorName: 'text(100)', Phone: 'text(50)', Type: 'text(10)' },
};
const mappings = ['CustomerAccount <> accountnumber', 'CustomerName >> name'];
const ofVendors = {
  name: 'Accounts of vendors',
  source: vendors,
  destination: accounts,
  mappings: ['VendorNumber <> accountnumber', 'VendorName >> name'],
};
const finds = [
  {
    at: '/legs/0/fieldMappings/1/destinationField',
    message:
      'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
    field: 'name',
  },
];

export const examples: RuleExamples = {
  fails: [{ name: 'customers and vendors are accounts', destination: accounts, mappings, others: [ofVendors], finds }],
  passes: [
    {
      name: 'another column',
      destination: accounts,
      mappings,
      others: [{ ...ofVendors, mappings: ['VendorNumber <> accountnumber', 'Phone >> telephone1'] }],
    },
    {
      name: 'filters of the table keep them apart',
      destination: accounts,
      mappings,
      reversedSourceFilter: 'customertypecode eq 3',
      others: [{ ...ofVendors, reversedSourceFilter: 'customertypecode eq 11' }],
    },
    {
      name: 'each marks its records with a constant',
      destination: accounts,
      mappings: [...mappings, 'none >> customertypecode = 3'],
      others: [{ ...ofVendors, mappings: [...ofVendors.mappings, 'none >> customertypecode = 11'] }],
    },
    {
      name: 'several versions of one map',
      destination: accounts,
      mappings,
      others: [{ name: 'Customers V3 - accounts', version: '2', destination: accounts, mappings }],
    },
    { name: 'two maps of one pair of tables: DWR1052 tells of them', others: [{ name: 'Another map' }] },
    {
      name: 'filters of different tables',
      destination: accounts,
      mappings,
      sourceFilter: '(CustomerName != "")',
      others: [ofVendors],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
  ],
};
