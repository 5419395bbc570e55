import { foldName, type Field, type FieldType, type Key, type Table } from '@dipv/core';
import { Conflicts } from './conflicts.js';
import { distinctNames } from '../text/distinct-names.js';
import { ORIGINS, type TableFacts } from '../facts/table.js';
import { uniteFields } from './fields.js';

/** Facts of several inputs as one, and where they contradict each other. */
export interface UnitedTables {
  /** By platform and name. */
  readonly tables: Table[];
  readonly conflicts: Conflicts;
}

/** One table a platform and name: columns and keys of all inputs together, complete once any of them is. */
export function uniteTables(
  facts: readonly TableFacts[],
  enumerations: ReadonlyMap<string, readonly string[]> = new Map(),
): UnitedTables {
  const conflicts = new Conflicts();
  const tables = groupByName(facts)
    .map((group) => unite(group.map((table) => withMembers(table, enumerations)).sort(bySpecificity), conflicts))
    .sort((a, b) => compare(a.platform, b.platform) || compare(foldName(a.name), foldName(b.name)));
  return { tables, conflicts };
}

/** Facts that have a technical name in common, through others if need be. */
function groupByName(facts: readonly TableFacts[]): TableFacts[][] {
  const groups = new Map<string, TableFacts[]>();
  for (const table of facts) {
    const names = table.technicalNames.map((name) => `${table.platform} ${foldName(name)}`);
    const known = new Set(names.map((name) => groups.get(name)).filter((group) => group !== undefined));
    const group = [...known].flat();
    group.push(table);
    for (const each of group) {
      for (const name of each.technicalNames) groups.set(`${each.platform} ${foldName(name)}`, group);
    }
  }
  return [...new Set(groups.values())];
}

/** The more specific first: its word counts. An input that owns a table knows more of it than one that extends it. */
function bySpecificity(a: TableFacts, b: TableFacts): number {
  return (
    ORIGINS.indexOf(b.origin) - ORIGINS.indexOf(a.origin) ||
    Number(b.completeness === 'complete') - Number(a.completeness === 'complete') ||
    compare(a.file, b.file)
  );
}

function unite(group: readonly TableFacts[], conflicts: Conflicts): Table {
  const main = group.find(({ completeness }) => completeness === 'complete') ?? group[0];
  if (main === undefined) throw new RangeError('a table of no input');
  const ordered = [main, ...group.filter((table) => table !== main)];
  return {
    platform: main.platform,
    name: main.name,
    displayName: firstKnown(ordered.map(({ displayName }) => displayName)),
    names: distinctNames(ordered.flatMap(({ names }) => names)),
    technicalNames: distinctNames(ordered.flatMap(({ technicalNames }) => technicalNames)),
    completeness: main.completeness,
    fields: fieldsOf(group, conflicts),
    keys: keysOf(group, conflicts),
    ...allKeysKnownOf(group),
    primaryCompanyContextField: group.find((table) => table.primaryCompanyContextField !== undefined)
      ?.primaryCompanyContextField,
    companyContextFields: group.find((table) => table.companyContextFields !== undefined)?.companyContextFields,
    file: main.file,
  };
}

function fieldsOf(group: readonly TableFacts[], conflicts: Conflicts): ReadonlyMap<string, Field> {
  // who lists every column knows better than the rule of thumb which ones the platform adds
  const isListed = group.some(
    ({ completeness, assumedFields }) => completeness === 'complete' && assumedFields.size === 0,
  );
  const fields = new Map<string, { field: Field; table: TableFacts }>();
  const assumed = new Map<string, Field>();
  for (const table of group) {
    for (const [name, field] of table.fields) {
      const known = fields.get(name);
      if (table.assumedFields.has(name)) assumed.set(name, field);
      else if (!known) fields.set(name, { field, table });
      else fields.set(name, { field: uniteFields(known, { field, table }, conflicts), table: known.table });
    }
  }
  const united = new Map([...fields].map(([name, { field }]) => [name, field] as const));
  if (!isListed) for (const [name, field] of assumed) if (!united.has(name)) united.set(name, field);
  return united;
}

function keysOf(group: readonly TableFacts[], conflicts: Conflicts): Key[] {
  const keys: { readonly key: Key; readonly table: TableFacts }[] = [];
  for (const table of group) {
    for (const key of table.keys) {
      const named = keys.find((known) => isSameKey(known.key, key));
      if (named && fieldSet(named.key) !== fieldSet(key)) {
        const values = { winner: named.key.fields.join(', '), loser: key.fields.join(', ') };
        conflicts.add(named.table, table, `the fields of the key ${key.name}`, values);
      }
      if (named) continue;
      const twin = keys.findIndex((known) => fieldSet(known.key) === fieldSet(key));
      // in $metadata keys have no names, so that one with these fields may be this one
      if (twin === -1 || ![keys[twin]?.table, table].some((each) => each?.origin === '$metadata')) {
        keys.push({ key, table });
      } else if (table.origin !== '$metadata') keys[twin] = { key, table };
    }
  }
  return keys.map(({ key }) => key);
}

/** Told by the name; one input may hold several keys without any. */
function isSameKey(a: Key, b: Key): boolean {
  return foldName(a.name) === foldName(b.name) && (a.name !== '' || fieldSet(a) === fieldSet(b));
}

function fieldSet({ fields }: Key): string {
  return JSON.stringify(fields.map(foldName).sort());
}

function allKeysKnownOf(group: readonly TableFacts[]): { allKeysKnown?: boolean } {
  const isComplete = group.some(({ completeness }) => completeness === 'complete');
  const isKnown = group.some((table) => table.allKeysKnown ?? table.completeness === 'complete');
  return isComplete === isKnown ? {} : { allKeysKnown: isKnown };
}

/** Choices of an enumeration that another input lists. */
function withMembers(table: TableFacts, enumerations: ReadonlyMap<string, readonly string[]>): TableFacts {
  const fields = new Map(table.fields);
  for (const [name, typeName] of table.enumerations ?? []) {
    const members = enumerations.get(foldName(typeName.slice(typeName.lastIndexOf('.') + 1)));
    const field = fields.get(name);
    if (field && members && field.type.options === null) {
      const type: FieldType = { ...field.type, options: members };
      fields.set(name, { ...field, type });
    }
  }
  return { ...table, fields };
}

function firstKnown<T>(values: readonly (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
