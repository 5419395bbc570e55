import { isExpanded, MOST_STEPS, type FieldPath } from '../field-path.js';
import { isGuess, type IntegrationKey, type IntegrationKeyKnowledge } from '../integration-key.js';
import type { Field, Table } from '../model/table.js';
import { foldName } from '../names.js';
import { onceFor } from '../once-for.js';

/** How a field path resolves in a table. */
export interface PathResolution {
  /** `unknown`: too little is known of the table to say. */
  readonly outcome: 'resolved' | 'unresolved' | 'unknown';
  /** The table's own column: the field itself, or the lookup that the path goes through. */
  readonly head: Field | null;
  /** The column that the path ends at, where it is known. */
  readonly field: Field | null;
  /** For `unresolved`: what does not exist, and what exists in its place. */
  readonly missing: MissingStep | null;
}

/** The part of a path that does not exist. */
export interface MissingStep {
  readonly name: string;
  /** The lookup that it stands behind, as part of the path; empty for a column of the table itself. */
  readonly behind: string;
  /** Names that exist in its place. */
  readonly candidates: readonly string[];
  /** What stands before and after the name in the whole path. */
  readonly prefix: string;
  readonly suffix: string;
  /** Behind a lookup: the related table, in whose integration key the name does not stand. */
  readonly related: {
    readonly name: string;
    /** Whether the table has such a column. */
    readonly hasColumn: boolean;
    /** The alternate keys of the table, where one of them is only guessed to be its integration key; `null`: it is told. */
    readonly guessedFrom: readonly IntegrationKey[] | null;
  } | null;
}

/** A table that a lookup relates to, as far as it is known. */
export interface RelatedTable {
  /** As the metadata or the map calls it. */
  readonly name: string;
  readonly table: Table | null;
  readonly integrationKey: IntegrationKeyKnowledge;
}

/** Where to find the tables that lookups relate to. */
export interface TableSource {
  related(name: string): RelatedTable;
}

/**
 * Resolves a path as the service does: the whole path is a column, or its head is a lookup and each
 * further step is a field of the related table's integration key. What is not known ends the check.
 */
export function resolvePath(
  path: FieldPath,
  table: Table | null,
  relatedEntity: string | null,
  tables: TableSource,
): PathResolution {
  if (table === null) return unknown(null);
  const whole = table.fields.get(path.folded);
  const head = table.fields.get(path.foldedHead) ?? null;
  if (whole !== undefined) return { outcome: 'resolved', head: head ?? whole, field: whole, missing: null };
  const [first = path.text, ...rest] = path.steps;
  if (head === null) {
    if (table.completeness === 'partial') return unknown(null);
    return unresolved(null, '', isExpanded(path) ? first : path.text, fieldNames(table));
  }
  if (head.type.kind === 'unknown') return resolved(head, null);
  if (head.type.kind !== 'lookup') return unresolved(head, first, path.text.slice(first.length + 1), []);
  if (path.targets.length > 0) return resolveTargets(path, head, tables);
  return { ...resolveThrough(targetsOf(head, relatedEntity), first, rest, tables), head };
}

/** Tables a lookup relates to; a map's own note counts where the metadata does not tell. */
export function targetsOf(lookup: Field | null, relatedEntity: string | null): readonly string[] {
  if (lookup !== null && lookup.targets.length > 0) return lookup.targets;
  return relatedEntity === null ? [] : [relatedEntity];
}

function resolveTargets(path: FieldPath, head: Field, tables: TableSource): PathResolution {
  for (const target of path.targets) {
    const behind = `${path.steps.join('.')}.${target.table}`;
    const end = resolveThrough([target.table], behind, target.field.split('.'), tables);
    if (end.outcome === 'unresolved' && end.missing !== null) {
      const prefix = `${path.steps.join('.')}.${target.table}(`;
      return { ...end, head, missing: { ...end.missing, prefix, suffix: ')' } };
    }
  }
  // Each target may end at another kind of column, so that no type can be told.
  return resolved(head, null);
}

/**
 * How steps resolve in the tables visited so far, by how many steps are left. Lookups of many targets can lead to one
 * table in countless ways. One that is not known is kept by its name.
 */
type Visited = Map<Table | string, PathResolution>[];

/**
 * Resolves the steps behind a lookup; of several targets one that resolves is enough. Where several do,
 * each may end at another kind of column, so that no type can be told.
 */
