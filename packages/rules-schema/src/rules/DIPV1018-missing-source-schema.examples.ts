import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the environment has no such entity',
      source: null,
      finds: [{ at: '/legs/0/sourceSchema', message: 'Missing schema of AX table Customers V3' }],
    },
    {
      name: 'the entity is there, but without fields',
      source: { name: 'Customers V3', fields: {} },
      finds: [{ at: '/legs/0/sourceSchema', message: 'Missing schema of AX table Customers V3' }],
    },
  ],
  passes: [
    { name: 'the entity is in the metadata' },
    { name: 'no metadata of the environment was supplied', source: 'unknown', notChecked: true },
  ],
};
