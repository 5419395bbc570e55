import { CHANGE_KINDS } from './change-kinds.js';
import { comparisonOf, sideOf, told, type Sketch } from './test-data/compared.js';
import { compare } from './compare.js';

const ENTITY = { name: 'Customers', fields: { CustomerAccount: 'text(20)', Name: 'text(60)', Kind: 'choice(No|Yes)' } };
const ACCOUNTS = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', name: 'text(160)', kind: 'choice(1|2)', ownerid: 'lookup(systemusers)' },
};

/** Maps between the two tables with these mappings. */
function maps(...mappings: readonly string[]): Sketch {
  return { source: ENTITY, destination: ACCOUNTS, mappings };
}

const KEY = 'CustomerAccount <> accountnumber';

test.each<[string, Sketch, Sketch, readonly string[]]>([
  ['nothing', maps(KEY), maps(KEY), []],
  ['the case of names', maps(KEY), maps('CUSTOMERACCOUNT <> AccountNumber'), []],
  ['another order', maps(KEY, 'Name >> name'), maps('Name >> name', KEY), []],
  ['a mapping more', maps(KEY), maps(KEY, 'Name >> name'), ['mapping-added: Name → name is mapped']],
  ['a mapping less', maps(KEY, 'Name << name'), maps(KEY), ['mapping-removed: Name ← name is not mapped any more']],
  [
    'another column',
    maps(KEY, 'Name >> name'),
    maps(KEY, 'Name >> kind'),
    ['mapping-redirected: Name → name is now Name → kind'],
  ],
  [
    'another source of a column',
    maps(KEY, 'Name >> name'),
    maps(KEY, 'Kind >> name'),
    ['source-changed: Name → name is now Kind → name'],
  ],
  [
    'a constant in place of a field',
    maps(KEY, 'Name <> name'),
    maps(KEY, 'none >> name = Contoso'),
    ['constant-in-place: Name ↔ name is now the constant Contoso → name'],
  ],
  [
    'a field in place of a constant',
    maps(KEY, 'none >> name = Contoso'),
    maps(KEY, 'Name >> name'),
    ['source-changed: the constant Contoso → name is now Name → name'],
  ],
  [
    'a field that writes the other way, in place of a constant',
    maps(KEY, 'Name << none = Contoso'),
    maps(KEY, 'Name >> name'),
    ['mapping-redirected: Name ← the constant Contoso is now Name → name'],
  ],
  [
    'a two-way mapping with another source of a column',
    maps(KEY, 'Name >> name'),
    maps(KEY, 'Kind <> name'),
    [
      'source-changed: Name → name is now Kind ↔ name',
      'direction-widened: Kind ↔ name wrote to CRM alone and now writes both ways',
    ],
  ],
  [
    'blanks of filters, but for those of texts',
    { ...maps(KEY), sourceFilter: '((A=="x  y")&&(B==1))', reversedSourceFilter: "a eq 'x  y'" },
    { ...maps(KEY), sourceFilter: ' ( (A == "x  y") &&  (B == 1) )', reversedSourceFilter: "a  eq 'x y'" },
    ["filter-changed: The filter of the CRM table accounts was a eq 'x  y' and is now a  eq 'x y'"],
  ],
  [
    'the table of another publisher',
    {
      ...maps(KEY),
      map: 'msdyn_[contoso_accounts - Customers]',
      destination: { ...ACCOUNTS, name: 'contoso_accounts' },
    },
    {
      ...maps(KEY),
      map: 'msdyn_[fabrikam_accounts - Customers]',
      destination: { ...ACCOUNTS, name: 'fabrikam_accounts' },
    },
    [
      'map-renamed: The map was called msdyn_[contoso_accounts - Customers] and is now called msdyn_[fabrikam_accounts - Customers]',
      'table-prefix-changed: The tables were Customers – contoso_accounts and are now Customers – fabrikam_accounts',
    ],
  ],
  [
    'the column of another publisher',
    maps(KEY, 'Name >> contoso_name'),
    maps(KEY, 'Name >> fabrikam_name'),
    ['prefix-changed: Name → contoso_name is now Name → fabrikam_name'],
  ],
  [
    'the related column of another publisher',
    maps(KEY, 'Name >> contoso_unit.contoso_name'),
    maps(KEY, 'Name >> fabrikam_unit.fabrikam_name'),
    ['prefix-changed: Name → contoso_unit.contoso_name is now Name → fabrikam_unit.fabrikam_name'],
  ],
  [
    'one way in place of both',
    maps('CustomerAccount <> accountnumber'),
    maps('CustomerAccount >> accountnumber'),
    ['direction-narrowed: CustomerAccount → accountnumber wrote both ways and now writes to CRM alone'],
  ],
  [
    'both ways in place of one',
    maps('Name << name'),
    maps('Name <> name'),
    ['direction-widened: Name ↔ name wrote to AX alone and now writes both ways'],
  ],
  [
    'the other way',
    maps('Name << name'),
    maps('Name >> name'),
    ['direction-reversed: Name → name wrote to AX alone and now writes to CRM alone'],
  ],
  [
    'one two-way mapping in place of two one-way ones',
    maps('Name >> name', 'Name << name'),
    maps('Name <> name'),
    ['twin-removed: Name ← name is mapped once less'],
  ],
  [
    'two one-way mappings in place of a two-way one',
    maps('Name <> name'),
    maps('Name >> name', 'Name << name'),
    ['twin-added: Name ← name is mapped once more'],
  ],
  [
    'one of two one-way mappings',
    maps('Name >> name', 'Name << name'),
    maps('Name >> name'),
    [
      'direction-narrowed: Name → name wrote both ways and now writes to CRM alone',
      'twin-removed: Name ← name is mapped once less',
    ],
  ],
  ['a mapping twice', maps(KEY), maps(KEY, KEY), ['twin-added: CustomerAccount ↔ accountnumber is mapped once more']],
  ['two one-way mappings of one pair', maps('Name >> name', 'Name << name'), maps('Name << name', 'Name >> name'), []],
  [
    'values of a value map',
    maps('Kind >> kind {No: 1, Yes: 2, Old: 3}'),
    maps('Kind >> kind {No: 1, Yes: 1, New: 3}'),
    [
      'values-removed: The value map of Kind → kind translates no more: Old',
      'values-changed: The value map of Kind → kind translates differently: Yes',
      'values-added: The value map of Kind → kind now translates: New',
    ],
  ],
  [
    'the case of values',
    maps('Kind >> kind {No: 1, Yes: on, Old: 3}'),
    maps('Kind >> kind {NO: 1, Yes: On, OLD: 4}'),
    [
      'values-changed: The value map of Kind → kind translates differently: Old',
      'values-respelled: The value map of Kind → kind spells differently: No, Yes',
    ],
  ],
  [
    'one of two spellings',
    maps('Kind >> kind {No: 1, NO: 2}'),
    maps('Kind >> kind {No: 1}'),
    ['values-ambiguous: The value map of Kind → kind has, or had, several translations of: No'],
  ],
  [
    'another value for what is written back',
    maps('Kind <> kind {No: 1, Yes: 2}'),
    maps('Kind <> kind {No: 1, Yes: 2, Never: 1}'),
    [
      'values-ambiguous: The value map of Kind ↔ kind has, or had, several translations of: 1',
      'values-added: The value map of Kind ↔ kind now translates: Never',
    ],
  ],
  [
    'two values for one another',
    maps('Kind <> kind {No: 1, Yes: 2}'),
    maps('Kind <> kind {No: 2, Yes: 1}'),
    ['values-changed: The value map of Kind ↔ kind translates differently: No, Yes'],
  ],
  [
    'one of two values that are written back as one',
    { source: ACCOUNTS, destination: ENTITY, flipped: true, mappings: ['kind <> Kind {1: No, 3: No}'] },
    { source: ACCOUNTS, destination: ENTITY, flipped: true, mappings: ['kind <> Kind {3: No}'] },
    ['values-ambiguous: The value map of Kind ↔ kind has, or had, several translations of: No'],
  ],
  [
    'a value map, read the other way',
    maps('Kind << kind {No: 1, Yes: 1}'),
    maps('Kind << kind {Yes: 1}'),
    ['values-ambiguous: The value map of Kind ← kind has, or had, several translations of: 1'],
  ],
  ['the order of a value map', maps('Kind <> kind {No: 1, Yes: 2}'), maps('Kind <> kind {Yes: 2, No: 1}'), []],
  [
    'no value map any more',
    maps('Kind >> kind {No: 1}'),
    maps('Kind >> kind'),
    ['value-map-removed: Kind → kind lost its value map'],
  ],
  [
    'a value map',
    maps('Kind >> kind'),
    maps('Kind >> kind {No: 1}'),
    ['value-map-added: Kind → kind got its value map'],
  ],
  [
    'a constant',
    maps('none >> name = Contoso'),
    maps('none >> name = Fabrikam'),
    ['constant-changed: The constant of a constant → name was Contoso and is now Fabrikam'],
  ],
  [
    'a default',
    maps('Name >> name'),
    maps('Name >> name = none given'),
    ['default-added: Name → name has the default none given'],
  ],
  [
    'no default any more',
    maps('Name >> name = none given'),
    maps('Name >> name'),
    ['default-removed: Name → name has the default none given no more'],
  ],
  [
    'filters',
    { ...maps(KEY), sourceFilter: 'A == 1', reversedSourceFilter: 'a eq 1' },
    { ...maps(KEY), sourceFilter: 'A == 2' },
    [
      'filter-changed: The filter of the AX table Customers was A == 1 and is now A == 2',
      'filter-changed: The CRM table accounts has the filter a eq 1 no more',
    ],
  ],
  [
    'the version',
    { ...maps(KEY), version: '1.0.0.1' },
    { ...maps(KEY), version: '1.0.0.2' },
    ['map-version: The version was 1.0.0.1 and is now 1.0.0.2'],
  ],
  [
    'another prefix of the map',
    { ...maps(KEY), map: 'contoso_customers' },
    { ...maps(KEY), map: 'fabrikam_customers' },
    ['map-renamed: The map was called contoso_customers and is now called fabrikam_customers'],
  ],
  [
    'the other side as the source',
    { ...maps(KEY, 'Name >> name', 'Kind <> kind {No: 1}'), sourceFilter: 'A == 1' },
    {
      source: ACCOUNTS,
      destination: ENTITY,
      flipped: true,
      map: 'Customers - accounts',
      mappings: ['accountnumber <> CustomerAccount', 'name << Name', 'kind <> Kind {1: No}'],
      reversedSourceFilter: 'A == 1',
    },
    ['sides-swapped: accounts is now the source, and Customers the destination'],
  ],
  [
    'other tables',
    maps(KEY),
    { ...maps(KEY), destination: { ...ACCOUNTS, name: 'contacts' }, map: 'Customers - accounts' },
    ['tables-changed: The tables were Customers – accounts and are now Customers – contacts'],
  ],
  [
    'the entity set in place of the logical name',
    { ...maps(KEY), map: 'm' },
    { ...maps(KEY), destination: { ...ACCOUNTS, name: 'account' }, map: 'm' },
    [],
  ],
])('%s', (_name, before, after, expected) => {
  expect(told(comparisonOf([before], [after]))).toEqual(expected);
});

