import { duplicateField } from '../duplicate-field.js';
import { examples } from './DIPV1023-duplicate-source-field.examples.js';

/** DIPV1023: two mappings write to one source field. */
export const duplicateSourceField = duplicateField({
  code: 'DIPV1023',
  title: 'Duplicate source fields',
  side: 'source',
  examples,
});
