import type { RuleExamples, TableSketch } from '@dipv/core';

const CUSTOMER: TableSketch = {
  name: 'Customers V3',
  fields: {
    CustomerAccount: 'text(20)',
    CustomerName: 'text(100)',
    CreditLimit: 'decimal(6)',
    OnHold: 'choice',
    RecId: 'integer(64)',
    Opened: 'date',
  },
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    name: 'text(50)',
    creditlimit: 'decimal(2)',
    creditonhold: 'boolean',
    customertypecode: 'choice(1|2|3)',
    numberofemployees: 'integer(32)',
    opendate: 'date',
    primarycontactid: 'lookup(contacts)',
  },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a text is written to a date',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CustomerName >> opendate'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Data type mismatch from CustomerName to opendate of CRM table accounts: text (100) cannot be written to date',
          field: 'opendate',
        },
      ],
    },
    {
      name: 'an enum is written to a yes/no column without a value map',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['OnHold >> creditonhold'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Data type mismatch from OnHold to creditonhold of CRM table accounts: choice cannot be written to boolean',
          help: 'Add a value map that gives each value of the choice its counterpart.',
          field: 'creditonhold',
        },
      ],
    },
    {
      name: 'labels stand in a value map in the place of elements, to which the way back writes',
      source: { ...CUSTOMER, fields: { ...CUSTOMER.fields, OnHold: 'choice(No=Not on hold|All)' } },
      destination: ACCOUNT,
      mappings: ['OnHold <> customertypecode {not on hold: 1, All: 2}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/valueTransforms/0/valueMap/not on hold',
          message:
            'Data type mismatch from customertypecode to OnHold of AX table Customers V3: the value "not on hold" cannot be written to choice, which has No, All',
          help: 'not on hold is the label of No: write No.',
          field: 'OnHold',
        },
      ],
    },
    {
      name: 'a value of a value map is no option of the choice',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['OnHold >> customertypecode {no: 1, all: 4}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/valueTransforms/0/valueMap/all',
          message:
            'Data type mismatch from OnHold to customertypecode of CRM table accounts: the value "4" cannot be written to choice, which has 1, 2, 3',
          help: 'Correct the value, so that the field that is written can take it.',
          field: 'customertypecode',
        },
      ],
    },
    {
      name: 'a constant is no number',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['none >> numberofemployees = many'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/valueTransforms/0/defaultValue',
          message:
            'Data type mismatch from a constant to numberofemployees of CRM table accounts: the value "many" cannot be written to integer',
          help: 'Correct the value, so that the field that is written can take it.',
          field: 'numberofemployees',
        },
      ],
    },
    {
      name: 'the value map is that of another column',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['OnHold >> numberofemployees {a: red, b: green, c: blue, d: white, e: 5}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/valueTransforms/0/valueMap/a',
          message:
            'Data type mismatch from OnHold to numberofemployees of CRM table accounts: 4 values of the value map ("red", "green", "blue" and 1 more) cannot be written to integer',
          help: 'Correct the value, so that the field that is written can take it.',
          field: 'numberofemployees',
        },
      ],
    },
    {
      name: 'the column is shorter',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Data may be lost from CustomerName to name of CRM table accounts: text (100) is written to text (50): longer texts are cut',
          help: 'Lengthen the field that is written to 100 characters, or make sure that no value is longer than 50.',
          field: 'name',
          variant: 'narrowing',
        },
      ],
    },
    {
      name: 'the column is shorter than the configuration says is long enough',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CustomerName >> name'],
      options: { longEnough: 60 },
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message:
            'Data may be lost from CustomerName to name of CRM table accounts: text (100) is written to text (50): longer texts are cut',
          field: 'name',
          variant: 'narrowing',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'an enum is translated by a value map, both ways',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['OnHold <> creditonhold {no: False, yes: True}'],
    },
    { name: 'a shorter text fits', source: CUSTOMER, destination: ACCOUNT, mappings: ['CustomerName << name'] },
    {
      name: 'a lookup that is mapped bare is left to DIPV1027',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CustomerAccount >> primarycontactid'],
    },
    {
      name: 'a blank in a value map stands for no value',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['OnHold >> numberofemployees {none: , all: 1}'],
    },
    {
      name: 'a constant of the right type',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['none >> customertypecode = 3'],
    },
    {
      name: 'fractions are known not to occur',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CreditLimit >> numberofemployees'],
      options: { accepts: [{ from: 'decimal', to: 'integer' }] },
    },
    {
      name: 'fifty characters are known to be enough',
      source: CUSTOMER,
      destination: ACCOUNT,
      mappings: ['CustomerName >> name'],
      options: { longEnough: 50 },
    },
    { name: 'no metadata of one side was supplied', source: 'unknown', notChecked: true },
    {
      name: 'the metadata does not tell a date from a date with a time',
      source: { name: 'CustomersV3', fields: { CustomerAccount: 'text(20)', Opened: 'datetime' } },
      destination: {
        name: 'accounts',
        fields: { accountnumber: 'text(20)', contoso_opened: 'unknown(date|datetime)' },
      },
      mappings: ['CustomerAccount <> accountnumber', 'Opened >> contoso_opened'],
      notChecked: true,
    },
    {
      name: 'a column is not among those that are known',
      destination: { name: 'contoso_visits', fields: { contoso_number: 'text(20)' }, completeness: 'partial' },
      mappings: ['CustomerName >> contoso_note'],
      notChecked: ['only some columns of CRM table contoso_visits are known'],
    },
  ],
};
