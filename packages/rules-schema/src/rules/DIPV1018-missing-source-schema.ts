import { missingSchema } from '../missing-schema.js';
import { examples } from './DIPV1018-missing-source-schema.examples.js';

/** DIPV1018: the source table is not in the metadata. */
export const missingSourceSchema = missingSchema({
  code: 'DIPV1018',
  title: 'Missing source schema',
  side: 'source',
  examples,
});
