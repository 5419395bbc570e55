import type { RuleExamples } from '@dipv/core';

export const examples: RuleExamples = {
  fails: [
    {
      name: 'the connection of an environment does not exist any more',
      connections: [{ name: 'Contoso Sales connection', status: 'Connected' }],
      finds: [
        {
          at: '/environments/Contoso Operations/connectionDisplayName',
          message: 'Connection Contoso Operations connection of the AX environment does not exist',
        },
      ],
    },
    {
      name: 'the password of a connection has expired',
      connections: [
        { name: 'Contoso Operations connection', status: 'Connected' },
        {
          name: 'Contoso Sales connection',
          status: 'Error',
          errorCode: 'Unauthenticated',
          errorMessage: 'The refresh token has expired.',
        },
      ],
      finds: [
        {
          at: '/environments/Contoso Sales/connectionDisplayName',
          message:
            'Connection Contoso Sales connection of the CRM environment is not connected: Error, Unauthenticated: The refresh token has expired.',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'both connections are connected',
      connections: [
        { name: 'Contoso Operations connection', status: 'Connected' },
        { name: 'Contoso Sales connection', status: 'Connected' },
      ],
    },
    {
      name: 'an environment that bypasses the connector needs no connection',
      sourceEntry: 'bypasses connector',
      connections: [{ name: 'Contoso Sales connection', status: 'Connected' }],
    },
    { name: 'no connections snapshot was supplied', notChecked: true },
    {
      name: 'the status of a connection is not known',
      connections: [
        { name: 'Contoso Operations connection', status: null },
        { name: 'Contoso Sales connection', status: 'Connected' },
      ],
      notChecked: true,
    },
    {
      name: 'the connection may be the one that could not be read',
      connections: [
        { name: null, status: null },
        { name: 'Contoso Sales connection', status: 'Connected' },
      ],
      notChecked: true,
    },
    {
      name: 'of two connections of one name only one works',
      connections: [
        { name: 'Contoso Operations connection', status: 'Connected' },
        { name: 'Contoso Sales connection', status: 'Error' },
        { name: 'Contoso Sales connection', status: 'Connected' },
      ],
      notChecked: true,
    },
  ],
};
