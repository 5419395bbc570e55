import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the environment has no such table',
      destination: null,
      finds: [
        {
          at: '/legs/0/destinationSchema',
          message: 'Missing schema of CRM table accounts',
          help: 'Refresh the tables of the map, or supply CRM metadata that has accounts. If the name is wrong, correct it.',
        },
      ],
    },
  ],
  passes: [
    { name: 'the table is in the metadata' },
    { name: 'no metadata of the environment was supplied', destination: 'unknown', notChecked: true },
  ],
};
