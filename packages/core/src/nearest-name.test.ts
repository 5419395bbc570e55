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

it('among very many the nearest is found by how it begins or ends', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => `contoso_column_${i}_amount`);
  expect(nearestName('contoso_column_41234_amuont', many)).toBe('contoso_column_41234_amount');
  expect(nearestName('ontoso_column_41234_amount', many)).toBe('contoso_column_41234_amount');
});

it('a name of a million letters is none that anybody misspelt', () => {
  const long = 'a'.repeat(1_000_000);
  expect(nearestName(long, [`${long}b`])).toBeNull();
});