/** A map of one column whose type or other facets change. */
function columnIs(sketch: string, mapping = 'Name >> name'): Sketch {
  const destination = { name: 'accounts', fields: { accountnumber: 'text(20)', name: sketch } };
  return { source: ENTITY, destination, mappings: [KEY, mapping] };
}

test.each<[string, Sketch, Sketch, readonly string[]]>([
  [
    'shorter',
    columnIs('text(100)'),
    columnIs('text(50)'),
    ['column-shorter: name of the CRM table accounts held 100 characters, and now 50'],
  ],
  [
    'longer',
    columnIs('text(50)'),
    columnIs('text(100)'),
    ['column-longer: name of the CRM table accounts held 50 characters, and now 100'],
  ],
  [
    'of another type',
    columnIs('text(50)'),
    columnIs('integer'),
    ['column-type: name of the CRM table accounts was of type text and is now of type integer'],
  ],
  [
    'less precise',
    columnIs('decimal(4)'),
    columnIs('decimal(2)'),
    ['column-less-precise: name of the CRM table accounts had 4 digits behind the point, and now 2'],
  ],
  [
    'narrower',
    columnIs('integer(64)'),
    columnIs('integer(32)'),
    ['column-narrower: name of the CRM table accounts was an integer of 64 bits, and now 32'],
  ],
  [
    'required',
    columnIs('text(50)'),
    columnIs('text(50) required'),
    ['column-required: name of the CRM table accounts is required now'],
  ],
  [
    'optional',
    columnIs('text(50) required'),
    columnIs('text(50) business-required'),
    ['column-optional: name of the CRM table accounts is not required any more'],
  ],
  [
    'read-only',
    columnIs('text(50)'),
    columnIs('text(50) readonly'),
    ['column-locked: name of the CRM table accounts cannot be written at all any more'],
  ],
  [
    'read-only once it is created',
    columnIs('text(50)'),
    columnIs('text(50) create-only'),
    ['column-locked: name of the CRM table accounts cannot be written on update any more'],
  ],
  [
    'writable',
    columnIs('text(50) readonly'),
    columnIs('text(50) create-only'),
    ['column-unlocked: name of the CRM table accounts can be written on create now'],
  ],
  [
    'read-only where nothing writes to it',
    columnIs('text(50)', 'Name << name'),
    columnIs('text(50) readonly', 'Name << name'),
    [],
  ],
  [
    'without choices',
    columnIs('choice(1|2)'),
    columnIs('choice(2|3)'),
    [
      'choices-gone: name of the CRM table accounts has no choice 1 any more',
      'choices-added: name of the CRM table accounts has the new choice 3',
    ],
  ],
  [
    'a lookup to others',
    columnIs('lookup(accounts)'),
    columnIs('lookup(contacts)'),
    ['targets-changed: name of the CRM table accounts related to accounts, and now relates to contacts'],
  ],
  ['a lookup by its other name', columnIs('lookup(accounts)'), columnIs('lookup(account)'), []],
  ['of an unknown type', columnIs('text(50)'), columnIs('unknown'), []],
])('a column is %s', (_name, before, after, expected) => {
  expect(told(comparisonOf([before], [after]))).toEqual(expected);
});

