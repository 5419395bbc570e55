import { code, field, list, name, partsOf, say, toText } from './text.js';

describe('a text made of parts', () => {
  it('marks names, fields and code where they stand, also in texts inside it', () => {
    const table = say`CRM table ${name('accounts')}`;
    expect(say`Missing ${field('emailadress1')} in ${table}: write ${code('eq')} ${2} times`).toMatchObject({
      text: 'Missing emailadress1 in CRM table accounts: write eq 2 times',
      marks: [
        [8, 20, 'field'],
        [34, 42, 'name'],
        [50, 52, 'code'],
      ],
    });
  });

  it('lists parts with a separator between them', () => {
    expect(list([field('a'), 'b'], ' and ')).toMatchObject({ text: 'a and b', marks: [[0, 1, 'field']] });
    expect(list([]).text).toBe('');
  });

  it('shows the display name of a field beside it, where that is known and another', () => {
    expect(field('emailaddress1', 'Email').text).toBe('emailaddress1 (Email)');
    expect(field('emailaddress1', 'Email').marks).toEqual([[0, 13, 'field']]);
    expect(['Email', ' ', '', null].map((display) => field('email', display).text)).toEqual(Array(4).fill('email'));
  });

  it('is cut at its marks', () => {
    expect(partsOf(say`${field('a')} of ${name('b')}${code('c')}.`)).toEqual([
      { text: 'a', kind: 'field' },
      { text: ' of ', kind: null },
      { text: 'b', kind: 'name' },
      { text: 'c', kind: 'code' },
      { text: '.', kind: null },
    ]);
    expect(partsOf(toText(''))).toEqual([{ text: '', kind: null }]);
  });

  it('reads as plain text in a template of somebody who does not ask for marks', () => {
    expect(`${say`Look at ${name('accounts')}`}!`).toBe('Look at accounts!');
  });
});
