import { unresolvedLookup } from '../unresolved-lookup.js';
import { examples } from './DIPV1027-unresolved-destination-lookup.examples.js';

/** DIPV1027: a lookup of the destination is not resolved in full. */
export const unresolvedDestinationLookup = unresolvedLookup({
  code: 'DIPV1027',
  title: 'Map the integration key associated with the entity lookup field to the destination field',
  side: 'destination',
  examples,
});
