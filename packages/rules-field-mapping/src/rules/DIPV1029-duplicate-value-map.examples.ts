import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'a mapping was pasted twice',
      mappings: ['CustomerName >> name', 'CustomerName >> name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message: 'Duplicate value map: CustomerName and name are mapped twice',
          field: 'name',
          fix: { title: 'Remove the repeated mapping', mappings: ['CustomerName >> name'] },
        },
      ],
    },
    {
      name: 'one mapping a direction instead of one for both',
      mappings: ['CustomerName >> name', 'CUSTOMERNAME << name'],
      finds: [
        {
          at: '/legs/0/fieldMappings/1',
          message: 'Duplicate value map: CUSTOMERNAME and name are mapped twice',
          field: 'name',
          fix: null,
        },
      ],
    },
  ],
  passes: [
    { name: 'each pair is mapped once', mappings: ['CustomerName >> name', 'CustomerAccount <> accountnumber'] },
    { name: 'one source field, two columns', mappings: ['CustomerName >> name', 'CustomerName >> accountnumber'] },
    { name: 'two constants have no source field', mappings: ['none >> name = A', 'none >> name = B'] },
  ],
};
