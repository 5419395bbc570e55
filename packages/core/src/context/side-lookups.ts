import { parseFieldPath, type FieldPath } from '../field-path.js';
import { foldName } from '../names.js';
import { onceFor } from '../once-for.js';
import { dataverseTableNames } from '../table-catalog.js';
import type { MappedField, MappingContext } from './mapping-context.js';
import type { RelatedTable } from './path-resolution.js';
import type { SideContext } from './side-context.js';

/** A lookup that mappings of a leg fill in or read, but for that of the company, which the service takes care of. */
export interface MappedLookup {
  readonly side: SideContext;
  /** The column: as the metadata names it, if it has one for the lookup, else as the map does. */
  readonly name: string;
  /** The mappings of the lookup or of a path through it; there is one at least. */
  readonly mappings: readonly MappingContext[];
}

/** The lookups that the mappings of a side go through, in the order of the map. */
export const mappedLookups = onceFor((side: SideContext): readonly MappedLookup[] => {
  const lookups = new Map<string, { side: SideContext; name: string; mappings: MappingContext[] }>();
  for (const mapping of side.leg.mappings) {
    const end = mapping.end(side.name);
    if (end.path === null || (!end.isExpanded && end.field?.type.kind !== 'lookup')) continue;
    if (isCompanyLookup(side, end.path)) continue;
    const name = nameOf(end);
    const known = lookups.get(foldName(name));
    if (known === undefined) lookups.set(foldName(name), { side, name, mappings: [mapping] });
    else known.mappings.push(mapping);
  }
  const { run } = side.leg.task.project;
  return run.protect(
    [...lookups.values()].map((lookup) => run.protect({ ...lookup, mappings: run.protect(lookup.mappings) })),
  );
});

function nameOf({ head, path }: MappedField): string {
  const first = path?.steps[0] ?? '';
  return head !== null && foldName(head.name) === foldName(first) ? head.name : first;
}

/** Whether the path goes to the company itself. One that goes through another lookup to its company leaves that one open. */
function isCompanyLookup(side: SideContext, { steps }: FieldPath): boolean {
  const [head = '', second, ...further] = steps;
  if (side.company.isContext(parseFieldPath(head))) return true;
  return further.length === 0 && foldName(second ?? '') === 'cdm_companycode';
}

/** The tables that a mapped lookup leads to. */
export interface LookupTargets {
  /** Empty: not known. */
  readonly tables: readonly RelatedTable[];
  /** Whether it leads to each of them; else it leads to one of them, and nobody knows which. */
  readonly areCertain: boolean;
}

/** Where a mapped lookup leads: to what its path names, else to what metadata or map note of it. */
export function targetsOfLookup({ side, name, mappings }: MappedLookup): LookupTargets {
  const ends = mappings.map((mapping) => mapping.end(side.name));
  const named = new Map(
    ends.flatMap(({ path }) => path?.targets ?? []).map(({ table }) => [foldName(table), table] as const),
  );
  if (named.size > 0)
    return { tables: [...named.values()].map((table) => side.tables.related(table)), areCertain: true };
  const head = ends.find((end) => end.head !== null)?.head ?? side.paths.resolve(parseFieldPath(name)).head;
  const note = ends.find((end) => end.relatedEntity !== null)?.relatedEntity ?? null;
  const all = side.tables.relatedTo(head, note);
  const fields = ends.flatMap(({ path }) => (path === null ? [] : [foldName(path.steps[1] ?? '')]));
  const tables = all.length < 2 ? all : all.filter((table) => mayBeFoundBy(table, fields));
  return { tables, areCertain: tables.length === 1 };
}

/** Whether one of these fields begins a field of the key by which records of the table are found. */
function mayBeFoundBy({ integrationKey }: RelatedTable, fields: readonly string[]): boolean {
  if (!integrationKey.known) return true;
  const ofKey = integrationKey.candidates.flatMap((key) => key.fields.map((field) => foldName(field).split('.')[0]));
  return fields.some((field) => ofKey.includes(field));
}

/** Whether a lookup leads to the table of its own side. */
export function isOwnTable(side: SideContext, { name, table }: RelatedTable): boolean {
  if (table !== null && table === side.table) return true;
  const own = new Set((side.table?.names ?? dataverseTableNames(side.tableName)).map(foldName));
  return (table?.names ?? dataverseTableNames(name)).some((each) => own.has(foldName(each)));
}
