import { field, foldName, list, say, code, type Field, type Key, type Platform, type Table } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { ChangedPlace, TableChange, TableComparison } from '../comparison.js';
import { CHANGE_KINDS } from '../change-kinds.js';
import { compareFields } from './compare-fields.js';

/** How tables changed, where there are no maps that say which of their columns matter: all of them are looked at. */
export function compareTables(before: readonly Table[], after: readonly Table[]): readonly TableComparison[] {
  const old = byName(before);
  const now = byName(after);
  const comparisons: TableComparison[] = [];
  for (const [key, table] of old) {
    const other = now.get(key);
    const changes = other === undefined ? [gone(table)] : [...changesOf(table, other)];
    if (changes.length > 0) comparisons.push({ platform: table.platform, name: table.name, changes });
  }
  for (const [key, table] of now) {
    if (old.has(key)) continue;
    const change = made('table-added', say`The table is in the metadata now`, null, table.name, null, table.file);
    comparisons.push({ platform: table.platform, name: table.name, changes: [change] });
  }
  return comparisons.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function byName(tables: readonly Table[]): ReadonlyMap<string, Table> {
  const found = new Map<string, Table>();
  for (const table of tables) {
    const key = sortKey(table);
    if (table.fields.size > 0 && !found.has(key)) found.set(key, table);
  }
  return found;
}

function sortKey({ platform, name }: { readonly platform: Platform; readonly name: string }): string {
  return `${platform} ${foldName(name)}`;
}

function gone(table: Table): TableChange {
  return made('table-gone', say`The table is not in the metadata any more`, table.name, null, table.file, null);
}

function* changesOf(before: Table, after: Table): Generator<TableChange> {
  const place = (
    kind: ChangeKind,
    what: Parameters<typeof made>[1],
    was: string | null,
    is: string | null,
  ): TableChange => made(kind, what, was, is, before.file, after.file);
  const [wasKey, isKey] = [before.keys.find(isMarked), after.keys.find(isMarked)];
  if (wasKey !== undefined && isKey !== undefined && keyParts(wasKey) !== keyParts(isKey)) {
    const [was, is] = [list(wasKey.fields).text, list(isKey.fields).text];
    yield place('key-changed', say`The integration key was ${code(was)} and is now ${code(is)}`, was, is);
  }
  for (const [name, old] of before.fields) {
    const now = after.fields.get(name);
    if (now !== undefined) {
      for (const { kind, what, was, is } of compareFields(old, now, label(now), true)) yield place(kind, what, was, is);
    } else if (after.completeness === 'complete') {
      yield place('column-gone', say`${label(old)} does not exist any more`, old.name, null);
    }
  }
  if (before.completeness !== 'complete') return;
  for (const [name, now] of after.fields) {
    if (!before.fields.has(name)) yield place('column-added', say`${label(now)} exists now`, null, now.name);
  }
}

function isMarked({ isIntegrationKey }: Key): boolean {
  return isIntegrationKey === true;
}

function keyParts({ fields }: Key): string {
  return fields.map(foldName).sort().join(' ');
}

function label({ name, displayName }: Field): ReturnType<typeof field> {
  return field(name, displayName);
}

function made(
  kind: ChangeKind,
  what: ReturnType<typeof say>,
  was: string | null,
  is: string | null,
  before: string | null,
  after: string | null,
): TableChange {
  const { effect, why } = CHANGE_KINDS[kind];
  const at = (file: string | null): ChangedPlace | null =>
    file === null ? null : { file, pointer: null, line: null, column: null };
  return { kind, effect, what, why, was, is, before: at(before), after: at(after), maps: [] };
}
