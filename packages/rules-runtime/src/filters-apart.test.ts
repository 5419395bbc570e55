import { areApart, certainValues } from './filters-apart.js';

test.each([
  ['statecode eq 0', 'statecode eq 1'],
  ['statecode eq 0', 'statecode ne 0'],
  ['(statecode eq 0) and name ne null', "not (statecode eq 0) and name ne 'x'"],
  ['numberofemployees gt 1000', 'numberofemployees le 1000'],
  ['a eq 1 or a eq 2', 'a eq 3'],
  ['not (a eq 1 or b eq 2)', 'a eq 1'],
  ["contains(name,'x') and a eq 1", "startswith(name,'y') eq true and a eq 2"],
  ['((PartyType == "Organization"))', '((PartyType == "Person"))'],
  ['(PARTYTYPE == DirPartyType::Person)', '((PartyType != "Person"))'],
  ['((A == "x") || (A == "y")) && (B like "z*")', '(A == "z")'],
  ['(Amount > 5) && (Amount < 10)', '(Amount >= 10)'],
  ['!(A == "x")', 'A == "x"'],
  ['a eq 5', 'a gt 5'],
  ['a eq 1', 'a ne 1.0'],
  ["a eq ''", 'a eq 0'],
  ['a eq 5', 'a lt 5'],
  ['a eq 4', 'a ge 5'],
  ['a eq 6', 'a le 5'],
  ['a gt 5', 'a lt 3'],
  ['a gt 5', 'a le 3'],
  ['a ge 10', 'a lt 5'],
  ['A == " x "', 'A != "x"'],
  ["a eq 1 and contains(name,'x')", 'a eq 2'],
  ["contains(name,'x')", 'a eq 1 and a eq 2'],
  ['a in (1, 2)', 'a eq 3'],
  ['not (a in (1, 2)) and b eq 1', 'a eq 2'],
  ['a in (1, 2)', 'a in (3)'],
  ['null eq a', 'a ne null'],
  ['a eq null', 'a gt 1'],
  ['a eq null', "a eq 'null'"],
  ['5 lt a', 'a le 5'],
  ['("Person" == PartyType)', '(PartyType == "Organization")'],
  ['(PartyType = "Person")', '(PartyType = "Organization")'],
  ['(A == "a\\"b")', '(A == "a\\"c")'],
  ["a eq 'it''s'", "a ne 'it''s'"],
  ["name gt 'a'", "name lt 'a'"],
  ['createdon ge 2024-01-01', 'createdon lt 2024-01-01T00:00:00Z'],
  ['(ValidTo >= 2024-01-31T14:00:00)', '(ValidTo < "2024-01-31T14:00:00")'],
  ['(Since == 31\\01\\2024)', '(Since > 1\\2\\2024)'],
  ['(Name like "C*")', '(!(Name like "c*"))'],
  ["contains(name,'x')", "not contains(name,'x')"],
  ["contains(name,'x') eq false", "contains(name,'x') ne false"],
  ['any(o:o/a eq 1) and b eq 1', 'b eq 2'],
  ['year(createdon) eq 2024', 'year(createdon) eq 2025'],
  ['(B == 1) && (ValidTo > DateTimeUtil::utcNow())', '(B == 2)'],
  ['DateTimeUtil::utcNow() < ValidTo', '!(ValidTo > DateTimeUtil::utcNow())'],
  ["Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['1']) and b eq 1", 'b eq 2'],
  ["Microsoft.Dynamics.CRM.In(PropertyName='A', PropertyValues=['1',2])", 'a eq 3'],
  ["not Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['1','2'])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.NotIn(PropertyName='a',PropertyValues=['1','2'])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.LastXDays(PropertyName='a',PropertyValue=7) and b eq 1", 'b eq 2'],
  ['a eq {6f1a1c3e-0000-0000-0000-000000000001}', 'a eq 6F1A1C3E-0000-0000-0000-000000000002'],
  ['(Customer == Invoiced)', '(Customer != Invoiced)'],
  ['a eq true', 'a eq false'],
  ['a eq true', 'a ne TRUE'],
  ["a eq '1'", "a eq '2'"],
  ["a eq 'o''x'", "a ne 'o''x'"],
  ["a eq 'ox'", "a eq 'o''x'"],
  ['(Since == 31\\01\\2024)', '(Since != 2024-01-31)'],
  ["contains(name,'x') eq true", "not contains(name,'x')"],
  ["contains(name,'x') eq false", "contains(name,'x')"],
  ["contains(name,'x') ne true", "contains(name,'x')"],
])('no record passes both: %s, %s', (one, other) => {
  expect(areApart(one, other)).toBe(true);
  expect(areApart(other, one)).toBe(true);
});

