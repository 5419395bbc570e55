import {
  foldName,
  sideRule,
  type MappedField,
  type MappingContext,
  type RuleExamples,
  type Side,
  type SideContext,
  type SideRule,
} from '@dipv/core';
import { integrationKeyOf } from './key-field.js';
import { gapBehind } from './related-key-fields.js';

/** What DIPV1027 and DIPV1028 have in common: a mapped lookup outside the key must be resolved in full. */
export function unresolvedLookup(code: string, title: string, of: Side, examples: RuleExamples): SideRule {
  return sideRule({
    code,
    title,
    needs: ['integrationKey'],
    description: `A lookup on the ${of} side is resolved by the integration key of the table it relates to. If one field of that key is not mapped behind the lookup, or the lookup is mapped bare, the related record cannot be found. The company is striped in by the service and needs no mapping.`,
    mend: 'Map each field of the related table’s integration key behind the lookup (`lookup.field`).',
    applies: ({ side }) => side.side === of && side.needsIntegrationKey,
    check({ side, report, notChecked }) {
      const inKey = new Set((integrationKeyOf(side)?.fields ?? []).map((field) => foldName(field.split('.')[0] ?? '')));
      for (const [folded, mappings] of lookupsOf(side)) {
        const [first] = mappings;
        if (first === undefined || inKey.has(folded)) continue;
        const lookup = nameOf(first.end(of));
        const fault = faultOf(side, lookup, mappings);
        for (const name of fault.unknown) notChecked(`the integration key of ${name} is not known`);
        if (fault.detail === null) continue;
        report({
          side: of,
          at: first.at(`${of}Field`),
          field: lookup,
          detail: fault.detail,
          ...(fault.help === null ? {} : { help: fault.help }),
        });
      }
    },
    examples,
  });
}

/** The lookup at the head of a path: as the metadata names it, if it has a column for the lookup, else as the map does. */
function nameOf({ head, path }: MappedField): string {
  const first = path?.steps[0] ?? '';
  return head !== null && foldName(head.name) === foldName(first) ? head.name : first;
}

/** Mapped lookups by the folded name of their column, with every mapping through them. */
function lookupsOf(side: SideContext): ReadonlyMap<string, readonly MappingContext[]> {
  const lookups = new Map<string, MappingContext[]>();
  for (const mapping of side.leg.mappings) {
    const end = mapping.end(side.side);
    if (end.path === null || end.isCompanyContext) continue;
    if (!end.isExpanded && end.field?.type.kind !== 'lookup') continue;
    const lookup = foldName(nameOf(end));
    const mappings = lookups.get(lookup);
    if (mappings === undefined) lookups.set(lookup, [mapping]);
    else mappings.push(mapping);
  }
  return lookups;
}

interface Fault {
  readonly detail: string | null;
  readonly help: string | null;
  readonly unknown: readonly string[];
}

function faultOf(side: SideContext, lookup: string, mappings: readonly MappingContext[]): Fault {
  const sound: Fault = { detail: null, help: null, unknown: [] };
  const ends = mappings.map((mapping) => mapping.end(side.side));
  // A field behind the lookup that does not exist is reported as such; the right one is what is missing here.
  if (ends.some((end) => end.resolution?.outcome === 'unresolved')) return sound;
  const subject = `Map the integration key associated with lookup ${lookup} of ${side.label}`;
  if (!ends.some((end) => end.isExpanded)) {
    return { ...sound, detail: `${subject}: it is mapped without a field of the related table` };
  }
  const { missing, table, unknown } = gapBehind(side, lookup, mappings);
  if (missing.length === 0) return { ...sound, unknown };
  const fields = missing.join(', ');
  return {
    detail: `${subject}: ${fields} is missing`,
    help: `Map ${fields}: ${table ?? 'the related table'} is found by it.`,
    unknown,
  };
}
