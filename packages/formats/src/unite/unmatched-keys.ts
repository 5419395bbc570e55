import {
  dataverseTableNames,
  nearestName,
  squashName,
  type IntegrationKeyEntry,
  type TablesUsed,
  type Workspace,
} from '@dipv/core';
import type { MapTables } from '../facts/map-name.js';
import { TableNames, type LegNames } from './table-names.js';

/** How many entries of a list are named one by one. */
const MOST_NAMED = 3;
/** Where many match nothing, the list is that of other maps: for no more of them is it asked what they are nearly. */
const MOST_COMPARED = 20;

/**
 * Entries of integration-key lists that match no map of the run, one line a list: such an entry is likely
 * misspelt. One whose table a lookup of a map leads to counts there, and is left alone.
 * @param snapshots files whose entries are those of other runs, chosen by a machine
 */
export function notesOnKeys(
  workspace: Workspace,
  names: TablesUsed['names'],
  snapshots: ReadonlySet<string>,
): string[] {
  if (workspace.integrationKeys.length === 0) return [];
  const tableNames = new TableNames(workspace);
  const named = workspace.projects
    .flatMap(({ tasks }) => tasks.flatMap((task) => task.legs))
    .flatMap((leg) => tableNames.namesOf(leg));
  if (named.length === 0) return [];
  const legs = new Legs(named);
  const sought = new Set([...(names.get('dataverse') ?? [])].flatMap(dataverseTableNames));
  const files = new Map<string, IntegrationKeyEntry[]>();
  for (const entry of workspace.integrationKeys) append(files, entry.file, entry);
  return [...files].flatMap(([file, entries]) => {
    if (snapshots.has(file)) return [];
    const unmatched = entries.filter((entry) => !legs.match(entry) && !servesLookups(entry, legs, sought));
    return unmatched.length === 0 ? [] : [`${file}: ${sentence(unmatched, entries.length, legs)}`];
  });
}

function sentence(unmatched: readonly IntegrationKeyEntry[], all: number, legs: Legs): string {
  const texts = unmatched
    .slice(0, MOST_COMPARED)
    .map((entry) => ({ text: quoted(entry), hint: hintOf(nearestMap(entry, legs)) }));
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    return `the integration key of ${only.text} belongs to no map of this run${only.hint}`;
  }
  const isFew = texts.length <= MOST_NAMED;
  const named = isFew ? texts : texts.filter(({ hint }) => hint !== '').slice(0, MOST_NAMED);
  const count = `${unmatched.length} of ${all} integration keys belong to no map of this run`;
  if (named.length === 0) return count;
  return `${count}${isFew ? ':' : ', among them'} ${named.map(({ text, hint }) => text + hint).join(', ')}`;
}

function hintOf(nearest: string | null): string {
  return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}

/** The tables of all legs, by their names. */
class Legs {
  private readonly pairs = new Set<string>();
  private readonly byTable = new Map<string, LegNames[]>();
  private readonly byEntity = new Map<string, LegNames[]>();

  constructor(legs: readonly LegNames[]) {
    for (const leg of legs) {
      for (const table of leg.table) append(this.byTable, table, leg);
      for (const entity of leg.entity) append(this.byEntity, entity, leg);
      for (const table of leg.table) for (const entity of leg.entity) this.pairs.add(JSON.stringify([table, entity]));
    }
  }

  match({ table, entity }: MapTables): boolean {
    return tableNamesOf(table).some((name) => this.pairs.has(JSON.stringify([name, squashName(entity)])));
  }

  ofTable(table: string): readonly LegNames[] {
    return [...new Set(tableNamesOf(table).flatMap((name) => this.byTable.get(name) ?? []))];
  }

  hasTable(table: string): boolean {
    return tableNamesOf(table).some((name) => this.byTable.has(name));
  }

  ofEntity(entity: string): readonly LegNames[] {
    return this.byEntity.get(squashName(entity)) ?? [];
  }
}

function tableNamesOf(table: string): readonly string[] {
  return dataverseTableNames(table).map(squashName);
}

function append<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}

function servesLookups({ table }: MapTables, legs: Legs, sought: ReadonlySet<string>): boolean {
  return !legs.hasTable(table) && dataverseTableNames(table).some((name) => sought.has(name));
}

/** The map that one of the names is that of, and the other nearly. */
function nearestMap(entry: MapTables, legs: Legs): string | null {
  const ofTable = legs.ofTable(entry.table).map(({ label }) => label);
  const entity = nearestName(
    entry.entity,
    ofTable.map((label) => label.entity),
  );
  const byEntity = ofTable.find((label) => label.entity === entity);
  if (byEntity !== undefined) return quoted(byEntity);
  const ofEntity = legs.ofEntity(entry.entity).map(({ label }) => label);
  const table = nearestName(
    entry.table,
    ofEntity.map((label) => label.table),
  );
  const byTable = ofEntity.find((label) => label.table === table);
  return byTable === undefined ? null : quoted(byTable);
}

function quoted({ table, entity }: MapTables): string {
  return JSON.stringify(`${table} - ${entity}`);
}
