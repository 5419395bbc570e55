import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the leg still names the environment of another tenant',
      sourceEnvironment: 'Fabrikam Operations',
      finds: [
        {
          at: '/leftEnvironment',
          message: 'Environment Fabrikam Operations does not exist in connection set Contoso',
        },
      ],
    },
  ],
  passes: [
    { name: 'both environments are in the connection set' },
    { name: 'names differ in case only', sourceEnvironment: 'CONTOSO operations' },
    { name: 'a leg that names no environment is served by its type', sourceEnvironment: '' },
    { name: 'no connection set was supplied', organizationMapping: null, notChecked: true },
  ],
};
