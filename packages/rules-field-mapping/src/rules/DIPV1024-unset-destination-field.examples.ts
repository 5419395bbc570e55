import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'no destination field and no constant',
      mappings: ['CustomerName << none'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message: 'Missing destination field in the mapping of CustomerName',
        },
      ],
    },
    {
      name: 'a constant is written to no field',
      mappings: ['CustomerName >> none = Contoso'],
      finds: [
        {
          at: '/legs/0/fieldMappings/0/destinationField',
          message: 'Missing destination field in the mapping of CustomerName',
        },
      ],
    },
  ],
  passes: [
    { name: 'a constant for the source', mappings: ['CustomerName << none = Contoso'] },
    { name: 'both fields are set' },
  ],
};