test('a column that is gone is told once, with all maps that map it, at its mapping on both sides', () => {
  const without = { ...ACCOUNTS, fields: { accountnumber: 'text(20)' } };
  const before = [
    { ...maps(KEY, 'Name >> name'), map: 'a' },
    { ...maps('Name >> name', KEY), map: 'b' },
  ];
  const { tables, summary } = comparisonOf(
    before,
    before.map((sketch) => ({ ...sketch, destination: without })),
  );
  expect(tables).toHaveLength(1);
  expect(tables[0]).toMatchObject({ platform: 'dataverse', name: 'accounts' });
  expect(tables[0]?.changes).toMatchObject([
    {
      kind: 'column-gone',
      effect: 'breaking',
      maps: ['a', 'b'],
      before: { pointer: '/legs/0/fieldMappings/1' },
      after: { pointer: '/legs/0/fieldMappings/1' },
    },
  ]);
  expect(summary).toMatchObject({ breaking: 1, mapsChanged: 0, mapsUnchanged: 2 });
});

test('another integration key breaks', () => {
  const other = { ...ACCOUNTS, integrationKey: ['name'] };
  const comparison = comparisonOf([maps(KEY, 'Name <> name')], [{ ...maps(KEY, 'Name <> name'), destination: other }]);
  expect(told(comparison)).toEqual([
    'key-changed: The integration key of the CRM table accounts was accountnumber and is now name',
  ]);
  expect(comparison.summary.breaking).toBe(1);
});

