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
  const legs = workspace.projects
    .flatMap(({ tasks }) => tasks.flatMap((task) => task.legs))
    .flatMap((leg) => tableNames.namesOf(leg));
  if (legs.length === 0) return [];
  const sought = new Set([...(names.get('dataverse') ?? [])].flatMap(dataverseTableNames));
  const files = new Map<string, IntegrationKeyEntry[]>();
  for (const entry of workspace.integrationKeys) files.set(entry.file, [...(files.get(entry.file) ?? []), entry]);
  return [...files].flatMap(([file, entries]) => {
    if (snapshots.has(file)) return [];
    const unmatched = entries.filter((entry) => !matches(entry, legs) && !servesLookups(entry, legs, sought));
    return unmatched.length === 0 ? [] : [`${file}: ${sentence(unmatched, entries.length, legs)}`];
  });
}

function sentence(unmatched: readonly IntegrationKeyEntry[], all: number, legs: readonly LegNames[]): string {
  const texts = unmatched.map((entry) => ({ text: quoted(entry), hint: hintOf(nearestMap(entry, legs)) }));
  const [only] = texts;
  if (only !== undefined && texts.length === 1) {
    return `the integration key of ${only.text} belongs to no map of this run${only.hint}`;
  }
  const isFew = texts.length <= MOST_NAMED;
  const named = isFew ? texts : texts.filter(({ hint }) => hint !== '').slice(0, MOST_NAMED);
  const count = `${texts.length} of ${all} integration keys belong to no map of this run`;
  if (named.length === 0) return count;
  return `${count}${isFew ? ':' : ', among them'} ${named.map(({ text, hint }) => text + hint).join(', ')}`;
}

function hintOf(nearest: string | null): string {
  return nearest === null ? '' : ` (did you mean ${nearest}?)`;
}

function matches(entry: MapTables, legs: readonly LegNames[]): boolean {
  return legs.some((leg) => isTableOf(leg, entry) && leg.entity.has(squashName(entry.entity)));
}

function servesLookups(entry: MapTables, legs: readonly LegNames[], sought: ReadonlySet<string>): boolean {
  if (legs.some((leg) => isTableOf(leg, entry))) return false;
  return dataverseTableNames(entry.table).some((name) => sought.has(name));
}

function isTableOf({ table }: LegNames, entry: MapTables): boolean {
  return dataverseTableNames(entry.table).some((name) => table.has(squashName(name)));
}

/** The map that one of the names is that of, and the other nearly. */
function nearestMap(entry: MapTables, legs: readonly LegNames[]): string | null {
  const ofTable = legs.filter((leg) => isTableOf(leg, entry)).map(({ label }) => label);
  const entity = nearestName(
    entry.entity,
    ofTable.map((label) => label.entity),
  );
  const byEntity = ofTable.find((label) => label.entity === entity);
  if (byEntity !== undefined) return quoted(byEntity);
  const ofEntity = legs.filter((leg) => leg.entity.has(squashName(entry.entity))).map(({ label }) => label);
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
