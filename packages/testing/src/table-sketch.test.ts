import { buildTable } from './table-sketch.js';

const table = (fields: Record<string, string>) => buildTable({ name: 'contoso_visits', fields }, 'dataverse');

test('a field has the kind, facet and flags of its sketch', () => {
  const { fields } = table({
    contoso_Name: 'text(20) required',
    contoso_count: 'integer(64) readonly',
    contoso_kind: 'choice(1|2) create-only business-required',
    contoso_account: 'lookup(accounts|contacts) fills-itself',
  });
  expect(fields.get('contoso_name')).toMatchObject({
    name: 'contoso_Name',
    type: { kind: 'text', length: 20 },
    requirement: 'required',
    creatable: true,
    updatable: true,
  });
  expect(fields.get('contoso_count')).toMatchObject({ type: { bits: 64 }, creatable: false, updatable: false });
  expect(fields.get('contoso_kind')).toMatchObject({
    type: { options: ['1', '2'] },
    requirement: 'business-required',
    creatable: true,
    updatable: false,
  });
  expect(fields.get('contoso_account')).toMatchObject({ targets: ['accounts', 'contacts'], fillsItself: true });
});

test.each(['txt(20)', 'text(20) mandatory', 'text 20'])('"%s" is refused, with how it should read', (sketch) => {
  expect(() => table({ contoso_name: sketch })).toThrow(
    /Field contoso_name: .* should read like "text\(20\) required"/,
  );
});

test('a choice may tell labels, and a date what becomes of it in other time zones', () => {
  const { fields } = table({
    contoso_kind: 'choice(Open=Still open|Closed)',
    contoso_day: 'date(user-local)',
    b: 'date',
  });
  expect(fields.get('contoso_kind')?.type).toMatchObject({
    options: ['Open', 'Closed'],
    optionLabels: [['Still open'], []],
  });
  expect(fields.get('contoso_day')?.type.dateBehavior).toBe('user-local');
  expect(fields.get('b')?.type.dateBehavior).toBeUndefined();
});

test('the first field is the integration key, unless the sketch says another, none, or alternate keys', () => {
  const keysOf = (sketch: object) =>
    buildTable({ name: 't', fields: { a: 'text', b: 'text' }, ...sketch }, 'dataverse').keys;
  expect(keysOf({})).toMatchObject([{ fields: ['a'], isIntegrationKey: true }]);
  expect(keysOf({ integrationKey: ['b'] })).toMatchObject([{ fields: ['b'], isIntegrationKey: true }]);
  expect(keysOf({ integrationKey: [] })).toEqual([]);
  expect(keysOf({ alternateKeys: [['a'], ['b']] })).toMatchObject([
    { fields: ['a'], isIntegrationKey: null },
    { fields: ['b'], isIntegrationKey: null },
  ]);
});