test('a key that is only guessed is no other key, since other columns are mapped', () => {
  const destination = { ...ACCOUNTS, alternateKeys: [['accountnumber'], ['name']] };
  const before = { ...maps('CustomerAccount <> accountnumber'), destination };
  const after = { ...maps('Name <> name'), destination };
  expect(told(comparisonOf([before], [after])).filter((line) => line.startsWith('key'))).toEqual([]);
});

test('what only one side tells is not compared, and said', () => {
  const {
    maps: [map],
    summary,
  } = comparisonOf([maps(KEY)], [{ ...maps(KEY), destination: 'unknown' }]);
  expect(map?.notCompared).toEqual(['The CRM table accounts: only the old side has its metadata']);
  expect(summary).toMatchObject({ breaking: 0, notCompared: 1 });
});

test('a table that the metadata has no more breaks', () => {
  const comparison = comparisonOf([maps(KEY)], [{ ...maps(KEY), destination: null }]);
  expect(told(comparison)).toEqual(['table-gone: The CRM table accounts is not in the metadata any more']);
});

test('maps come and go, with their findings', () => {
  const bad = { ...maps(KEY, 'Name >> bad'), map: 'Vendors', source: { ...ENTITY, name: 'Vendors' } };
  const comparison = comparisonOf([maps(KEY), bad], [maps(KEY)]);
  expect(told(comparison)).toEqual(['map-removed: The map Vendors is gone']);
  expect(comparison.maps.find(({ after }) => after === null)?.goneFindings).toMatchObject([{ code: 'ACME0001' }]);
  const back = comparisonOf([maps(KEY)], [maps(KEY), bad]);
  expect(told(back)).toEqual(['map-added: The map Vendors is new']);
  expect(back.summary).toMatchObject({ mapsAdded: 1, newFindings: 1, newErrors: 1, goneFindings: 0 });
});

