import { duplicateField } from '../duplicate-field.js';
import { examples } from './DIPV1026-duplicate-destination-field.examples.js';

/** DIPV1026: two mappings write to one destination field. */
export const duplicateDestinationField = duplicateField({
  code: 'DIPV1026',
  title: 'Duplicate destination fields',
  side: 'destination',
  examples,
});