test.each([
  ['statecode eq 0', ''],
  [null, null],
  ['statecode eq 0', 'statecode eq 0'],
  ['a eq 1', 'b eq 2'],
  ['a eq 1 or a eq 2', 'a eq 2'],
  ['a ge 10', 'a le 10'],
  ['a eq 1', 'a ne 2'],
  ['a eq 6', 'a gt 5'],
  ['a eq 5', 'a ge 5'],
  ['a eq 4', 'a lt 5'],
  ['a eq 5', 'a le 5'],
  ['a gt 5', 'a gt 7'],
  ['a lt 5', 'a lt 7'],
  ['a gt 3', 'a lt 5'],
  ['a ne 7', 'a le 5'],
  ['a ne 5', 'a gt 7'],
  ['a in (1, 2)', 'a eq 2'],
  ['a in (1, 2, 3)', 'a eq 1'],
  ["Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['1','2'])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.NotIn(PropertyName='a',PropertyValues=['1','2'])", 'a eq 3'],
  ["a eq '1'", 'a eq 1'],
  ['a eq true', 'a ne false'],
  ['not (a in (1, 2))', 'a eq 3'],
  ['createdon ge 2024-01-01', 'createdon lt 2025-01-01'],
  ['(Name like "C*")', ''],
  ["name gt 'a' and name lt 'b'", ''],
  ["name gt 'a' and name lt 'b'", "name gt 'a' and name lt 'b'"],
  ['(Name like "C*") && (A == 1)', '(Name like "C*") && (A == 1)'],
  ["customerid_account/name eq 'x'", "name eq 'y'"],
  ['a eq 1 and b eq 2', 'b eq 2 and a eq 1'],
  ['a eq 1', 'a eq 1.0'],
  ['a eq 2026-01-31', 'a eq 2026-01-31T00:00:00Z'],
])('a record may pass both: %s, %s', (one, other) => {
  expect(areApart(one, other)).toBe(false);
  expect(areApart(other, one)).toBe(false);
});

test.each([
  ["contains(name,'x')", "contains(name,'y')"],
  ["a eq 'x'", 'a gt 5'],
  ["a eq ''", 'a gt 5'],
  ["name gt 'b'", "name lt 'a'"],
  ['(IsCustomer == NoYes::Yes)', '(IsCustomer == 1)'],
  ['(IsCustomer == "Yes")', '(IsCustomer == true)'],
  ['(IsCustomer == NoYes::Yes)', '(IsCustomer == "1")'],
  [`a in (${'1,'.repeat(99)}1)`, `a in (${'2,'.repeat(99)}2)`],
  ["a eq '01'", "a eq '1'"],
  ['(CustTable.A == "x")', '(A == "y")'],
  ['(Customer == Invoiced)', '(Customer == "x")'],
  ['(Customer == Invoiced)', '(Invoiced == "x")'],
  ['(Name like "C*")', '(!(Name like "D*"))'],
  ["contains(name,'x') eq true", "contains(name,'x') and a eq 1"],
  ["contains(name,'x') ne false", "contains(name,'x') and a eq 1"],
  ['year(createdon) eq 2024', 'createdon lt 2020-01-01'],
  ['(ValidTo > DateTimeUtil::utcNow())', '(ValidTo < 2020-01-01)'],
  ['x/any(o:o/a eq 1)', 'x/any(o:o/a eq 2)'],
  ["Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=[])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.In(PropertyName=a,PropertyValues=['1'])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.In(Name='a',PropertyValues=['1'])", 'a eq 2'],
  ["Microsoft.Dynamics.CRM.ContainValues(PropertyName='a',PropertyValues=['1'])", 'a eq 2'],
  ['a eq 2024-01-31', 'a eq 5'],
  ['(A like "x*")', '(A like "y*")'],
  ['a eq 1', 'this is no filter'],
  ['(a eq 1', 'a eq 2'],
  ['a eq 1', `a eq ${'9'.repeat(10_001)}`],
  ['('.repeat(500) + 'a eq 1' + ')'.repeat(500), 'a eq 2'],
  ['a like 5', 'a eq 6'],
  ["a gt ''", 'a lt 0'],
])('nobody can tell: %s, %s', (one, other) => {
  expect(areApart(one, other)).toBeNull();
  expect(areApart(other, one)).toBeNull();
});

