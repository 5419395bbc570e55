import { code, field as fieldText, isExpanded, parseFieldPath, say, sideRule, type SideContext } from '@dipv/core';
import { guessNote, isLookupKeyField, mappableKeyFields } from '../key-field.js';
import { gapBehind, type LookupGap } from '../related-key-fields.js';
import { examples } from './DIPV1015-missing-lookup-key-mapping.examples.js';

/** DIPV1015: a lookup in the integration key is not resolved by the key of its related table. */
export const missingLookupKeyMapping = sideRule({
  code: 'DIPV1015',
  title: 'Mapping is missing for integration key for lookup field',
  needs: ['integrationKey'],
  asks: ['table', 'lookupTargets'],
  platform: 'dataverse',
  description: say`A lookup in the integration key is found by the integration key of the table it relates to. Each field of that key must be mapped behind the lookup (${code('lookup.field')}). The company is striped in by the service and needs no mapping, also in the related key.`,
  mend: 'Map each field of the related table’s integration key behind the lookup, or take the lookup out of the integration key.',
  applies: ({ side }) => side.keys.areNeeded,
  check({ leg, side, report, notChecked }) {
    for (const field of mappableKeyFields(side)) {
      if (!isLookupKeyField({ side, field })) continue;
      const { missing, table, lacks } = unmapped(side, field);
      const note = guessNote(side, table);
      for (const lack of lacks) notChecked(lack);
      for (const path of missing) {
        report({
          side: side.name,
          at: leg.at('fieldMappings'),
          field: path,
          detail: say`Mapping is missing for integration key field ${side.paths.label(path)} of ${side.label}${note.end}`,
          help: note.help(say`Map ${fieldText(path)}, or take the lookup out of the integration key.`),
        });
      }
    }
  },
  examples,
});

/** The paths that must be mapped for a lookup of the key and are not. */
function unmapped(side: SideContext, field: string): LookupGap {
  const path = parseFieldPath(field);
  if (isExpanded(path))
    return { missing: side.paths.mappingsOf(field).length > 0 ? [] : [field], table: null, lacks: [] };
  const lookup = path.steps[0] ?? field;
  const mappings = side.paths.mappingsOf(lookup);
  const gap = gapBehind({ side, lookup, mappings });
  if (gap.missing.length > 0 || mappings.some((mapping) => mapping.end(side.name).isExpanded)) return gap;
  const column = side.paths.resolve(path).head;
  if (column !== null && side.company.mayBeBehind(column)) return gap;
  // The related key is the company alone.
  if (mappings.length === 0 && gap.lacks.length === 0) return gap;
  return { missing: [field], table: null, lacks: [] };
}
