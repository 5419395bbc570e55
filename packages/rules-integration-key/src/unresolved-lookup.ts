import {
  code as codeText,
  field as fieldText,
  foldName,
  lacksRelatedIntegrationKey,
  list,
  mappedLookups,
  name as nameText,
  say,
  sideRule,
  type Lack,
  type MappedField,
  type Side,
  type SideContext,
  type SideRule,
  type Text,
} from '@dipv/core';
import { guessOf, integrationKeyOf } from './key-field.js';
import { gapBehind, type LookupGap } from './related-key-fields.js';

type Twin = Pick<SideRule, 'code' | 'title' | 'examples'> & { readonly side: Side };

/** What DIPV1027 and DIPV1028 have in common: a mapped lookup outside the key must be resolved in full. */
export function unresolvedLookup({ side: of, ...rule }: Twin): SideRule {
  return sideRule({
    ...rule,
    needs: ['integrationKey'],
    asks: ['lookupTargets'],
    platform: 'dataverse',
    description: `A lookup on the ${of} side is resolved by the integration key of the table it relates to. If one field of that key is not mapped behind the lookup, or the lookup is mapped bare, the related record cannot be found. The company is striped in by the service and needs no mapping.`,
    mend: say`Map each field of the related table’s integration key behind the lookup (${codeText('lookup.field')}).`,
    applies: ({ side }) => side.name === of && side.keys.areNeeded,
    check({ side, report, notChecked }) {
      const ownKey = new Set((integrationKeyOf(side)?.fields ?? []).map(headOf));
      for (const { name: lookup, mappings } of mappedLookups(side)) {
        const [first] = mappings;
        if (first === undefined || ownKey.has(foldName(lookup))) continue;
        const ends = mappings.map((mapping) => mapping.end(of));
        const missingFields = ends.filter((end) => end.resolution?.outcome === 'unresolved');
        for (const lack of lacksOfKeys(side, missingFields)) notChecked(lack);
        // DIPV1022 or DIPV1025 tells of them: the right field is what is missing here.
        if (missingFields.length > 0) continue;
        const gap = gapBehind({ side, lookup, mappings });
        const isBare = !ends.some((end) => end.isExpanded);
        if (!isBare) for (const lack of gap.lacks) notChecked(lack);
        if (!isBare && gap.missing.length === 0) continue;
        report({
          side: of,
          at: first.at(`${of}Field`),
          field: lookup,
          detail: say`Map the integration key associated with lookup ${side.paths.label(lookup)} of ${side.label}: ${isBare ? BARE : whatIsMissing(side, gap)}`,
          ...(gap.missing.length === 0 ? {} : { help: helpFor(gap) }),
        });
      }
    },
  });
}

const BARE = 'it is mapped without a field of the related table';

function headOf(keyField: string): string {
  return foldName(keyField.split('.')[0] ?? '');
}

/** The keys that were only guessed, and that may have the fields which the metadata misses in them. */
function lacksOfKeys(side: SideContext, missingFields: readonly MappedField[]): readonly Lack[] {
  const related = missingFields.flatMap(({ resolution }) => resolution?.missing?.related ?? []);
  const guessed = related.filter(({ guessedFrom }) => guessedFrom !== null);
  return guessed.map(({ name }) => lacksRelatedIntegrationKey(side, name));
}

function whatIsMissing(side: SideContext, { missing, table }: LookupGap): Text {
  const fields = list(missing.map((field) => side.paths.label(field)));
  const isGuessed = table !== null && guessOf(table) !== null;
  return say`${fields} ${missing.length === 1 ? 'is' : 'are'} missing${isGuessed ? ', if that is its key' : ''}`;
}

function helpFor({ missing, table }: LookupGap): Text {
  const fields = list(missing.map((field) => fieldText(field)));
  const mend = say`Map ${fields}: ${table === null ? 'the related table' : nameText(table.name)} is found by it.`;
  const guess = table === null ? null : guessOf(table);
  return guess === null ? mend : say`${mend} ${guess}`;
}
