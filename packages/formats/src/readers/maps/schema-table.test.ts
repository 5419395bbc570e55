import { COLUMN_MEMBERS, isSameColumn } from './schema-table.js';

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
