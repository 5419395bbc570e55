import { missingField } from '../missing-field.js';
import { examples } from './DIPV1025-missing-destination-field.examples.js';

/** DIPV1025: a destination field does not exist. */
export const missingDestinationField = missingField({
  code: 'DIPV1025',
  title: 'Missing destination field in the schema',
  side: 'destination',
  examples,
});
