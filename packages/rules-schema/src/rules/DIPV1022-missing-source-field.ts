import { missingField } from '../missing-field.js';
import { examples } from './DIPV1022-missing-source-field.examples.js';

/** DIPV1022: a source field does not exist. */
export const missingSourceField = missingField({
  code: 'DIPV1022',
  title: 'Missing source field in the schema',
  side: 'source',
  examples,
});
