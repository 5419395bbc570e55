import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'nothing stands behind the name of an environment',
      sourceEntry: 'null',
      finds: [
        {
          at: '/environments/Contoso Operations',
          message: 'Missing environment info: environment Contoso Operations is null',
        },
      ],
    },
    {
      name: 'an environment does not say of what type it is',
      destinationEntry: 'no type',
      finds: [
        {
          at: '/environments/Contoso Sales',
          message: 'Missing environment info: environment Contoso Sales has no target type',
        },
      ],
    },
    {
      name: 'an environment does not say where it is',
      destinationEntry: 'no address',
      finds: [
        {
          at: '/environments/Contoso Sales',
          message:
            'Missing environment info: environment Contoso Sales has no environment info, metadata URL or direct URL',
        },
      ],
    },
  ],
  passes: [
    { name: 'both environments say what and where they are' },
    {
      name: 'an environment that the connection set does not have is left to DIPV1007',
      sourceEnvironment: 'Fabrikam Operations',
      notChecked: true,
    },
  ],
};
