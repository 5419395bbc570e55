import { buildTable } from '@dipv/testing';
import { describe as describeMaps } from './describe.js';
import { filterInWords } from './describe/filter-in-words.js';
import { contextsOf, described } from './test-data/described.js';

const ACCOUNTS = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20) required "Account number"',
    name: 'text(160)',
    kind: 'choice(1|2) "Relationship type"',
    groupid: 'lookup(groups) "Group"',
  },
};
const GROUPS = { name: 'groups', fields: { code: 'text(10)' } };
const ENTITY = {
  name: 'Customers V3',
  fields: {
    CustomerAccount: 'text(20) required',
    Name: 'text(60)',
    Group: 'text(10)',
    Kind: 'choice(No|Yes)',
    dataAreaId: 'text(4)',
  },
  integrationKey: ['dataAreaId', 'CustomerAccount'],
  company: 'dataAreaId',
};

const MAPPINGS = [
  'CustomerAccount <> accountnumber',
  'Name >> name = none given',
  'Group <> groupid.code',
  'Kind << kind {No: 1, Yes: 2}',
  'none >> kind = 2',
];

function sample() {
  return described({ Customers: { source: ENTITY, destination: ACCOUNTS, related: [GROUPS], mappings: MAPPINGS } })
    .maps[0]!;
}

test('a map is described in one sentence', () => {
  expect(sample().purpose).toBe(
    'Keeps Customers V3 and accounts in step: 2 columns both ways, 2 columns to accounts, 1 column to Customers V3.',
  );
});

test('sides tell key and company', () => {
  const [leg] = sample().legs;
  expect(leg?.left).toMatchObject({
    kind: 'F&O entity',
    table: 'Customers V3',
    key: ['dataAreaId', 'CustomerAccount'],
    company: 'dataAreaId',
  });
  expect(leg?.right).toMatchObject({
    kind: 'Dataverse table',
    table: 'accounts',
    key: ['accountnumber'],
    isKeyGuessed: false,
  });
});

test('mappings tell types, keys, constants, values and lookups', () => {
  const mappings = sample().legs[0]?.mappings;
  expect(mappings?.[0]).toMatchObject({
    arrow: '↔',
    left: { field: 'CustomerAccount', type: 'text of 20', requirement: 'required', isKey: true },
    right: { field: 'accountnumber', displayName: 'Account number' },
  });
  expect(mappings?.[1]).toMatchObject({
    arrow: '→',
    constant: 'none given',
    right: { type: 'text of 160', requirement: null },
  });
  expect(mappings?.[2]?.right.lookup).toBe('finds groups by code');
  expect(mappings?.[3]).toMatchObject({
    arrow: '←',
    values: [
      { left: 'No', right: '1' },
      { left: 'Yes', right: '2' },
    ],
  });
  expect(mappings?.[4]).toMatchObject({ left: { field: null }, constant: '2' });
});

test('F&O stands left, whichever side the map calls its source', () => {
  const { maps } = described({
    m: {
      source: ACCOUNTS,
      destination: ENTITY,
      flipped: true,
      mappings: ['kind >> Kind {1: No}'],
      sourceFilter: 'kind eq 1',
    },
  });
  const leg = maps[0]?.legs[0];
  expect(leg).toMatchObject({ left: { kind: 'F&O entity' }, right: { filter: { text: 'kind eq 1' } } });
  expect(leg?.mappings[0]).toMatchObject({ arrow: '←', left: { field: 'Kind' }, values: [{ left: 'No', right: '1' }] });
});

test('maps come in the order in which they should be enabled, and those that nothing orders last', () => {
  const maps = contextsOf({ Alone: {}, Customers: {}, Groups: {} });
  const [, customers, groups] = maps;
  const circle = { projects: [customers!], tables: [] } as never;
  const { maps: all } = describeMaps(maps, { order: [[groups!], [customers!]], circles: [circle] });
  expect(all.map(({ name, step, isInCircle }) => [name, step, isInCircle])).toEqual([
    ['Groups', 1, false],
    ['Customers', 2, true],
    ['Alone', null, false],
  ]);
});

test('whoever runs out of memory ends the description before the next map', () => {
  const onMap = jest.fn(() => {
    throw new Error('no memory');
  });
  const maps = contextsOf({ A: {}, B: {} });
  expect(() => describeMaps(maps, { order: [], circles: [] }, onMap)).toThrow('no memory');
  expect(onMap).toHaveBeenCalledTimes(1);
});

test('what is not known is not told', () => {
  const { maps } = described({ m: { source: 'unknown', destination: 'unknown', mappings: ['A >> b'] } });
  expect(maps[0]?.legs[0]).toMatchObject({
    left: { key: null, company: null },
    mappings: [{ left: { type: null, lookup: null } }],
  });
});

test.each([
  ['((Kind == NoYes::No) && (Name != ""))', '(Kind is “No”) and (Name is not "")'],
  ["kind eq 1 and not (name eq 'a eq b')", "Relationship type is 1 and not (name is 'a eq b')"],
  ['kind ne null', 'Relationship type is not empty'],
  ['(((kind gt 1)))', 'Relationship type is more than 1'],
  ['(a) or (b)', '(a) or (b)'],
  ['((', '(('],
])('the filter %s says: %s', (filter, words) => {
  expect(filterInWords(filter, buildTable(filter.includes('==') ? ENTITY : ACCOUNTS, 'dataverse'))).toBe(words);
});
