import type { RuleExamples } from '@dipv/core';

const key = 'CustomerAccount <> accountnumber';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'two countries with one counterpart',
      mappings: [key, 'CustomerName <> name {us: America, ca: America, de: Europe, fr: europe}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/ca',
          message:
            'The value "America" of name stands for "us" and for "ca" of CustomerName: which of them comes back is not told',
          field: 'CustomerName',
        },
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/fr',
          message:
            'The value "Europe" of name stands for "de" and for "fr" of CustomerName: which of them comes back is not told',
          field: 'CustomerName',
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
      name: 'spellings of one key are left to DWR1014',
      mappings: [key, 'CustomerName <> name {us: America, US: America}'],
    },
  ],
};
