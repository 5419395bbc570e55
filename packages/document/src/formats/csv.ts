import { stringify } from 'csv-stringify/sync';
import type { RenderPages } from './formats.js';
import { sheetsOf } from './sheets.js';

/** A file a sheet. Nothing in it is a formula to a spreadsheet. */
export const csvPages: RenderPages = (documentation) =>
  sheetsOf(documentation).map(({ name, heads, rows }) => ({
    path: `${name.toLowerCase()}.csv`,
    content: stringify([heads, ...rows], { escape_formulas: true, record_delimiter: 'windows', bom: true }),
  }));
