import type { RuleExamples, TableSketch } from '@dipv/core';

const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    name: 'text(160) required "Account name"',
    creditlimit: 'decimal(2) business-required',
    ownerid: 'lookup(systemusers) required',
    accountid: 'guid required',
    createdon: 'datetime required readonly',
    msdyn_company: 'lookup(cdm_companies) required',
  },
  company: 'msdyn_company.cdm_companycode',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a required column is not mapped',
      destination: ACCOUNT,
      mappings: ['CustomerAccount >> accountnumber', 'none >> creditlimit = 0'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'Mandatory field name (Account name) of CRM table accounts must be mapped',
          help: 'Map the field, or give it a constant with a Default transform (none >> name = value).',
          field: 'name',
        },
      ],
    },
    {
      name: 'a column that forms ask for is not mapped',
      destination: ACCOUNT,
      mappings: ['CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings',
          message: 'Business-required field creditlimit of CRM table accounts must be mapped',
          help: 'Map the field, or give it a constant with a Default transform (none >> creditlimit = value).',
          field: 'creditlimit',
          variant: 'business-required',
        },
      ],
    },
    {
      name: 'a required column is read, but not written',
      source: { name: 'Customers V3', fields: { CustomerAccount: 'text(20)', CustomerName: 'text(100) required' } },
      mappings: ['CustomerName >> name', 'CustomerAccount << accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/syncDirection',
          message: 'Mandatory field CustomerName of AX table Customers V3 must be mapped',
          help: 'The field is mapped, but only read: let the mapping work both ways (syncDirection 3).',
          field: 'CustomerName',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'what fills itself in need not be mapped',
      destination: ACCOUNT,
      mappings: ['CustomerName >> NAME', 'none >> creditlimit = 0'],
    },
    {
      name: 'a required lookup is mapped by a field behind it',
      destination: { name: 'contoso_visits', fields: { contoso_account: 'lookup(accounts) required' } },
      mappings: ['CustomerAccount >> contoso_account.accountnumber'],
    },
    { name: 'nothing writes to the side', destination: ACCOUNT, mappings: ['CustomerAccount << accountnumber'] },
    { name: 'no metadata was supplied', destination: 'unknown', notChecked: true },
    {
      name: 'a lookup may lead to the company',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_company: 'lookup required' },
      },
      mappings: ['CustomerAccount >> contoso_number'],
      notChecked: true,
    },
    {
      name: 'only some columns are known',
      destination: { name: 'contoso_visits', fields: { contoso_number: 'text(20)' }, completeness: 'partial' },
      mappings: ['CustomerAccount >> contoso_number'],
      notChecked: ['only some columns of CRM table contoso_visits are known'],
    },
    {
      name: 'the metadata does not tell which columns are required',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_note: 'text(50) requirement-unknown' },
      },
      mappings: ['CustomerAccount >> contoso_number'],
      notChecked: ['the metadata of CRM table contoso_visits does not say which columns are required'],
    },
  ],
};
