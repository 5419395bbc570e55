import { unsetField } from '../unset-field.js';
import { examples } from './DIPV1021-unset-source-field.examples.js';

/** DIPV1021: a mapping has no source field. */
export const unsetSourceField = unsetField({
  code: 'DIPV1021',
  title: 'Missing source field in the mapping',
  side: 'source',
  examples,
});
