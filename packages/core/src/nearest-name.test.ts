import { nearestName } from './nearest-name.js';

const COLUMNS = ['accountnumber', 'name', 'telephone1', 'msdyn_partyid', 'contoso_name'];

describe('nearestName', () => {
  it.each([
    ['a slip of the pen', 'acountnumber', 'accountnumber'],
    ['another case', 'NAME', 'name'],
    ['a letter too many', 'msdyn_partyidd', 'msdyn_partyid'],
    ['a one-letter slip in a short name', 'nam', 'name'],
  ])('finds %s', (_, written, meant) => {
    expect(nearestName(written, COLUMNS)).toBe(meant);
  });

  it.each(['creditlimit', 'x', ''])('offers nothing for %j, which is like no name', (name) => {
    expect(nearestName(name, COLUMNS)).toBeNull();
  });

  it('takes the same of two equally near names, in whichever order they come', () => {
    expect(nearestName('colour1', ['colour3', 'colour2'])).toBe(nearestName('colour1', ['colour2', 'colour3']));
  });
});

describe('how much may differ', () => {
  it('is a third of a name, without the prefix that both have', () => {
    expect(nearestName('abcdef', ['abcdxx'])).toBe('abcdxx');
    expect(nearestName('abcdef', ['abcxxx'])).toBeNull();
    expect(nearestName('contoso_abc', ['contoso_axc'])).toBe('contoso_axc');
    expect(nearestName('contoso_abc', ['contoso_axx'])).toBeNull();
    expect(nearestName('contoso_abcdef', ['contoso_abcxxx'])).toBeNull();
  });

  it('is a third of the whole beside a prefix that the other has not', () => {
    expect(nearestName('msdyn_accountnumber', ['accountnumber'])).toBeNull();
    expect(nearestName('cr1_accountnumber', ['cr2_accountnumber'])).toBe('cr2_accountnumber');
    expect(nearestName('account_number', ['acount_number'])).toBe('acount_number');
  });

  it('is one letter of a short name, and counts what is longer or shorter', () => {
    expect(nearestName('ab', ['a'])).toBe('a');
    expect(nearestName('ab', ['abcd'])).toBeNull();
    expect(nearestName('ab', ['cd'])).toBeNull();
  });

  it('is least for the nearest, wherever it stands', () => {
    for (const candidates of [
      ['abcdxx', 'abcdex'],
      ['abcdex', 'abcdxx'],
    ])
      expect(nearestName('abcdef', candidates)).toBe('abcdex');
    expect(nearestName('colour1', ['colour3', 'colour2'])).toBe('colour2');
  });
});

it.each([100, 101, 1_000])('of %s candidates the nearest is found, one that begins or ends otherwise too', (count) => {
  const many = [...Array.from({ length: count - 1 }, (_, i) => `other${i}`), 'accountnumber'];
  for (const name of ['accountnumbr', 'xccountnumber', 'ACCOUNTNUMBER', 'zaccountnumber', 'accountnumberz'])
    expect(nearestName(name, many)).toBe('accountnumber');
  expect(nearestName('creditlimit', many)).toBeNull();
  expect(nearestName('accountnumbr', new Set(many))).toBe('accountnumber');
});

it('a name of 256 letters may be misspelt', () => {
  const long = 'a'.repeat(256);
  expect(nearestName(long, [`${long}b`])).toBe(`${long}b`);
  expect(nearestName(`${long}a`, [`${long}b`])).toBeNull();
});

it('among very many the nearest is found by how it begins or ends', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => `contoso_column_${i}_amount`);
  expect(nearestName('contoso_column_41234_amuont', many)).toBe('contoso_column_41234_amount');
  expect(nearestName('ontoso_column_41234_amount', many)).toBe('contoso_column_41234_amount');
});

it('a name of a million letters is none that anybody misspelt', () => {
  const long = 'a'.repeat(1_000_000);
  expect(nearestName(long, [`${long}b`])).toBeNull();
});
