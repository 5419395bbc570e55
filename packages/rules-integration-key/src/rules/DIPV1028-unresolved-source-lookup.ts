import { unresolvedLookup } from '../unresolved-lookup.js';
import { examples } from './DIPV1028-unresolved-source-lookup.examples.js';

/** DIPV1028: a lookup of the source is not resolved in full. */
export const unresolvedSourceLookup = unresolvedLookup({
  code: 'DIPV1028',
  title: 'Map the integration key associated with the entity lookup field to the source field',
  side: 'source',
  examples,
});
