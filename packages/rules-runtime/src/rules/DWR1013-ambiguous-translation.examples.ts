import type { RuleExamples } from '@dipv/core';

const key = 'CustomerAccount <> accountnumber';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'two countries with one counterpart, both ways',
      mappings: [key, 'CustomerName <> name {us: America, ca: America, de: Europe}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/ca',
          message:
            'The value "America" of name stands for "us" and for "ca" of CustomerName: which of them is written is not told',
          field: 'name',
          side: 'destination',
        },
      ],
    },
    {
      name: 'on the way back alone',
      mappings: [key, 'CustomerName << name {us: America, ca: America}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/ca',
          message:
            'The value "America" of name stands for "us" and for "ca" of CustomerName: which of them is written is not told',
          field: 'name',
        },
      ],
    },
  ],
  passes: [
    { name: 'one way nothing comes back', mappings: [key, 'CustomerName >> name {us: America, ca: America}'] },
    {
      name: 'a blank key is no value, and only written',
      mappings: [key, 'CustomerName <> name {us: America, : America}'],
    },
    { name: 'a blank value is read back by nothing', mappings: [key, 'CustomerName <> name {us: , ca: , de: Europe}'] },
    {
      name: 'a field that nothing can write is left to DIPV1011',
      source: {
        name: 'Customers V3',
        fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100) readonly', dataAreaId: 'text(4)' },
        integrationKey: ['CustomerAccount', 'dataAreaId'],
        company: 'dataAreaId',
      },
      mappings: [key, 'CustomerName <> name {us: America, ca: America}'],
    },
    {
      name: 'keys that differ in case alone are one',
      mappings: [key, 'CustomerName <> name {us: America, US: America}'],
    },
    {
      name: 'values that differ in case are left to DWR1014',
      mappings: [key, 'CustomerName <> name {us: america, ca: America}'],
    },
  ],
};
