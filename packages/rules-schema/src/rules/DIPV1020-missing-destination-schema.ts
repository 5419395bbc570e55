import { missingSchema } from '../missing-schema.js';

/** DIPV1020: the destination table is not in the metadata. */
export const missingDestinationSchema = missingSchema('DIPV1020', 'Missing destination schema', 'destination', {
  fails: [
    {
      name: 'the environment has no such table',
      destination: null,
      finds: [{ at: '/legs/0/destinationSchema', message: 'Missing schema of CRM table accounts' }],
    },
  ],
  passes: [
    { name: 'the table is in the metadata' },
    { name: 'no metadata of the environment was supplied', destination: 'unknown', notChecked: true },
  ],
});
