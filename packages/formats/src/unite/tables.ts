import { foldName, type Field, type FieldType, type Key, type Table } from '@dipv/core';
import { Conflicts } from './conflicts.js';
import { distinctNames } from '../text/distinct-names.js';
import { EntityNames } from '../facts/entity-names.js';
import type { Facts } from '../facts/facts.js';
import { ORIGINS, type EnumMember, type TableFacts } from '../facts/table.js';
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
  named: NamedEnumerations = { enumerations: new Map(), entityNames: new EntityNames() },
): UnitedTables {
  const conflicts = new Conflicts();
  const choices = choicesOf(facts, named);
  const tables = groupByName(facts)
    .map((group) => unite(group.map((table) => withMembers(table, choices)).sort(bySpecificity), conflicts))
    .sort((a, b) => compare(a.platform, b.platform) || compare(foldName(a.name), foldName(b.name)));
  return { tables, conflicts };
}

/** Facts that have a technical name in common, through others if need be. */
function groupByName(facts: readonly TableFacts[]): TableFacts[][] {
  const groups = new Map<string, TableFacts[]>();
  const keysOf = ({ platform, technicalNames }: TableFacts): string[] =>
    technicalNames.map((name) => `${platform} ${foldName(name)}`);
  for (const table of facts) {
    const keys = keysOf(table);
    const known = [...new Set(keys.map((key) => groups.get(key)).filter((group) => group !== undefined))];
    const [group = [], ...others] = known.sort((a, b) => b.length - a.length);
    for (const each of others.flat()) {
      group.push(each);
      for (const key of keysOf(each)) groups.set(key, group);
    }
    group.push(table);
    for (const key of keys) groups.set(key, group);
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
    ...switchesOf(group),
    file: main.file,
  };
}

/** The first one's word on each. */
function switchesOf(group: readonly TableFacts[]): Pick<Table, 'switches'> {
  const told = group.flatMap(({ switches }) => switches ?? []);
  if (told.length === 0) return {};
  return {
    switches: {
      dataManagement: firstKnown(told.map(({ dataManagement }) => dataManagement)),
      dataService: firstKnown(told.map(({ dataService }) => dataService)),
      configuration: firstKnown(told.map(({ configuration }) => configuration)),
    },
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
  const keys: KeyOf[] = [];
  const byName = new Map<string, KeyOf>();
  const byFields = new Map<string, number>();
  for (const table of group) {
    for (const key of table.keys) {
      const fields = fieldSet(key);
      // one input may hold several keys without any name
      const name = key.name === '' ? fields : ` ${foldName(key.name)}`;
      const named = byName.get(name);
      if (named && fieldSet(named.key) !== fields) {
        const values = { winner: named.key.fields.join(', '), loser: key.fields.join(', ') };
        conflicts.add(named.table, table, `the fields of the key ${key.name}`, values);
      }
      if (named) continue;
      const twin = byFields.get(fields) ?? keys.length;
      const known = keys[twin];
      // in $metadata keys have no names, so that one with these fields may be this one
      const isOne = known !== undefined && [known.table, table].some(({ origin }) => origin === '$metadata');
      if (isOne && table.origin === '$metadata') continue;
      const own = { key, table };
      byName.set(name, own);
      if (isOne) keys[twin] = own;
      else keys.push(own);
      if (known === undefined) byFields.set(fields, twin);
    }
  }
  return keys.map(({ key }) => key);
}

interface KeyOf {
  readonly key: Key;
  readonly table: TableFacts;
}

function fieldSet({ fields }: Key): string {
  return JSON.stringify(fields.map(foldName).sort());
}

function allKeysKnownOf(group: readonly TableFacts[]): { allKeysKnown?: boolean } {
  const isComplete = group.some(({ completeness }) => completeness === 'complete');
  const alternate = new Set(group.flatMap(alternateKeysOf));
  // an input that lacks a key of another one, such as of a solution that is not installed there, does not know all
  const isKnown = group.some(
    (table) =>
      (table.allKeysKnown ?? table.completeness === 'complete') && alternateKeysOf(table).length === alternate.size,
  );
  return isComplete === isKnown ? {} : { allKeysKnown: isKnown };
}

function alternateKeysOf({ keys }: TableFacts): readonly string[] {
  return [...new Set(keys.filter(({ isPrimaryKey, fields }) => !isPrimaryKey && fields.length > 0).map(fieldSet))];
}

/** F&O enumerations, and the texts of labels. */
type NamedEnumerations = Pick<Facts, 'enumerations' | 'entityNames'>;

type Choice = Pick<FieldType, 'options' | 'optionLabels'>;

/** What columns of these enumerations can hold, by the names of those that the tables use. */
function choicesOf(
  tables: readonly TableFacts[],
  { enumerations, entityNames }: NamedEnumerations,
): ReadonlyMap<string, Choice> {
  const used = new Map<string, readonly EnumMember[]>();
  for (const table of tables) {
    for (const typeName of table.enumerations?.values() ?? []) {
      const members = enumerations.get(enumerationName(typeName));
      if (members !== undefined) used.set(enumerationName(typeName), members);
    }
  }
  const ids = [...used.values()].flatMap((members) => members.map(({ labelId }) => labelId ?? '')).filter(isLabelId);
  const texts = ids.length === 0 ? null : entityNames.textsOf(new Set(ids.map(foldName)));
  const labelsOf = ({ labelId }: EnumMember): readonly string[] => {
    if (labelId === null || labelId.trim() === '') return [];
    return isLabelId(labelId) ? (texts?.get(foldName(labelId)) ?? []) : [labelId];
  };
  return new Map(
    [...used].map(([name, members]) => {
      const labels = members.map(labelsOf);
      const areTold = labels.some((each) => each.length > 0);
      return [name, { options: members.map((member) => member.name), ...(areTold ? { optionLabels: labels } : {}) }];
    }),
  );
}

function isLabelId(labelId: string): boolean {
  return labelId.startsWith('@');
}

function enumerationName(typeName: string): string {
  return foldName(typeName.slice(typeName.lastIndexOf('.') + 1));
}

/** Choices of an enumeration that another input lists. */
function withMembers(table: TableFacts, choices: ReadonlyMap<string, Choice>): TableFacts {
  const fields = new Map(table.fields);
  for (const [name, typeName] of table.enumerations ?? []) {
    const choice = choices.get(enumerationName(typeName));
    const field = fields.get(name);
    if (field && choice && field.type.options === null) {
      const type: FieldType = { ...field.type, ...choice };
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
