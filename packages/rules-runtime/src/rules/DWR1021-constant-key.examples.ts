import type { RuleExamples } from '@dipv/core';

const warehouses = {
  name: 'msdyn_warehouses',
  fields: { msdyn_code: 'text(20)', msdyn_site: 'text(20)', msdyn_name: 'text(60)' },
};

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the account number of all accounts is 1',
      mappings: ['none >> accountnumber = 1', 'CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0',
          message: 'The key of CRM table accounts is the same for all records: accountnumber gets a constant',
          field: 'accountnumber',
        },
      ],
    },
    {
      name: 'both fields of the key are constants',
      destination: { ...warehouses, integrationKey: ['msdyn_code', 'msdyn_site'] },
      mappings: ['none >> msdyn_code = A', 'none >> msdyn_site = B', 'CustomerName >> msdyn_name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0',
          message:
            'The key of CRM table msdyn_warehouses is the same for all records: msdyn_code, msdyn_site get constants',
          field: 'msdyn_code',
        },
      ],
    },
    {
      name: 'a key that is read, too',
      mappings: ['none >> accountnumber = 1', 'CustomerAccount << accountnumber'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0',
          message: 'The key of CRM table accounts is the same for all records: accountnumber gets a constant',
          field: 'accountnumber',
        },
      ],
    },
    {
      name: 'the number of all customers of F&O is 1',
      mappings: ['CustomerAccount << none = 1', 'CustomerName << name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0',
          message: 'The key of AX table Customers V3 is the same for all records: CustomerAccount gets a constant',
          field: 'CustomerAccount',
          side: 'source',
        },
      ],
    },
  ],
  passes: [
    { name: 'no constant is written', destination: 'unknown', mappings: ['CustomerAccount >> accountnumber'] },
    {
      name: 'a table without a key',
      destination: { ...warehouses, alternateKeys: [] },
      mappings: ['none >> msdyn_code = A'],
    },
    { name: 'the key comes from F&O' },
    {
      name: 'one of two key fields is a constant',
      destination: { ...warehouses, integrationKey: ['msdyn_code', 'msdyn_site'] },
      mappings: ['CustomerAccount >> msdyn_code', 'none >> msdyn_site = B'],
    },
    {
      name: 'a key field is not mapped: DIPV1014 tells of it',
      destination: { ...warehouses, integrationKey: ['msdyn_code', 'msdyn_site'] },
      mappings: ['none >> msdyn_site = B', 'CustomerName >> msdyn_name'],
    },
    {
      name: 'a default for a field that is mapped is no constant',
      mappings: ['CustomerAccount >> accountnumber = 1'],
    },
    {
      name: 'without metadata of the table',
      destination: 'unknown',
      mappings: ['none >> accountnumber = 1'],
      notChecked: ['the integration key of CRM table accounts is not known'],
    },
    {
      name: 'no dual-write map',
      kind: 'Data Integrator',
      mappings: ['none >> accountnumber = 1', 'CustomerName >> name'],
    },
    {
      name: 'a map of both ways: DIPV1004 tells of it',
      mappings: ['none >> accountnumber = 1', 'CustomerName <> name'],
    },
    {
      name: 'a field of F&O writes the key, too',
      mappings: ['none >> accountnumber = 1', 'CustomerAccount >> accountnumber'],
    },
    { name: 'no key field is mapped', mappings: ['CustomerName >> name'] },
    {
      name: 'one of several keys, of which nobody knows which',
      destination: { ...warehouses, alternateKeys: [['msdyn_code'], ['msdyn_site']] },
      mappings: ['CustomerName >> msdyn_name'],
    },
  ],
};