test('a finding is the same one in a map of another name, made from the other side', () => {
  const destination = { ...ACCOUNTS, fields: { ...ACCOUNTS.fields, bad: 'text(20)' } };
  const before = { source: ENTITY, destination, mappings: [KEY, 'Name >> bad'], map: 'contoso_customers' };
  const after = {
    source: destination,
    destination: ENTITY,
    flipped: true,
    mappings: ['bad << Name', 'accountnumber <> CustomerAccount'],
    map: 'fabrikam_customers',
  };
  expect(comparisonOf([before], [after]).summary).toMatchObject({ newFindings: 0, goneFindings: 0 });
  const twice = { ...after, mappings: [...after.mappings, 'bad << Name'] };
  expect(comparisonOf([before], [twice]).summary).toMatchObject({ newFindings: 1, goneFindings: 0 });
});

test('several maps of one pair of tables are paired by their names', () => {
  const [a, b] = [
    { ...maps(KEY, 'Name >> name'), map: 'a' },
    { ...maps(KEY), map: 'b' },
  ];
  expect(told(comparisonOf([a, b], [b, a]))).toEqual([]);
});

test('without any map, all tables are compared', () => {
  const [before, after] = [
    { ...sideOf('before', [maps(KEY)]), maps: [] },
    {
      ...sideOf('after', [
        { ...maps(KEY), destination: { ...ACCOUNTS, fields: { accountnumber: 'text(10)', more: 'text(5)' } } },
      ]),
      maps: [],
    },
  ];
  expect(told(compare(before, after, { name: 'dipv', version: '1.0.0' }))).toEqual([
    'column-shorter: accountnumber held 20 characters, and now 10',
    'column-gone: name does not exist any more',
    'column-gone: kind does not exist any more',
    'column-gone: ownerid does not exist any more',
    'column-added: more exists now',
  ]);
});

test('every kind of change says in a sentence why it is what it is', () => {
  for (const { why } of Object.values(CHANGE_KINDS)) expect(why).toMatch(/^[A-Z].+\.$/);
});

test('a side that could not be read whole makes no good sign', () => {
  const side = sideOf('side', [maps(KEY)]);
  const { summary } = compare(side, { ...side, unread: 2 }, { name: 'dipv', version: '1.0.0' });
  expect(summary.unread).toBe(2);
});

test('the places of a file are looked up in one go, however many changes it has', () => {
  const many = (start: string) => maps(...Array.from({ length: 50 }, (_, i) => `Name >> ${start}${i}`));
  const place = { line: 7, column: 1, endLine: 7, endColumn: 9 };
  const locate = () => jest.fn((pointers: readonly string[]) => pointers.map(() => place));
  const looked = [locate(), locate()] as const;
  const sides = [sideOf('before', [many('a')], looked[0]), sideOf('after', [many('b')], looked[1])] as const;
  looked.forEach((each) => each.mockClear()); // checking looked places up, too
  const { maps: compared } = compare(...sides, { name: 'dipv', version: '1.0.0' });
  expect(compared[0]?.changes.length).toBeGreaterThanOrEqual(50);
  expect(compared[0]?.changes[0]).toMatchObject({ before: { line: 7 }, after: { line: 7 } });
  expect(looked.map((each) => each.mock.calls.length)).toEqual([1, 1]);
});

test('whoever asks between maps can end it', () => {
  const sides = [sideOf('before', [maps(KEY)]), sideOf('after', [maps(KEY)])] as const;
  const full = () => {
    throw new Error('memory is nearly used up');
  };
  expect(() => compare(...sides, { name: 'dipv', version: '1.0.0' }, full)).toThrow('memory is nearly used up');
});
