import type { Finding } from '@dipv/core';
import { findingCode, placeText, visibleText } from '@dipv/reporter';
import { stringify } from 'csv-stringify/sync';
import type { Change, ChangedPlace, Comparison } from '../comparison.js';
import type { RenderComparison } from './formats.js';
import { titleOf } from './in-words.js';

const COLUMNS = ['effect', 'kind', 'map', 'table', 'what', 'why', 'was', 'is', 'before', 'after'] as const;
type Row = readonly [
  effect: string,
  kind: string,
  map: string,
  table: string,
  what: string,
  why: string,
  was: string,
  is: string,
  before: string,
  after: string,
];

/** One line a change or finding. Nothing in it is a formula to a spreadsheet. */
export const comparisonAsCsv: RenderComparison = function* (comparison) {
  yield stringify([COLUMNS], { record_delimiter: 'windows', bom: true });
  let rows: string[][] = [];
  for (const row of rowsOf(comparison)) {
    if (rows.push(row.map(visibleText)) < AT_ONCE) continue;
    yield textOf(rows);
    rows = [];
  }
  yield textOf(rows);
};

/** Rows that are made text together. */
const AT_ONCE = 1000;

function textOf(rows: readonly (readonly string[])[]): string {
  return stringify([...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

function* rowsOf({ maps, tables }: Comparison): Generator<Row> {
  for (const map of maps) {
    const title = titleOf(map);
    for (const change of map.changes) yield rowOf(change, title, '');
    for (const finding of map.newFindings) yield findingRow(finding, title, 'new');
    for (const finding of map.goneFindings) yield findingRow(finding, title, 'gone');
  }
  for (const { name, changes } of tables)
    for (const change of changes) yield rowOf(change, change.maps.join('; '), name);
}

function rowOf({ effect, kind, what, why, was, is, before, after }: Change, map: string, table: string): Row {
  return [effect, kind, map, table, what.text, why, was ?? '', is ?? '', placed(before), placed(after)];
}

function findingRow(finding: Finding, map: string, when: 'new' | 'gone'): Row {
  const { severity, message, help, table, location } = finding;
  const place = placeText(location);
  const places = when === 'new' ? (['', place] as const) : ([place, ''] as const);
  return [severity, `${when} ${findingCode(finding)}`, map, table ?? '', message, help, '', '', ...places];
}

function placed(place: ChangedPlace | null): string {
  return place === null ? '' : placeText(place);
}