function resolveThrough(
  targets: readonly string[],
  behind: string,
  steps: readonly string[],
  tables: TableSource,
  visited: Visited = [],
): PathResolution {
  const known = (visited[steps.length] ??= new Map());
  let open: PathResolution | null = null;
  let missed: PathResolution | null = null;
  for (const related of targets.map((target) => tables.related(target))) {
    const at = related.table ?? foldName(related.name);
    const end = known.get(at) ?? resolveIn(related, behind, steps, tables, visited);
    known.set(at, end);
    if (end.outcome !== 'unresolved') {
      if (open !== null) return resolved(null, null);
      open = end;
    } else if (missed === null || (!leavesHope(missed) && leavesHope(end))) missed = end;
  }
  return open ?? missed ?? resolved(null, null);
}

/** A key that was only guessed may have the field after all. */
function leavesHope({ missing }: PathResolution): boolean {
  return missing?.related?.guessedFrom != null;
}

function resolveIn(
  { name: related, table, integrationKey }: RelatedTable,
  behind: string,
  steps: readonly string[],
  tables: TableSource,
  visited: Visited,
): PathResolution {
  const [first = '', ...rest] = steps;
  const name = steps.join('.');
  const folded = foldName(name);
  const column = table?.fields.get(foldName(first)) ?? null;
  const hasColumn = column !== null;
  const isWhole = table?.completeness === 'complete' && table.fields.size > 0;
  const candidates = integrationKey.known ? integrationKey.candidates : NO_KEYS;
  const { fields: keyFields, names, starts } = fieldsOfKeys(candidates);
  const isInKey = names.has(folded) || starts.has(folded);
  if (!isInKey && !names.has(foldName(first))) {
    // project metadata may list an expanded path as a field of its own
    const whole = candidates.length === 0 ? table?.fields.get(folded) : undefined;
    if (whole !== undefined && rest.length > 0) return resolved(null, whole);
    const missing = { name: table?.name ?? related, hasColumn, guessedFrom: isWhole && hasColumn ? candidates : null };
    if (!integrationKey.known || !integrationKey.areAll) {
      // A key that nobody told may have it, if there is such a column.
      if (isWhole && !hasColumn) return unresolved(null, behind, name, fieldNames(table), missing);
      return isWhole && candidates.length > 0
        ? unresolved(null, behind, name, keyFields, missing)
        : resolved(null, rest.length === 0 ? column : null);
    }
    if (candidates.length === 0) {
      if (!isWhole) return resolved(null, null);
      return unresolved(null, behind, name, hasColumn ? [] : fieldNames(table), missing);
    }
    const isTold = !isGuess(candidates[0]);
    return unresolved(null, behind, name, keyFields, isTold ? { ...missing, guessedFrom: null } : missing);
  }
  if (rest.length === 0) return resolved(null, column);
  if (!isInKey && column !== null && !['lookup', 'unknown'].includes(column.type.kind)) {
    return unresolved(null, `${behind}.${first}`, rest.join('.'), []);
  }
  const further = resolveThrough(targetsOf(column, null), `${behind}.${first}`, rest, tables, visited);
  return isInKey ? resolved(null, further.field) : further;
}

interface KeyFields {
  readonly fields: readonly string[];
  /** Folded. */
  readonly names: ReadonlySet<string>;
  /** What those names begin with that go through lookups. */
  readonly starts: ReadonlySet<string>;
}

const NO_KEYS: readonly IntegrationKey[] = [];
/** The fields of these keys; one index serves every path that ends at their table. */
const fieldsOfKeys = onceFor((keys: readonly IntegrationKey[]): KeyFields => {
  const fields = keys.flatMap((key) => key.fields);
  const names = fields.map(foldName);
  return { fields, names: new Set(names), starts: new Set(names.flatMap(startsOf)) };
});

function startsOf(name: string): readonly string[] {
  const steps = name.split('.', MOST_STEPS);
  return steps.slice(0, -1).map((_, i) => steps.slice(0, i + 1).join('.'));
}

/** Wider than any table of either platform. To compare each missing name with more columns takes too long. */
const MOST_CANDIDATES = 5_000;

/** The columns to offer for one that does not exist; one list serves every such path of a table. */
const fieldNames = onceFor((table: Table): readonly string[] =>
  table.fields.size > MOST_CANDIDATES ? [] : [...table.fields.values()].map((field) => field.name),
);

function resolved(head: Field | null, field: Field | null): PathResolution {
  return { outcome: 'resolved', head, field, missing: null };
}

function unknown(head: Field | null): PathResolution {
  return { outcome: 'unknown', head, field: null, missing: null };
}

function unresolved(
  head: Field | null,
  behind: string,
  name: string,
  candidates: readonly string[],
  related: MissingStep['related'] = null,
): PathResolution {
  return {
    outcome: 'unresolved',
    head,
    field: null,
    missing: { name, behind, candidates, prefix: behind === '' ? '' : `${behind}.`, suffix: '', related },
  };
}
