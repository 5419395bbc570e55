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
