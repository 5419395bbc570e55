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
const striped = {
  name: 'accounts',
  fields: { ...accounts.fields, msdyn_company: 'lookup(cdm_companies)' },
  integrationKey: ['accountnumber'],
  company: 'msdyn_company.cdm_companycode',
};
const toContacts = {
  name: 'Contacts',
  destination: { name: 'contacts', fields: { contactid: 'text(20)', fullname: 'text(160)' } },
  mappings: ['CustomerAccount <> contactid', 'CustomerName << fullname'],
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
  fails: [
    { name: 'customers and vendors are accounts', destination: accounts, mappings, others: [ofVendors], finds },
    {
      name: 'both mark their records with the same constant',
      destination: accounts,
      mappings: [...mappings, 'none >> telephone1 = ABC'],
      others: [{ ...ofVendors, mappings: [...ofVendors.mappings, 'none >> TELEPHONE1 = abc'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name, telephone1 of CRM table accounts are written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'constants of different columns',
      destination: accounts,
      mappings: [...mappings, 'none >> customertypecode = 3'],
      others: [{ ...ofVendors, mappings: [...ofVendors.mappings, 'none >> telephone1 = 11'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'one has a constant where the other maps a field',
      destination: accounts,
      mappings: [...mappings, 'none >> customertypecode = 3'],
      others: [{ ...ofVendors, mappings: [...ofVendors.mappings, 'Type >> customertypecode'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/destinationField',
          message:
            'customertypecode, name of CRM table accounts are written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'customertypecode',
        },
      ],
    },
    {
      name: 'values for empty fields mark nothing',
      destination: accounts,
      mappings: [...mappings, 'CustomerType >> customertypecode = 3'],
      others: [{ ...ofVendors, mappings: [...ofVendors.mappings, 'Type >> customertypecode = 11'] }],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/destinationField',
          message:
            'customertypecode, name of CRM table accounts are written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'customertypecode',
        },
      ],
    },
    {
      name: 'a column that is mapped twice is told once',
      destination: accounts,
      mappings: [...mappings, 'CustomerAccount >> name'],
      others: [ofVendors],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'of three maps the next one is named',
      destination: accounts,
      mappings,
      others: [ofVendors, { ...ofVendors, name: 'Accounts of workers', source: { ...vendors, name: 'Workers' } }],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'columns of two other maps',
      destination: accounts,
      mappings: [...mappings, 'CustomerName >> telephone1'],
      others: [
        ofVendors,
        {
          ...ofVendors,
          name: 'Accounts of workers',
          source: { ...vendors, name: 'Workers' },
          mappings: ['VendorNumber <> accountnumber', 'Phone >> telephone1'],
        },
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
        {
          at: '/legs/0/fieldMappings/2/destinationField',
          message:
            'telephone1 of CRM table accounts is written by Accounts of workers, too, and no filter keeps their records apart',
          field: 'telephone1',
        },
      ],
    },
    {
      name: 'a map that is written from Dataverse',
      destination: accounts,
      mappings,
      others: [
        {
          ...ofVendors,
          flipped: true,
          source: accounts,
          destination: vendors,
          mappings: ['accountnumber <> VendorNumber', 'name << VendorName'],
        },
      ],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'a field of F&O',
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName << name'],
      others: [toContacts],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'CustomerName of AX table Customers V3 is written by Contacts, too, and no filter keeps their records apart',
          field: 'CustomerName',
        },
      ],
    },
    {
      name: 'a blank filter is none',
      destination: accounts,
      mappings,
      sourceFilter: ' ',
      others: [ofVendors],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
    {
      name: 'a key that a list tells, without metadata',
      destination: 'unknown',
      keyList: ['accountnumber'],
      mappings,
      others: [ofVendors],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'name of CRM table accounts is written by Accounts of vendors, too, and no filter keeps their records apart',
          field: 'name',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'without metadata of Dataverse, nor its key',
      destination: 'unknown',
      mappings,
      others: [ofVendors],
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
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
    {
      name: 'filters of F&O keep them apart',
      sourceFilter: '(CustomerName == "A")',
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName << name'],
      others: [{ ...toContacts, sourceFilter: '(CustomerName == "B")' }],
    },
    {
      name: 'a column of another key',
      destination: { ...accounts, alternateKeys: [['accountnumber'], ['name']] },
      mappings,
      others: [ofVendors],
    },
    {
      name: 'what is read alone',
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName >> name'],
      others: [{ ...toContacts, mappings: ['CustomerAccount <> contactid', 'CustomerName >> fullname'] }],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', destination: accounts, mappings, others: [ofVendors] },
    {
      name: 'a filter of the other map alone',
      destination: accounts,
      mappings,
      others: [{ ...ofVendors, sourceFilter: '(VendorName != "")' }],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
    {
      name: 'filters of the table that let through the same, beside tables that differ',
      destination: accounts,
      mappings,
      reversedSourceFilter: 'customertypecode eq 3',
      others: [{ ...ofVendors, reversedSourceFilter: 'customertypecode eq 3' }],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
    {
      name: 'a column that the table lacks: DIPV1025 tells of it',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName >> fullname'],
      others: [{ ...ofVendors, mappings: ['VendorNumber <> accountnumber', 'VendorName >> fullname'] }],
    },
    {
      name: 'the company',
      destination: striped,
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId >> msdyn_company.cdm_companycode'],
      others: [
        {
          ...ofVendors,
          destination: striped,
          mappings: ['VendorNumber <> accountnumber', 'VendorName >> msdyn_company.cdm_companycode'],
        },
      ],
    },
    {
      name: 'two maps of one pair of tables that write the same: DWR1052 tells of them',
      destination: accounts,
      mappings,
      others: [{ name: 'Another map', destination: accounts, mappings }],
    },
    {
      name: 'a mapping that writes nowhere',
      destination: accounts,
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName >> none'],
      others: [{ ...ofVendors, mappings: ['VendorNumber <> accountnumber', 'VendorName >> none'] }],
    },
  ],
};
