import { unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { RenderPages } from './formats.js';
import { sheetsOf, type Cell, type Sheet } from './sheets.js';

/** The first moment that an archive can hold: each entry has it, so that the same maps give the same bytes. */
const NO_TIME = '1980-01-01T12:00:00';
/** Characters of a column; what is longer takes several lines. */
const WIDEST = 48;
const NARROWEST = 8;
/** It stays beside the names of maps, and is mostly a number; how it stands in a circle takes three lines. */
const STEP = 18;
/** Behind heads. */
const HEAD = '#e8eef7';

/** What a cell and a sheet hold at most: https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const MOST_CHARACTERS = 32_767;
const MOST_ROWS = 1_048_576;
/** No sheet has more of them. */
const COLUMNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One workbook with a sheet each, or several where one would not hold all. Names are text, whatever they look like: nothing is a formula. */
export const xlsxPages: RenderPages = async (documentation) => {
  const sheets = sheetsOf(documentation).flatMap((sheet) => parted(sheet));
  const written = sheets.map(({ name, heads, rows }) => ({
    sheet: name,
    data: [
      heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: HEAD })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: heads.map((head, i) => ({
      width: widthOf(
        head,
        rows.map((row) => row[i] ?? ''),
      ),
    })),
    stickyRowsCount: 1,
    stickyColumnsCount: heads.indexOf('Map') + 1,
  }));
  const workbook = await writeExcelFile(written, { features: [filtersOf(sheets)] }).toBuffer();
  const entries = Object.entries(unzipSync(workbook)).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = zipSync(Object.fromEntries(entries), { mtime: NO_TIME });
  return [{ path: 'maps.xlsx', content }];
};

/** @param most rows below the heads */
export function parted(sheet: Sheet, most = MOST_ROWS - 1): readonly Sheet[] {
  const { name, rows } = sheet;
  if (rows.length <= most) return [sheet];
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, i) => ({
    ...sheet,
    name: i === 0 ? name : `${name} ${i + 1}`,
    rows: rows.slice(i * most, (i + 1) * most),
  }));
}

/**
 * What Excel shows as this text: it reads `_x0041_` as A, and calls a workbook damaged of which a cell holds more than it can.
 */
function cellText(text: string): string {
  const note = ` … (${text.length.toLocaleString('en')} characters)`;
  const shown =
    text.length > MOST_CHARACTERS
      ? `${text.slice(0, MOST_CHARACTERS - note.length).replace(/[\ud800-\udbff]$/, '')}${note}`
      : text;
  return shown.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}

function cellOf(cell: Cell) {
  const how = { alignVertical: 'top' as const, wrap: true };
  return typeof cell === 'number'
    ? { value: cell, type: Number, ...how, align: 'left' as const }
    : { value: cellText(cell), type: String, ...how };
}

/** Heads that filter and sort, and no mark at each text that looks like a number: values of value maps are text. */
function filtersOf(sheets: readonly Sheet[]) {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _options: unknown, { sheetIndex }: { readonly sheetIndex: number }) => {
            const { heads, rows } = sheets[sheetIndex] ?? { heads: [], rows: [] };
            const all = `A1:${COLUMNS.charAt(heads.length - 1)}${rows.length + 1}`;
            return xml
              .replace('</sheetData>', `</sheetData><autoFilter ref="${all}"/>`)
              .replace(
                '</worksheet>',
                `<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
              );
          },
        },
      },
    },
  };
}

function widthOf(head: string, cells: readonly Cell[]): number {
  if (head === 'Step') return STEP;
  const longest = cells.reduce<number>((most, cell) => Math.max(most, String(cell).length), head.length);
  return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}
