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
          message: 'The value map of CustomerName has "Yes" and "yes" with different values',
          field: 'CustomerName',
        },
      ],
    },
  ],
  passes: [
    { name: 'with one value', mappings: [key, 'CustomerName <> name {Yes: true, yes: True}'] },
    { name: 'keys of their own', mappings: [key, 'CustomerName <> name {Yes: true, No: false}'] },
  ],
};
