import { unsetField } from '../unset-field.js';
import { examples } from './DIPV1024-unset-destination-field.examples.js';

/** DIPV1024: a mapping has no destination field. */
export const unsetDestinationField = unsetField({
  code: 'DIPV1024',
  title: 'Missing destination field in the mapping',
  side: 'destination',
  examples,
});
