import type { ExpectedFinding, RuleExamples } from '@dipv/core';

const accounts = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', name: 'text(160)', telephone1: 'text(50)' },
};
const keyed = { name: 'accounts', fields: accounts.fields, alternateKeys: [['accountnumber'], ['name']] };
const striped = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', msdyn_company: 'lookup(cdm_companies)' },
  company: 'msdyn_company.cdm_companycode',
};
const KEY = 'CustomerAccount <> accountnumber';
const mappings = [KEY, 'CustomerName >> name'];
const KEY_OF_VENDORS = 'VendorNumber <> accountnumber';
const ofVendors = {
  name: 'Accounts of vendors',
  source: { name: 'Vendors V2', fields: { VendorNumber: 'text(20) required', VendorName: 'text(100)' } },
  mappings: [KEY_OF_VENDORS, 'VendorName >> name'],
};
const ofWorkers = {
  name: 'Accounts of workers',
  source: { name: 'Workers', fields: { WorkerNumber: 'text(20) required', Phone: 'text(50)' } },
  mappings: ['WorkerNumber <> accountnumber', 'Phone >> telephone1'],
};
const toContacts = {
  name: 'Contacts',
  destination: { name: 'contacts', fields: { contactid: 'text(20)', fullname: 'text(160)' } },
  mappings: ['CustomerAccount <> contactid', 'CustomerName << fullname'],
};

/** @param told `name of CRM table accounts is written by Accounts of vendors` */
function found(told: string, mapping = 1, side = 'destination'): ExpectedFinding {
  const at = `/legs/0/fieldMappings/${mapping}/${side}Field`;
  const field = /^\w+/.exec(told)?.[0] ?? '';
  return { at, message: `${told}, too, and no filter keeps their records apart`, field };
}

const NAME = 'name of CRM table accounts is written by Accounts of vendors';
const BOTH = 'name, telephone1 of CRM table accounts are written by Accounts of vendors';

