import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'no source field and no constant',
      mappings: ['none >> name'],
      finds: [{ at: '/legs/0/fieldMappings/0/sourceField', message: 'Missing source field in the mapping of name' }],
    },
    {
      name: 'a constant cannot be written back to no field',
      mappings: ['none <> name = Contoso'],
      finds: [{ at: '/legs/0/fieldMappings/0/sourceField', message: 'Missing source field in the mapping of name' }],
    },
  ],
  passes: [
    { name: 'a constant for the destination', mappings: ['none >> name = Contoso'] },
    { name: 'both fields are set' },
  ],
};
