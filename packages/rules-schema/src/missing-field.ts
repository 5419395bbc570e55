import {
  foldName,
  legRule,
  nearestName,
  type Field,
  type LegRule,
  type PathResolution,
  type RuleExamples,
  type Side,
  type Table,
} from '@dipv/core';

/** To compare more missing names with every column would take long, and help nobody. */
const MOST_SUGGESTIONS = 100;

/** What DIPV1022 and DIPV1025 have in common: a mapped field must exist. */
export function missingField(code: string, title: string, side: Side, examples: RuleExamples): LegRule {
  return legRule({
    code,
    title,
    needs: [`completeTable.${side}`],
    description: `Each ${side} field of a map must be a field of the ${side} table. Behind a lookup (\`lookup.field\`) the service knows the fields of the related table's integration key, and no others.`,
    mend: 'Correct the name of the field. If the field is new, choose Refresh tables in the map, or supply newer metadata. For a field behind a lookup, add it to the integration key of the related table, or map a field that is in that key.',
    check({ leg, report }) {
      let suggestions = 0;
      for (const mapping of leg.mappings) {
        const { resolution, text } = mapping.end(side);
        if (resolution?.outcome !== 'unresolved') continue;
        report({
          side,
          at: mapping.at(`${side}Field`),
          mapping,
          field: text,
          detail: `Missing ${side} field ${text ?? ''} in the schema of ${leg.side(side).label}`,
          ...helpFor(text ?? '', resolution, leg.side(side).table, suggestions++ < MOST_SUGGESTIONS),
        });
      }
    },
    examples,
  });
}

/** What was probably meant: the nearest existing name, or what there is behind the lookup. */
function helpFor(
  text: string,
  { head, missing }: PathResolution,
  table: Table | null,
  comparesNames: boolean,
): { readonly help?: string } {
  if (missing === null) return {};
  const { behind, name, candidates, prefix, suffix } = missing;
  if (text !== text.trim()) return { help: 'The name has white space around it: remove that.' };
  if (head !== null && candidates.length === 0) {
    return { help: `${head.name} is no lookup, so nothing can be mapped behind it: map ${head.name} itself.` };
  }
  if (!comparesNames) return {};
  const labelled = behind === '' ? fieldWithLabel(name, table) : null;
  if (labelled !== null) return { help: `${name} is the label of ${labelled.name}: map ${labelled.name}.` };
  const nearest = nearestName(name, candidates);
  if (nearest !== null) return { help: `Did you mean ${prefix}${nearest}${suffix}?` };
  if (behind === '') return {};
  const fields = [...new Set(candidates)].join(', ');
  return { help: `Behind ${behind} only the integration key of the related table can be mapped: ${fields}.` };
}

function fieldWithLabel(name: string, table: Table | null): Field | null {
  const fields = [...(table?.fields.values() ?? [])];
  return fields.find(({ displayName }) => displayName !== null && foldName(displayName) === foldName(name)) ?? null;
}
