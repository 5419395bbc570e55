import type { RuleExamples } from '@dipv/core';

const key = 'CustomerAccount <> accountnumber';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'one key in two spellings',
      mappings: [key, 'CustomerName >> name {Yes: true, yes: false}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/yes',
          message: 'The value map of CustomerName translates "Yes" and "yes" differently',
          field: 'CustomerName',
        },
      ],
    },
    {
      name: 'one value in two spellings, which is read back',
      mappings: [key, 'CustomerName <> name {Yes: true, No: True}'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1/valueTransforms/0/valueMap/No',
          message: 'The value map of name translates "true" and "True" differently',
          field: 'name',
          side: 'destination',
        },
      ],
    },
  ],
  passes: [
    { name: 'translated alike', mappings: [key, 'CustomerName <> name {Yes: true, yes: True}'] },
    { name: 'values of their own', mappings: [key, 'CustomerName <> name {Yes: true, No: false}'] },
    {
      name: 'what is only written may be spelt as it likes',
      mappings: [key, 'CustomerName >> name {Yes: true, No: True}'],
    },
  ],
};
