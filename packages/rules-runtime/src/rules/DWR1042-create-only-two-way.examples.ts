import type { RuleExamples } from '@dipv/core';

const customers = {
  name: 'Customers V3',
  fields: {
    CustomerAccount: 'text(20) required create-only',
    PartyType: 'choice(Person|Organization) create-only',
    Note: 'text(100)',
    dataAreaId: 'text(4)',
  },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'what a customer is cannot be changed in F&O',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/syncDirection',
          message: 'PartyType of AX table Customers V3 can be set on create alone, and is mapped two-way',
          field: 'PartyType',
          side: 'source',
        },
      ],
    },
    {
      name: 'beside a field that flows one way',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'Note << name', 'PartyType <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/2/syncDirection',
          message: 'PartyType of AX table Customers V3 can be set on create alone, and is mapped two-way',
          field: 'PartyType',
        },
      ],
    },
    {
      name: 'a table without keys on the other side',
      source: customers,
      destination: { name: 'accounts', fields: { accountnumber: 'text(20)', name: 'text(160)' }, alternateKeys: [] },
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/syncDirection',
          message: 'PartyType of AX table Customers V3 can be set on create alone, and is mapped two-way',
          field: 'PartyType',
        },
      ],
    },
    {
      name: 'the other side works it out itself',
      source: customers,
      destination: { name: 'accounts', fields: { accountnumber: 'text(20)', contoso_type: 'text(20) readonly' } },
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> contoso_type'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/syncDirection',
          message: 'PartyType of AX table Customers V3 can be set on create alone, and is mapped two-way',
          field: 'PartyType',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'neither side can change it',
      source: customers,
      destination: {
        name: 'accounts',
        fields: { accountnumber: 'text(20)', contoso_type: 'choice(Person|Organization) create-only' },
      },
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> contoso_type'],
    },
    {
      name: 'nobody knows whether the other side can change it',
      source: customers,
      destination: {
        name: 'accounts',
        fields: { accountnumber: 'text(20)', contoso_type: 'choice(Person|Organization) writability-unknown' },
      },
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> contoso_type'],
      notChecked: ['the metadata of CRM table accounts does not say which columns are read-only'],
    },
    { name: 'a key field', source: customers, mappings: ['CustomerAccount <> accountnumber'] },
    {
      name: 'it flows out of that side alone',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType >> name'],
    },
    {
      name: 'it can be changed',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'Note <> name'],
    },
    {
      name: 'without metadata of F&O',
      source: 'unknown',
      notChecked: ['no metadata for AX table Customers V3'],
    },
    {
      name: 'the field is not among those that are known',
      source: { ...customers, completeness: 'partial' },
      mappings: ['CustomerAccount <> accountnumber', 'CustomerGroup <> name'],
      notChecked: ['only some columns of AX table Customers V3 are known'],
    },
    {
      name: 'the metadata does not tell which fields can be changed',
      source: { ...customers, fields: { ...customers.fields, Note: 'text(100) writability-unknown' } },
      mappings: ['CustomerAccount <> accountnumber', 'Note <> name'],
      notChecked: ['the metadata of AX table Customers V3 does not say which columns are read-only'],
    },
    {
      name: 'without the key of the entity',
      source: { ...customers, integrationKey: [], completeness: 'partial' },
      mappings: ['PartyType <> name'],
      notChecked: ['the integration key of AX table Customers V3 is not known'],
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> name'],
    },
    { name: 'a key column of the other side', source: customers, mappings: ['PartyType <> accountnumber'] },
    {
      name: 'a field of another key',
      source: { ...customers, alternateKeys: [['CustomerAccount'], ['PartyType']] },
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> name'],
    },
    {
      name: 'the company, which is no part of the key',
      source: {
        ...customers,
        fields: { ...customers.fields, dataAreaId: 'text(4) create-only' },
        integrationKey: ['CustomerAccount'],
      },
      mappings: ['CustomerAccount <> accountnumber', 'dataAreaId <> name'],
    },
    {
      name: 'it flows into that side alone',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType << name', 'Note <> name'],
    },
    {
      name: 'a constant',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> none = Person'],
    },
    {
      name: 'a field that can never be written',
      source: { ...customers, fields: { ...customers.fields, Note: 'text(100) readonly' } },
      mappings: ['CustomerAccount <> accountnumber', 'Note <> name'],
    },
    {
      name: 'a column that the other side lacks: DIPV1025 tells of it',
      source: customers,
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> contoso_type'],
    },
    {
      name: 'without the key of the other side',
      source: customers,
      destination: 'unknown',
      mappings: ['CustomerAccount <> accountnumber', 'PartyType <> name'],
      notChecked: ['no metadata for CRM table accounts', 'the integration key of CRM table accounts is not known'],
    },
  ],
};
