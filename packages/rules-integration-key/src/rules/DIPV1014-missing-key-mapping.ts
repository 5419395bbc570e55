import { say, sideRule } from '@dipv/core';
import { guessNote, isLookupKeyField, mappableKeyFields } from '../key-field.js';

const MEND = 'Map the key field, or take it out of the integration key.';

/** DIPV1014: a plain field of the integration key is not mapped. */
export const missingKeyMapping = sideRule({
  code: 'DIPV1014',
  title: 'Mapping is missing for integration key',
  needs: ['integrationKey'],
  description:
    'Every field of the integration key must be mapped, or the service cannot tell which record is meant. The company is striped in by the service and needs no mapping.',
  mend: MEND,
  applies: ({ side }) => side.needsIntegrationKey,
  check({ leg, side, report }) {
    const note = guessNote(side);
    for (const field of mappableKeyFields(side)) {
      if (isLookupKeyField(side, field) || side.mappingsOf(field).length > 0) continue;
      report({
        side: side.side,
        at: leg.at('fieldMappings'),
        field,
        detail: say`Mapping is missing for integration key field ${side.fieldLabel(field)} of ${side.label}${note.end}`,
        help: note.help(MEND),
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'the account number is in the key and not in the map',
        mappings: ['CustomerName >> name'],
        finds: [
          {
            at: '/legs/0/fieldMappings',
            message: 'Mapping is missing for integration key field accountnumber of CRM table accounts',
            field: 'accountnumber',
          },
        ],
      },
      {
        name: 'of two alternate keys none is mapped, and the metadata does not say which one counts',
        destination: {
          name: 'contoso_visits',
          fields: { contoso_number: 'text(20) "Number"', contoso_code: 'text(20)', contoso_note: 'text(20)' },
          alternateKeys: [['contoso_number'], ['contoso_code']],
        },
        mappings: ['CustomerAccount >> contoso_note'],
        finds: [
          {
            at: '/legs/0/fieldMappings',
            message:
              'Mapping is missing for integration key field contoso_number (Number) of CRM table contoso_visits, if that is its key',
            field: 'contoso_number',
          },
        ],
      },
    ],
    passes: [
      { name: 'the key is mapped and the company is left to the service' },
      { name: 'names differ in case only', mappings: ['CustomerAccount <> ACCOUNTNUMBER'] },
      { name: 'a constant maps the key too', mappings: ['none >> accountnumber = 1'] },
      {
        name: 'of two alternate keys one is fully mapped',
        destination: {
          name: 'contoso_visits',
          fields: { contoso_number: 'text(20)', contoso_code: 'text(20)' },
          alternateKeys: [['contoso_code'], ['contoso_number']],
        },
        mappings: ['CustomerAccount >> contoso_number'],
      },
      {
        name: 'a lookup in the key is left to DIPV1015',
        destination: {
          name: 'contoso_visits',
          fields: { contoso_account: 'lookup(accounts)' },
          integrationKey: ['contoso_account'],
        },
        mappings: ['CustomerName >> contoso_name'],
      },
    ],
  },
});
