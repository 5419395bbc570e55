import { lacksSwitches, say, sideRule } from '@dipv/core';
import { pairOf } from '../dual-write-pair.js';
import { examples } from './DWR1062-field-switched-off.examples.js';

/** DWR1062: a mapped field does not exist as long as its configuration key is off. */
export const fieldSwitchedOff = sideRule({
  code: 'DWR1062',
  title: 'The configuration key of a mapped field is off',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: 'https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/config-key-entities',
  needs: ['table'],
  asks: ['completeTable', 'switches'],
  platform: 'finance-and-operations',
  description:
    'A field whose configuration key is off is not part of the entity: OData and data management pass over it, says Microsoft’s page on configuration keys and data entities. The map keeps its mapping, and nothing arrives.',
  mend: 'Switch the configuration key on in F&O, in maintenance mode, or remove the mapping.',
  applies: ({ leg, side }) => side.isFinanceAndOperations && pairOf(leg) !== null,
  check({ leg, side, report, notChecked }) {
    for (const mapping of leg.mappings) {
      const end = mapping.end(side.name);
      if (end.field === null) {
        // DIPV1022 and DIPV1025 tell of a field that is not there
        if (end.path !== null && side.lackOfColumns !== null) notChecked(side.lackOfColumns);
        continue;
      }
      if (end.field.isConfigured === undefined) notChecked(lacksSwitches(side, 'has fields that are switched off'));
      if (end.field.isConfigured !== false) continue;
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: end.text,
        detail: say`The configuration key of ${end.label ?? ''} of ${side.label} is off, so that nothing is written or read`,
      });
    }
  },
  examples,
});
