import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the environment has no such entity',
      source: null,
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'Missing schema of AX table Customers V3',
          help: 'Refresh the tables of the map, or supply AX metadata that has Customers V3. If the name is wrong, correct it.',
        },
      ],
    },
    {
      name: 'the entity is there, but without fields',
      source: { name: 'Customers V3', fields: {} },
      finds: [
        {
          at: '/legs/0/sourceSchema',
          message: 'Missing schema of AX table Customers V3',
          help: 'Customers V3 is there, but without columns: choose Refresh tables in the map, or supply metadata that has them.',
        },
      ],
    },
  ],
  passes: [
    { name: 'the entity is in the metadata' },
    { name: 'no metadata of the environment was supplied', source: 'unknown', notChecked: true },
  ],
};
