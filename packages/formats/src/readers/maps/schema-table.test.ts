import type { Platform } from '@dipv/core';
import { ColumnPool } from '../../facts/column-pool.js';
import { COLUMN_MEMBERS, isSameColumn, toTable } from './schema-table.js';

const COLUMN = { name: 'A', typeDetails: { type: 'String' } };
const [MEMBERS, DETAILS] = COLUMN_MEMBERS;

it('takes a column for another one where all is equal that its shape has', () => {
  expect(isSameColumn(COLUMN, structuredClone(COLUMN))).toBe(true);
  expect(isSameColumn({ name: 'A', typeDetails: null }, { name: 'A' })).toBe(true);
});

it.each(MEMBERS.filter((member) => member !== 'typeDetails'))('tells columns apart by %s', (member) => {
  expect(isSameColumn(COLUMN, { ...COLUMN, [member]: 'B' })).toBe(false);
});

it.each(DETAILS)('tells columns apart by the %s of their types', (member) => {
  expect(isSameColumn(COLUMN, { ...COLUMN, typeDetails: { ...COLUMN.typeDetails, [member]: 'B' } })).toBe(false);
});

it('shares the columns of tables that have the same ones, and no others', () => {
  const pool = new ColumnPool();
  const fieldsOf = (platform: Platform, ...names: string[]) =>
    toTable({ name: 'T', fields: names.map((name) => ({ name })) }, platform, 'map.json', pool).fields;
  const shared = fieldsOf('dataverse', 'a', 'b');
  expect(fieldsOf('dataverse', 'a', 'b')).toBe(shared);
  expect([...shared.keys()]).toEqual(['a', 'b']);
  expect(fieldsOf('dataverse', 'b', 'a')).not.toBe(shared);
  expect(fieldsOf('finance-and-operations', 'a', 'b')).not.toBe(shared);
  expect([...fieldsOf('dataverse', 'a', 'b', 'c').keys()]).toEqual(['a', 'b', 'c']);
  expect(fieldsOf('dataverse').size).toBe(0);
});
