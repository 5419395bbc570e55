import { foldName, sideRule, type MappingContext } from '@dipv/core';
import { mappableKeyFields } from './key-field.js';

/** DIPV1004: the map works both ways, but its integration key does not. */
export const keyFieldNotBidirectional = sideRule({
  code: 'DIPV1004',
  title: "Integration key field isn't bi-directionally mapped",
  needs: ['integrationKey'],
  description:
    'As soon as one mapping of a map works both ways, records are looked for on both sides. Each field of the integration key must then be mapped both ways too.',
  mend: 'Let the mapping of the key field work both ways (direction 3), or let every mapping of the map work one way only.',
  applies: ({ leg, side }) => side.needsIntegrationKey && leg.mappings.some(({ mapping }) => mapping.direction === 3),
  check({ side, report }) {
    for (const field of mappableKeyFields(side)) {
      const mappings = side.mappingsOf(field);
      const [first] = mappings;
      if (first === undefined || isMappedBothWays(mappings)) continue;
      report({
        side: side.side,
        at: first.at('syncDirection'),
        field,
        detail: `Integration key field ${field} of ${side.label} isn't bi-directionally mapped`,
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
