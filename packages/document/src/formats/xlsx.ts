import { unzipSync, zipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import type { RenderPages } from './formats.js';
import { sheetsOf } from './sheets.js';

/** The first moment that an archive can hold: each entry has it, so that the same maps give the same bytes. */
const NO_TIME = '1980-01-01T12:00:00';
/** Characters of a column. */
const WIDEST = 60;
const NARROWEST = 8;

/** One workbook with a sheet each. Cells hold text, whatever it looks like: nothing is a formula. */
export const xlsxPages: RenderPages = async (documentation) => {
  const sheets = sheetsOf(documentation).map(({ name, heads, rows }) => ({
    sheet: name,
    data: [
      heads.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => ({ value, type: String }))),
    ],
    columns: heads.map((head, i) => ({ width: widthOf([head, ...rows.map((row) => row[i] ?? '')]) })),
    stickyRowsCount: 1,
  }));
  const workbook = await writeExcelFile(sheets).toBuffer();
  const entries = Object.entries(unzipSync(workbook)).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = zipSync(Object.fromEntries(entries), { mtime: NO_TIME });
  return [{ path: 'maps.xlsx', content }];
};

function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  return Math.min(Math.max(longest + 2, NARROWEST), WIDEST);
}