test.each([
  'a',
  'a eq',
  'a eq )',
  'a eq 1 b',
  'a eq 1 #',
  'a eq ) or a eq 1',
  'a eq 1 or a eq )',
  '1 eq 1',
  '1a eq 1',
  'a 1like 1',
  'a like1 1',
  "contains(name,'x'",
  "contains(name,'x') eq",
  'a in',
  'a in ()',
  'a in (1,)',
  'a in (1',
  'a in (1 2)',
  'a in 1',
  '1 in (1)',
  'a eq ?',
  '(a == {1})',
])('of what is no filter, nobody can tell what it lets through: %s', (text) => {
  expect(areApart(text, 'a eq 2')).toBeNull();
  expect(areApart('a eq 2 and a eq 3', text)).toBeNull();
});

test.each([
  ['64 brackets', '('.repeat(64) + 'a eq 1' + ')'.repeat(64), '('.repeat(65) + 'a eq 1' + ')'.repeat(65)],
  ['64 negations', 'not '.repeat(64) + 'a eq 1', 'not '.repeat(66) + 'a eq 1'],
  ['10000 characters', 'a eq 1'.padEnd(10_000), 'a eq 1'.padEnd(10_001)],
  ['64 cases', casesOf(6), casesOf(7)],
  ['64 values', valuesOf(64), valuesOf(65)],
])('a filter of %s is read, and one of more is not', (_, most, more) => {
  expect(areApart(most, 'a eq 2')).toBe(true);
  expect(areApart(more, 'a eq 2')).toBeNull();
});

/** A filter of twice as many cases for each alternative. */
function casesOf(alternatives: number): string {
  return ['a eq 1', ...Array.from({ length: alternatives }, (_, i) => `(b${i} eq 1 or b${i} eq 2)`)].join(' and ');
}

function valuesOf(count: number): string {
  return `a in (${Array.from({ length: count }, (_, i) => i + 3).join(',')})`;
}

test.each([
  ["a eq 1.0 and (b eq 2 or contains(c,'x'))", [{ field: 'a number', value: '1' }]],
  ['(a eq 1 and b eq 2) or (c eq 3 and A eq 1)', [{ field: 'a number', value: '1' }]],
  ['a eq 1 or a eq 2', []],
  ['a eq 1 or b eq 1', []],
  ['a ne 1', []],
  ['(A == B)', []],
  ['(PartyType == DirPartyType::Person)', [{ field: 'partytype element', value: 'person' }]],
  [
    '(PartyType == "Person")',
    [
      { field: 'partytype text', value: 'person' },
      { field: 'partytype element', value: 'person' },
    ],
  ],
  ["a eq '1'", [{ field: 'a text', value: '1' }]],
  ['no filter', []],
  ['', []],
])('what all records have that pass %s', (filter, values) => {
  expect(certainValues(filter)).toEqual(values);
});

test('what differs in a value that all records have is apart', () => {
  const values = ['1', '2', '"1"', '"01"', '"2"', '"Open"', '"Closed"', 'State::Open', 'State::Closed', 'true', 'null'];
  const filters = [...values, '2024-01-31', '"2024-01-31"', '"2024-02-01"', '""'].map((each) => `(A == ${each})`);
  for (const one of filters) {
    for (const other of filters) {
      const known = new Map(certainValues(other).map(({ field, value }) => [field, value]));
      const differ = certainValues(one).some(({ field, value }) => (known.get(field) ?? value) !== value);
      if (differ) expect([one, other, areApart(one, other)]).toEqual([one, other, true]);
    }
  }
});

test('a filter of many cases takes no longer than it is', () => {
  const many = Array.from({ length: 60 }, (_, i) => `(a${i} eq 1 or b${i} eq 2)`).join(' and ');
  expect(areApart(many, 'a0 eq 5')).toBeNull();
});
