import {
  foldName,
  isExpanded,
  lacksIntegrationKeyBehind,
  lacksRelatedIntegrationKey,
  parseFieldPath,
  type Lack,
  type MappingContext,
  type PolymorphicTarget,
  type RelatedTable,
  type SideContext,
} from '@dipv/core';

/** What the mappings of a lookup leave out of the integration keys of the tables it relates to. */
export interface LookupGap {
  /** Expanded fields that are not mapped, as `lookup.field`. */
  readonly missing: readonly string[];
  /** The related table whose key is not mapped; `null` where nothing is missing. */
  readonly table: RelatedTable | null;
  /** What is lacking to know the keys of the related tables. */
  readonly lacks: readonly Lack[];
}

interface MappedLookup {
  readonly side: SideContext;
  /** The column, as the mappings spell it. */
  readonly lookup: string;
  /** Every mapping of the lookup or of a path through it. */
  readonly mappings: readonly MappingContext[];
}

const NO_GAP: LookupGap = { missing: [], table: null, lacks: [] };

/**
 * Which fields of the related tables' integration keys are not mapped behind a lookup. A polymorphic path
 * names the field of each target itself; otherwise one fully mapped target is enough.
 */
export function gapBehind({ side, lookup, mappings }: MappedLookup): LookupGap {
  const ends = mappings.map((mapping) => mapping.end(side.name));
  const targets = ends.flatMap((end) => end.path?.targets ?? []);
  if (targets.length > 0) {
    const plain = ends.flatMap(({ path }) => (path === null || path.targets.length > 0 ? [] : [foldName(path.text)]));
    return polymorphicGap(side, lookup, targets, new Set(plain));
  }
  const head = ends.find((end) => end.head !== null)?.head ?? side.paths.resolve(parseFieldPath(lookup)).head;
  const note = ends.find((end) => end.relatedEntity !== null)?.relatedEntity ?? null;
  const related = side.tables.relatedTo(head, note);
  if (related.length === 0) return { ...NO_GAP, lacks: [lacksIntegrationKeyBehind(side, lookup)] };
  const isMapped = (field: string) => side.paths.mappingsOf(`${lookup}.${field}`).length > 0;
  const gaps = related.map((table) => gapOf(side, lookup, table, isMapped));
  const isBegun = ({ table }: LookupGap) => table !== null && keyFieldsOf(table).some(isMapped);
  return gaps.find((gap) => gap.missing.length === 0) ?? gaps.find(isBegun) ?? gaps[0] ?? NO_GAP;
}

function keyFieldsOf({ integrationKey }: RelatedTable): readonly string[] {
  return integrationKey.known ? integrationKey.candidates.flatMap((key) => key.fields) : [];
}

/** @param plain folded paths through the lookup that name no target, and so serve each */
function polymorphicGap(
  side: SideContext,
  lookup: string,
  targets: readonly PolymorphicTarget[],
  plain: ReadonlySet<string>,
): LookupGap {
  const named = new Map<string, { readonly table: RelatedTable; readonly fields: Set<string> }>();
  for (const { table, field } of targets) {
    const known = named.get(foldName(table));
    if (known === undefined)
      named.set(foldName(table), { table: side.tables.related(table), fields: new Set([foldName(field)]) });
    else known.fields.add(foldName(field));
  }
  const gaps = [...named.values()].map(({ table, fields }) =>
    gapOf(side, lookup, table, (field) => fields.has(foldName(field)) || plain.has(foldName(`${lookup}.${field}`))),
  );
  const gap = gaps.find((each) => each.missing.length > 0) ?? NO_GAP;
  return { ...gap, lacks: gaps.flatMap((each) => each.lacks) };
}

function gapOf(
  side: SideContext,
  lookup: string,
  related: RelatedTable,
  isMapped: (field: string) => boolean,
): LookupGap {
  const isCovered = (field: string) => isMapped(field) || isCompany(side, lookup, related, field);
  const key = side.keys.choose(related.integrationKey, isCovered);
  if (key === null) return { ...NO_GAP, lacks: [lacksRelatedIntegrationKey(side, related.name)] };
  const missing = key.fields.filter((field) => !isCovered(field)).map((field) => `${lookup}.${field}`);
  return { missing, table: missing.length > 0 ? related : null, lacks: [] };
}

/** Fields of the integration key of a table that a lookup relates to. */
export interface RelatedKey {
  /** As `lookup.field`; the lookup itself where the related key is not known. */
  readonly paths: readonly string[];
  /** `null` where it is not known which one. */
  readonly table: RelatedTable | null;
}

/** The fields that a bare lookup of the side's integration key stands for. */
export function relatedKey({ side, lookup }: Pick<MappedLookup, 'side' | 'lookup'>): RelatedKey {
  const path = parseFieldPath(lookup);
  if (isExpanded(path)) return { paths: [lookup], table: null };
  const isMapped = (field: string) => side.paths.mappingsOf(`${lookup}.${field}`).length > 0;
  for (const table of side.tables.relatedTo(side.paths.resolve(path).head, null)) {
    const isCompanyField = (field: string) => isCompany(side, lookup, table, field);
    const key = side.keys.choose(table.integrationKey, (field) => isMapped(field) || isCompanyField(field));
    const fields = (key?.fields ?? []).filter((field) => !isCompanyField(field));
    if (fields.some(isMapped)) return { paths: fields.map((field) => `${lookup}.${field}`), table };
  }
  return { paths: [lookup], table: null };
}

/** The company is exempt in the related key too, whether the path or the related table tells it. */
function isCompany(side: SideContext, lookup: string, related: RelatedTable, field: string): boolean {
  return (
    side.company.isContext(parseFieldPath(`${lookup}.${field}`)) ||
    side.company.isRelatedContext(related, parseFieldPath(field))
  );
}
