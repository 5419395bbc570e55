import type { RuleExamples, TableSketch } from '@dipv/core';

const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    createdon: 'datetime readonly',
    accountcode: 'text(20) create-only',
    createdby: 'lookup(systemusers) readonly',
  },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the date of creation is mapped both ways',
      destination: ACCOUNT,
      mappings: ['CustomerName <> createdon'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/syncDirection',
          message: 'Readonly field createdon of CRM table accounts must not be mapped',
          field: 'createdon',
          fix: null,
        },
      ],
    },
    {
      name: 'the date of creation is mapped both ways beside another field',
      destination: ACCOUNT,
      mappings: ['CustomerAccount <> accountnumber', 'CustomerName <> createdon'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/syncDirection',
          message: 'Readonly field createdon of CRM table accounts must not be mapped',
          field: 'createdon',
          fix: {
            title: 'Let the mapping only read the field',
            mappings: ['CustomerAccount <> accountnumber', 'CustomerName << createdon'],
          },
        },
      ],
    },
    {
      name: 'a read-only lookup is written through a field behind it',
      destination: ACCOUNT,
      mappings: ['CustomerName >> createdby.domainname'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/syncDirection',
          message: 'Readonly field createdby.domainname of CRM table accounts must not be mapped',
          field: 'createdby.domainname',
        },
      ],
    },
  ],
  passes: [
    { name: 'the field is only read', destination: ACCOUNT, mappings: ['CustomerName << createdon'] },
    { name: 'it can be set on create', destination: ACCOUNT, mappings: ['CustomerName >> accountcode'] },
    { name: 'no metadata was supplied', destination: 'unknown', notChecked: true },
    {
      name: 'the written column is not among those that are known',
      destination: { name: 'contoso_visits', fields: { contoso_number: 'text(20)' }, completeness: 'partial' },
      mappings: ['CustomerName >> contoso_note'],
      notChecked: ['only some columns of CRM table contoso_visits are known'],
    },
    {
      name: 'the metadata does not tell which columns are read-only',
      destination: { name: 'contoso_visits', fields: { contoso_note: 'text(50) writability-unknown' } },
      mappings: ['CustomerName >> contoso_note'],
      notChecked: ['the metadata of CRM table contoso_visits does not say which columns are read-only'],
    },
  ],
};