export const examples: RuleExamples = {
  fails: [
    { name: 'customers and vendors are accounts', mappings, others: [ofVendors], finds: [found(NAME)] },
    {
      name: 'both mark their records with the same constant',
      destination: accounts,
      mappings: [KEY, 'none >> telephone1 = ABC', 'CustomerName >> name'],
      others: [{ ...ofVendors, destination: accounts, mappings: [...ofVendors.mappings, 'none >> TELEPHONE1 = abc'] }],
      finds: [found(BOTH, 2)],
    },
    {
      name: 'constants of different columns',
      destination: accounts,
      mappings: [KEY, 'none >> name = A'],
      others: [
        {
          ...ofVendors,
          destination: accounts,
          mappings: [KEY_OF_VENDORS, 'VendorName >> name', 'none >> telephone1 = 11'],
        },
      ],
      finds: [found(NAME)],
    },
    {
      name: 'one has a constant where the other maps a field',
      mappings: [KEY, 'none >> name = A'],
      others: [ofVendors],
      finds: [found(NAME)],
    },
    {
      name: 'values for empty fields mark nothing',
      mappings: [KEY, 'CustomerName >> name = A'],
      others: [{ ...ofVendors, mappings: [KEY_OF_VENDORS, 'VendorName >> name = B'] }],
      finds: [found(NAME)],
    },
    {
      name: 'a column that is mapped twice is told once',
      mappings: [...mappings, 'CustomerAccount >> name'],
      others: [ofVendors],
      finds: [found(NAME, 2)],
    },
    {
      name: 'of three maps the next one is named',
      mappings,
      others: [
        ofVendors,
        { ...ofVendors, name: 'Accounts of workers', source: { ...ofVendors.source, name: 'Workers' } },
      ],
      finds: [found(NAME)],
    },
    {
      name: 'columns of two other maps',
      destination: accounts,
      mappings: [...mappings, 'CustomerName >> telephone1'],
      others: [
        { ...ofVendors, destination: accounts },
        { ...ofWorkers, destination: accounts },
      ],
      finds: [found(NAME), found('telephone1 of CRM table accounts is written by Accounts of workers', 2)],
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
          destination: ofVendors.source,
          mappings: ['accountnumber <> VendorNumber', 'name << VendorName'],
        },
      ],
      finds: [found(NAME)],
    },
    {
      name: 'a field of F&O',
      mappings: [KEY, 'CustomerName << name'],
      others: [toContacts],
      finds: [found('CustomerName of AX table Customers V3 is written by Contacts', 1, 'source')],
    },
    { name: 'a blank filter is none', mappings, sourceFilter: ' ', others: [ofVendors], finds: [found(NAME)] },
    {
      name: 'a key that a list tells, without metadata',
      destination: 'unknown',
      keyList: ['accountnumber'],
      mappings,
      others: [{ ...ofVendors, destination: accounts }],
      finds: [found(NAME)],
    },
  ],
  passes: [
    {
      name: 'without metadata of Dataverse, nor its key',
      destination: 'unknown',
      mappings,
      others: [{ ...ofVendors, destination: accounts }],
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
    {
      name: 'another column',
      destination: accounts,
      mappings,
      others: [{ ...ofWorkers, destination: accounts }],
    },
    {
      name: 'filters of the table keep them apart',
      mappings,
      reversedSourceFilter: 'customertypecode eq 3',
      others: [{ ...ofVendors, reversedSourceFilter: 'customertypecode eq 11' }],
    },
    {
      name: 'each marks its records with a constant',
      destination: accounts,
      mappings: [...mappings, 'none >> telephone1 = 3'],
      others: [{ ...ofVendors, destination: accounts, mappings: [...ofVendors.mappings, 'none >> telephone1 = 11'] }],
    },
    {
      name: 'several versions of one map',
      mappings,
      others: [{ name: 'Customers V3 - accounts', version: '2', mappings }],
    },
    { name: 'two maps of one pair of tables: DWR1052 tells of them', others: [{ name: 'Another map' }] },
    {
      name: 'filters of different tables',
      mappings,
      sourceFilter: '(CustomerName != "")',
      others: [ofVendors],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
    {
      name: 'filters of F&O keep them apart',
      sourceFilter: '(CustomerName == "A")',
      mappings: [KEY, 'CustomerName << name'],
      others: [{ ...toContacts, sourceFilter: '(CustomerName == "B")' }],
    },
    {
      name: 'a column of another key',
      destination: keyed,
      mappings,
      others: [{ ...ofVendors, destination: keyed }],
    },
    {
      name: 'what is read alone',
      mappings,
      others: [{ ...toContacts, mappings: ['CustomerAccount <> contactid', 'CustomerName >> fullname'] }],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', mappings, others: [ofVendors] },
    {
      name: 'a filter of the other map alone',
      mappings,
      others: [{ ...ofVendors, sourceFilter: '(VendorName != "")' }],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
    {
      name: 'filters of the table that let through the same, beside tables that differ',
      mappings,
      reversedSourceFilter: 'customertypecode eq 3',
      others: [{ ...ofVendors, reversedSourceFilter: 'customertypecode eq 3' }],
      notChecked: ['whether filters keep this map and Accounts of vendors apart is not known'],
    },
    {
      name: 'a column that the table lacks: DIPV1025 tells of it',
      mappings: [KEY, 'CustomerName >> fullname'],
      others: [{ ...ofVendors, mappings: [KEY_OF_VENDORS, 'VendorName >> fullname'] }],
    },
    {
      name: 'the company, which is no part of the key',
      destination: striped,
      mappings: [KEY, 'dataAreaId >> msdyn_company.cdm_companycode'],
      others: [
        {
          ...ofVendors,
          destination: striped,
          mappings: [KEY_OF_VENDORS, 'VendorName >> msdyn_company.cdm_companycode'],
        },
      ],
    },
    {
      name: 'two maps of one pair of tables that write the same: DWR1052 tells of them',
      mappings,
      others: [{ name: 'Another map', mappings }],
    },
    {
      name: 'a mapping that writes nowhere',
      mappings: [KEY, 'CustomerName >> none'],
      others: [{ ...ofVendors, mappings: [KEY_OF_VENDORS, 'VendorName >> none'] }],
    },
  ],
};
