import type { RuleExamples } from '@dipv/core';

const copy = { name: 'Copy of customers' };
const KEY = 'CustomerAccount <> accountnumber';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a copy under another name',
      others: [copy],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'filters that let the same records through',
      sourceFilter: '(CustomerName == "A")',
      others: [{ ...copy, sourceFilter: '((CUSTOMERNAME == "a"))' }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'a copy that is written from Dataverse',
      others: [{ ...copy, flipped: true }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'of three the next one is named',
      others: [copy, { name: 'Another copy' }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'one has a filter, and the other none',
      sourceFilter: ' ',
      others: [{ ...copy, sourceFilter: '(CustomerName == "B")' }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'values for empty fields keep nothing apart',
      mappings: [KEY, 'CustomerName >> name = A'],
      others: [{ ...copy, mappings: [KEY, 'CustomerName >> name = B'] }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
    {
      name: 'both write one way, and the same',
      mappings: ['CustomerAccount >> accountnumber'],
      others: [{ ...copy, flipped: true, mappings: ['accountnumber << CustomerAccount'] }],
      finds: [
        {
          at: '/legs/0',
          message:
            'Copy of customers is between AX table Customers V3 and CRM table accounts, too, and no filter keeps their records apart',
        },
      ],
    },
  ],
  passes: [
    { name: 'several versions of one map', others: [{ version: '2' }] },
    {
      name: 'filters that complement each other',
      sourceFilter: '((CustomerName == "A"))',
      others: [{ ...copy, sourceFilter: '!(CustomerName == "A")' }],
    },
    {
      name: 'filters of Dataverse that complement each other',
      reversedSourceFilter: 'statecode eq 0',
      others: [{ ...copy, reversedSourceFilter: 'statecode ne 0' }],
    },
    {
      name: 'another entity',
      others: [{ source: { name: 'Vendors V2', fields: { VendorId: 'text(20)' } }, mappings: ['VendorId <> name'] }],
    },
    {
      name: 'filters that cannot be compared',
      sourceFilter: '(CustomerName like "A*")',
      others: [{ ...copy, sourceFilter: '(CustomerName like "B*")' }],
      notChecked: ['whether filters keep this map and Copy of customers apart is not known'],
    },
    { name: 'versions whose names differ by case', others: [{ name: 'CUSTOMERS V3 - Accounts', version: '2' }] },
    {
      name: 'filters of a copy that is written from Dataverse',
      sourceFilter: '(CustomerName == "A")',
      others: [{ ...copy, flipped: true, reversedSourceFilter: '(CustomerName == "B")' }],
    },
    {
      name: 'each marks its records with a constant',
      mappings: [KEY, 'none >> name = A'],
      others: [{ ...copy, mappings: [KEY, 'none >> name = B'] }],
    },
    {
      name: 'one brings what the other takes back',
      mappings: ['CustomerAccount >> accountnumber', 'CustomerName >> name'],
      others: [{ ...copy, mappings: ['CustomerAccount << accountnumber', 'CustomerName << name'] }],
    },
    {
      name: 'the same from Dataverse',
      mappings: ['CustomerAccount >> accountnumber'],
      others: [{ ...copy, flipped: true, mappings: ['accountnumber >> CustomerAccount'] }],
    },
    { name: 'no dual-write map', kind: 'Data Integrator', others: [copy] },
  ],
};
