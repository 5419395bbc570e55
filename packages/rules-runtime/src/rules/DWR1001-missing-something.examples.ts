import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'EDIT: a mapping of a field called EDIT',
      mappings: ['EDIT <> accountnumber'],
      finds: [{ at: '/legs/0/fieldMappings/0', message: 'A field called EDIT is mapped' }],
    },
  ],
  passes: [{ name: 'EDIT: any other mapping' }],
};
