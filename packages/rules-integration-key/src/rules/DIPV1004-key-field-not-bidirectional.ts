import { code, foldName, say, sideRule, type MappingContext, type RelatedTable, type SideContext } from '@dipv/core';
import { guessNote, isLookupKeyField, mappableKeyFields } from '../key-field.js';
import { relatedKey } from '../related-key-fields.js';
import { examples } from './DIPV1004-key-field-not-bidirectional.examples.js';

const MEND = say`Let the mapping of the key field work both ways (${code('syncDirection')} 3), or let every mapping of the map work one way only.`;

/** DIPV1004: the map works both ways, but its integration key does not. */
export const keyFieldNotBidirectional = sideRule({
  code: 'DIPV1004',
  title: "Integration key field isn't bi-directionally mapped",
  needs: ['integrationKey'],
  platform: 'dataverse',
  description:
    'As soon as one mapping of a map works both ways, records are looked for on both sides. Each field of the integration key must then be mapped both ways too; a lookup in the key stands for each field of its related table’s key.',
  mend: MEND,
  applies: ({ leg, side }) => side.keys.areNeeded && leg.mappings.some(({ model }) => model.direction === 3),
  check({ side, report }) {
    for (const { field, related } of mappableKeyFields(side).flatMap((each) => fieldsOf(side, each))) {
      const mappings = side.paths.mappingsOf(field);
      const [first] = mappings;
      if (first === undefined || isMappedBothWays(mappings)) continue;
      const note = guessNote(side, related);
      report({
        side: side.name,
        at: first.at('syncDirection'),
        field,
        detail: say`Integration key field ${side.paths.label(field)} of ${side.label} isn't bi-directionally mapped${note.end}`,
        help: note.help(MEND),
      });
    }
  },
  examples,
});

interface KeyPath {
  readonly field: string;
  /** The table behind a lookup of the key, in whose key the field stands. */
  readonly related: RelatedTable | null;
}

/** What of a key field must be mapped both ways: of a bare lookup each field of its related table's key. */
function fieldsOf(side: SideContext, field: string): readonly KeyPath[] {
  if (!isLookupKeyField({ side, field })) return [{ field, related: null }];
  const { paths, table } = relatedKey({ side, lookup: field });
  return paths.map((path) => ({ field: path, related: table }));
}

/** By one mapping; or by one for each way between the same two fields, which DIPV1029 reports. */
function isMappedBothWays(mappings: readonly MappingContext[]): boolean {
  const directions = new Map<string, Set<number>>();
  for (const { model } of mappings) {
    if (model.direction === 3) return true;
    const pair = JSON.stringify([model.sourceField, model.destinationField].map((field) => foldName(field ?? '')));
    directions.set(pair, (directions.get(pair) ?? new Set()).add(model.direction));
  }
  return [...directions.values()].some((each) => each.size > 1);
}
