import { visibleText } from '@dipv/reporter';
import type { Documentation, FieldDescription, SideDescription } from '../documentation.js';
import { CONSTANT, extrasOf, keyOf, notesOf, stepOf } from './in-words.js';

/** A table, as spreadsheets hold it. */
export interface Sheet {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export type Cell = string | number;

/** Maps, their mappings and their values, a row each. */
export function sheetsOf({ maps }: Documentation): readonly Sheet[] {
  const legs = maps.flatMap((map) => map.legs.map((leg) => ({ map, leg })));
  const mappings = legs.flatMap(({ map, leg }) => leg.mappings.map((mapping) => ({ map, leg, mapping })));
  const sheets: readonly Sheet[] = [
    {
      name: 'Maps',
      heads: [
        ...['Step', 'Map', 'Version', 'What it does'],
        ...['Left table', 'Left shown as', 'Left key', 'Left company', 'Left filter'],
        ...['Right table', 'Right shown as', 'Right key', 'Right company', 'Right filter', 'File'],
      ],
      rows: legs.map(({ map, leg }) => [
        ...[map.isInCircle ? (stepOf(map) ?? '') : (map.step ?? ''), map.name, map.version ?? '', map.purpose],
        ...sideCells(leg.left),
        ...sideCells(leg.right),
        map.file,
      ]),
    },
    {
      name: 'Mappings',
      heads: [
        'Map',
        ...['Left table', 'Left field', 'Left shown as', 'Left type', 'Left notes'],
        'Direction',
        ...['Right table', 'Right field', 'Right shown as', 'Right type', 'Right notes'],
        'Values',
      ],
      rows: mappings.map(({ map, leg, mapping }) => [
        map.name,
        ...fieldCells(leg.left, mapping.left),
        mapping.arrow,
        ...fieldCells(leg.right, mapping.right),
        extrasOf(mapping).join('; '),
      ]),
    },
    {
      name: 'Values',
      heads: ['Map', 'Left field', 'Left value', 'Left label', 'Right field', 'Right value', 'Right label'],
      rows: mappings.flatMap(({ map, mapping: { left, right, values } }) =>
        values.map((value) => [
          map.name,
          ...[left.field ?? CONSTANT, value.left, value.leftLabel ?? ''],
          ...[right.field ?? CONSTANT, value.right, value.rightLabel ?? ''],
        ]),
      ),
    },
  ];
  return sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? visibleText(cell) : cell))),
  }));
}

function sideCells(side: SideDescription): readonly string[] {
  const { table, displayName, company, filter } = side;
  return [table, displayName ?? '', keyOf(side) ?? '', company ?? '', filter?.text ?? ''];
}

function fieldCells({ table }: SideDescription, end: FieldDescription): readonly string[] {
  return [table, end.field ?? CONSTANT, end.displayName ?? '', end.type ?? '', notesOf(end).join(', ')];
}
