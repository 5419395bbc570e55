import type { RuleExamples, TableSketch } from '@dipv/core';

const CUSTOMER: TableSketch = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100)', GroupId: 'text(10) required' },
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20) required',
    name: 'text(160) required',
    contoso_code: 'text(10) fills-itself required',
  },
};
const KEY = 'CustomerAccount <> accountnumber';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a required column that can be set on create only',
      source: CUSTOMER,
      destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_since: 'text(10) required create-only' } },
      mappings: [KEY, 'CustomerName >> contoso_since'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Missing default transform for mandatory field contoso_since of CRM table accounts: CustomerName may be empty',
          field: 'contoso_since',
        },
      ],
    },
    {
      name: 'a required F&O field that can be set on update only',
      source: { ...CUSTOMER, fields: { ...CUSTOMER.fields, TermsId: 'text(10) required update-only' } },
      destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_terms: 'text(10)' } },
      mappings: [KEY, 'TermsId << contoso_terms'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'Missing default transform for mandatory field TermsId of AX table Customers V3: contoso_terms may be empty',
          field: 'TermsId',
        },
      ],
    },
    {
      name: 'an optional field feeds a required column',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: [KEY, 'CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Missing default transform for mandatory field name of CRM table accounts: CustomerName may be empty',
          field: 'name',
        },
      ],
    },
    {
      name: 'a Default of nothing supplies nothing',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: [KEY, 'CustomerName >> name = '],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/destinationField',
          message:
            'Missing default transform for mandatory field name of CRM table accounts: CustomerName may be empty',
          field: 'name',
        },
      ],
    },
    {
      name: 'a column that fills itself in may be empty where it is read',
      source: CUSTOMER,
      destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_score: 'text(10) fills-itself' } },
      mappings: [KEY, 'GroupId << contoso_score'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/sourceField',
          message:
            'Missing default transform for mandatory field GroupId of AX table Customers V3: contoso_score may be empty',
          field: 'GroupId',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'a required lookup of the key is part of a key, too',
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_site: 'lookup(contoso_sites) required' },
        integrationKey: ['contoso_number', 'contoso_site.contoso_siteid'],
      },
      related: [{ name: 'contoso_sites', fields: { contoso_siteid: 'text(10)' } }],
      mappings: ['CustomerAccount <> contoso_number', 'CustomerName >> CONTOSO_SITE.contoso_siteid'],
    },
    {
      name: 'the required column can be set neither on create nor on update',
      destination: { ...ACCOUNT, fields: { ...ACCOUNT.fields, contoso_total: 'text(10) required readonly' } },
      mappings: [KEY, 'CustomerName >> contoso_total'],
    },
    { name: 'the company is striped in by the service', mappings: ['CustomerName >> msdyn_company.cdm_companycode'] },
    {
      name: 'of a partial table not all columns are known',
      destination: { ...ACCOUNT, completeness: 'partial' },
      mappings: [KEY, 'GroupId >> name'],
      source: CUSTOMER,
      notChecked: true,
    },
    {
      name: 'of a partial table that is only read not all columns are known',
      source: { ...CUSTOMER, completeness: 'partial' },
      destination: ACCOUNT,
      mappings: ['CustomerAccount >> accountnumber', 'GroupId >> name'],
      notChecked: true,
    },
    {
      name: 'nothing is written to a side of which nothing is known',
      source: 'unknown',
      mappings: ['CustomerName << name'],
      notChecked: true,
    },
    { name: 'a required field feeds it', source: CUSTOMER, destination: ACCOUNT, mappings: [KEY, 'GroupId >> name'] },
    {
      name: 'a constant stands in',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: [KEY, 'CustomerName >> name = Unnamed'],
    },
    {
      name: 'a key takes no constant',
      source: { ...CUSTOMER, fields: { ...CUSTOMER.fields, CustomerAccount: 'text(20)' } },
      destination: ACCOUNT,
      mappings: [KEY],
    },
    {
      name: 'the column fills itself in',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: [KEY, 'CustomerName >> contoso_code'],
    },
    { name: 'no metadata of one side was supplied', source: 'unknown', notChecked: true },
    {
      name: 'the metadata does not tell which columns are required',
      source: CUSTOMER,
      destination: {
        name: 'contoso_visits',
        fields: { contoso_number: 'text(20)', contoso_note: 'text(50) requirement-unknown' },
      },
      mappings: ['CustomerAccount <> contoso_number', 'CustomerName >> contoso_note'],
      notChecked: ['the metadata of CRM table contoso_visits does not say which columns are required'],
    },
  ],
};
