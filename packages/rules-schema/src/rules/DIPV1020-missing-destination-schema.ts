import { missingSchema } from '../missing-schema.js';
import { examples } from './DIPV1020-missing-destination-schema.examples.js';

/** DIPV1020: the destination table is not in the metadata. */
export const missingDestinationSchema = missingSchema({
  code: 'DIPV1020',
  title: 'Missing destination schema',
  side: 'destination',
  examples,
});
