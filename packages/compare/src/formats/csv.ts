import type { Finding } from '@dipv/core';
import { findingCode, placeText, visibleText } from '@dipv/reporter';
import { stringify } from 'csv-stringify/sync';
import type { Change, ChangedPlace } from '../comparison.js';
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
export const comparisonAsCsv: RenderComparison = ({ maps, tables }) => {
  const rows: Row[] = [];
  for (const map of maps) {
    const title = titleOf(map);
    rows.push(...map.changes.map((change) => rowOf(change, title, '')));
    rows.push(...map.newFindings.map((finding) => findingRow(finding, title, 'new')));
    rows.push(...map.goneFindings.map((finding) => findingRow(finding, title, 'gone')));
  }
  for (const { name, changes } of tables)
    rows.push(...changes.map((change) => rowOf(change, change.maps.join('; '), name)));
  const cells = rows.map((row) => row.map(visibleText));
  return stringify([COLUMNS, ...cells], { escape_formulas: true, record_delimiter: 'windows', bom: true });
};

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
