import {
  code as codeText,
  field as fieldText,
  foldName,
  lacksRelatedIntegrationKey,
  list,
  name as nameText,
  parseFieldPath,
  say,
  sideRule,
  type FieldPath,
  type Lack,
  type MappedField,
  type MappingContext,
  type Side,
  type SideContext,
  type SideRule,
  type Text,
  type Words,
} from '@dipv/core';
import { guessOf, integrationKeyOf } from './key-field.js';
import { gapBehind } from './related-key-fields.js';

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
    applies: ({ side }) => side.side === of && side.needsIntegrationKey,
    check({ side, report, notChecked }) {
      const inKey = new Set((integrationKeyOf(side)?.fields ?? []).map((field) => foldName(field.split('.')[0] ?? '')));
      for (const [folded, mappings] of lookupsOf(side)) {
        const [first] = mappings;
        if (first === undefined || inKey.has(folded)) continue;
        const lookup = nameOf(first.end(of));
        const fault = faultOf(side, lookup, mappings);
        for (const lack of fault.lacks) notChecked(lack);
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
  });
}

/** The lookup at the head of a path: as the metadata names it, if it has a column for the lookup, else as the map does. */
function nameOf({ head, path }: MappedField): string {
  const first = path?.steps[0] ?? '';
  return head !== null && foldName(head.name) === foldName(first) ? head.name : first;
}

/** Whether the path goes to the company itself. One that goes through another lookup to its company leaves that one open. */
function isCompanyLookup(side: SideContext, { steps }: FieldPath): boolean {
  const [head = '', second, ...further] = steps;
  if (side.isCompanyContext(parseFieldPath(head))) return true;
  return further.length === 0 && foldName(second ?? '') === 'cdm_companycode';
}

/** Mapped lookups by the folded name of their column, with every mapping through them. */
function lookupsOf(side: SideContext): ReadonlyMap<string, readonly MappingContext[]> {
  const lookups = new Map<string, MappingContext[]>();
  for (const mapping of side.leg.mappings) {
    const end = mapping.end(side.side);
    if (end.path === null || isCompanyLookup(side, end.path)) continue;
    if (!end.isExpanded && end.field?.type.kind !== 'lookup') continue;
    const lookup = foldName(nameOf(end));
    const mappings = lookups.get(lookup);
    if (mappings === undefined) lookups.set(lookup, [mapping]);
    else mappings.push(mapping);
  }
  return lookups;
}

interface Fault {
  readonly detail: Text | null;
  readonly help: Words | null;
  readonly lacks: readonly Lack[];
}

function faultOf(side: SideContext, lookup: string, mappings: readonly MappingContext[]): Fault {
  const sound: Fault = { detail: null, help: null, lacks: [] };
  const ends = mappings.map((mapping) => mapping.end(side.side));
  // A field behind the lookup that does not exist is reported as such; the right one is what is missing here.
  const unresolved = ends.filter((end) => end.resolution?.outcome === 'unresolved');
  const guessed = unresolved.flatMap(({ resolution }) => resolution?.missing?.related ?? []);
  const unknown = guessed.filter(({ guessedFrom }) => guessedFrom !== null);
  if (unresolved.length > 0) {
    return { ...sound, lacks: unknown.map(({ name }) => lacksRelatedIntegrationKey(side, name)) };
  }
  const subject = say`Map the integration key associated with lookup ${side.fieldLabel(lookup)} of ${side.label}`;
  const { missing, table, lacks } = gapBehind({ side, lookup, mappings });
  const isBare = !ends.some((end) => end.isExpanded);
  const bare = say`${subject}: it is mapped without a field of the related table`;
  if (missing.length === 0) return isBare ? { ...sound, detail: bare } : { ...sound, lacks };
  const fields = list(missing.map((field) => side.fieldLabel(field)));
  const mend = say`Map ${list(missing.map((field) => fieldText(field)))}: ${table === null ? 'the related table' : nameText(table.name)} is found by it.`;
  const guess = table === null ? null : guessOf(table);
  const help = guess === null ? mend : say`${mend} ${guess}`;
  if (isBare) return { detail: bare, help, lacks: [] };
  return {
    detail: say`${subject}: ${fields} ${missing.length === 1 ? 'is' : 'are'} missing${guess === null ? '' : ', if that is its key'}`,
    help,
    lacks,
  };
}
