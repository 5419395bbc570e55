import { say, sideRule } from '@dipv/core';
import { guessNote, isLookupKeyField, mappableKeyFields } from '../key-field.js';
import { examples } from './DIPV1014-missing-key-mapping.examples.js';

const MEND = 'Map the key field, or take it out of the integration key.';

/** DIPV1014: a plain field of the integration key is not mapped. */
export const missingKeyMapping = sideRule({
  code: 'DIPV1014',
  title: 'Mapping is missing for integration key',
  needs: ['integrationKey'],
  platform: 'dataverse',
  description:
    'Every field of the integration key must be mapped, or the service cannot tell which record is meant. The company is striped in by the service and needs no mapping.',
  mend: MEND,
  applies: ({ side }) => side.keys.areNeeded,
  check({ leg, side, report }) {
    const note = guessNote(side);
    for (const field of mappableKeyFields(side)) {
      if (isLookupKeyField({ side, field }) || side.paths.mappingsOf(field).length > 0) continue;
      report({
        side: side.name,
        at: leg.at('fieldMappings'),
        field,
        detail: say`Mapping is missing for integration key field ${side.paths.label(field)} of ${side.label}${note.end}`,
        help: note.help(MEND),
      });
    }
  },
  examples,
});
