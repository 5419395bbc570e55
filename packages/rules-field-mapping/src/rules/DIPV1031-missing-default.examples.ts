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
  ],
};
