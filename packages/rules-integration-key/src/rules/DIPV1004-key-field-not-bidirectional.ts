import { code, foldName, say, sideRule, type MappingContext, type SideContext } from '@dipv/core';
import { guessNote, isLookupKeyField, mappableKeyFields } from '../key-field.js';
import { relatedKeyPaths } from '../related-key-fields.js';

const MEND = say`Let the mapping of the key field work both ways (${code('syncDirection')} 3), or let every mapping of the map work one way only.`;

/** DIPV1004: the map works both ways, but its integration key does not. */
export const keyFieldNotBidirectional = sideRule({
  code: 'DIPV1004',
  title: "Integration key field isn't bi-directionally mapped",
  needs: ['integrationKey'],
  description:
    'As soon as one mapping of a map works both ways, records are looked for on both sides. Each field of the integration key must then be mapped both ways too; a lookup in the key stands for each field of its related table’s key.',
  mend: MEND,
  applies: ({ leg, side }) => side.needsIntegrationKey && leg.mappings.some(({ mapping }) => mapping.direction === 3),
  check({ side, report }) {
    const note = guessNote(side);
    for (const field of mappableKeyFields(side).flatMap((each) => fieldsOf(side, each))) {
      const mappings = side.mappingsOf(field);
      const [first] = mappings;
      if (first === undefined || isMappedBothWays(mappings)) continue;
      report({
        side: side.side,
        at: first.at('syncDirection'),
        field,
        detail: say`Integration key field ${side.fieldLabel(field)} of ${side.label} isn't bi-directionally mapped${note.end}`,
        help: note.help(MEND),
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'the key goes one way and the name both ways',
        mappings: ['CustomerAccount >> accountnumber', 'CustomerName <> name'],
        finds: [
          {
            at: '/legs/0/fieldMappings/0/syncDirection',
            message: "Integration key field accountnumber of CRM table accounts isn't bi-directionally mapped",
            field: 'accountnumber',
          },
        ],
      },
      {
        name: 'a lookup of the key is resolved by two fields, of which one goes one way',
        destination: {
          name: 'contoso_visits',
          fields: { contoso_number: 'text(20)', contoso_site: 'lookup(contoso_sites)' },
          integrationKey: ['contoso_number', 'contoso_site'],
        },
        related: [
          {
            name: 'contoso_sites',
            fields: { contoso_siteid: 'text(10)', contoso_region: 'text(10)' },
            integrationKey: ['contoso_siteid', 'contoso_region'],
          },
        ],
        mappings: [
          'CustomerAccount <> contoso_number',
          'CustomerName <> contoso_site.contoso_siteid',
          'CustomerName >> contoso_site.contoso_region',
        ],
        finds: [
          {
            at: '/legs/0/fieldMappings/2/syncDirection',
            message:
              "Integration key field contoso_site.contoso_region of CRM table contoso_visits isn't bi-directionally mapped",
            field: 'contoso_site.contoso_region',
          },
        ],
      },
    ],
    passes: [
      { name: 'the key is mapped both ways', mappings: ['CustomerAccount <> accountnumber', 'CustomerName <> name'] },
      { name: 'nothing works both ways', mappings: ['CustomerAccount >> accountnumber', 'CustomerName >> name'] },
      {
        name: 'the key is mapped twice, once both ways',
        mappings: ['CustomerName >> accountnumber', 'CustomerAccount <> accountnumber'],
      },
      { name: 'a key field that is not mapped is left to DIPV1014', mappings: ['CustomerName <> name'] },
    ],
  },
});

/** What of a key field must be mapped both ways: of a bare lookup each field of its related table's key. */
function fieldsOf(side: SideContext, field: string): readonly string[] {
  return isLookupKeyField(side, field) ? relatedKeyPaths(side, field) : [field];
}

/** By one mapping; or by one for each way between the same two fields, which DIPV1029 reports. */
function isMappedBothWays(mappings: readonly MappingContext[]): boolean {
  const directions = new Map<string, Set<number>>();
  for (const { mapping } of mappings) {
    if (mapping.direction === 3) return true;
    const pair = JSON.stringify([mapping.sourceField, mapping.destinationField].map((field) => foldName(field ?? '')));
    directions.set(pair, (directions.get(pair) ?? new Set()).add(mapping.direction));
  }
  return [...directions.values()].some((each) => each.size > 1);
}
