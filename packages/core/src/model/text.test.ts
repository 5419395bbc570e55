import { code, field, isWords, list, name, partsOf, say, toText } from './text.js';

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
    expect(list(['a', 'b', 'c']).text).toBe('a, b, c');
  });

  it('shows the display name of a field beside it, where that is known and another', () => {
    expect(field('emailaddress1', 'Email').text).toBe('emailaddress1 (Email)');
    expect(field('emailaddress1', 'Email').marks).toEqual([[0, 13, 'field']]);
    expect(['Email', ' ', '', null].map((display) => field('email', display).text)).toEqual(Array(4).fill('email'));
  });

  it('marks nothing where there is no name', () => {
    expect(say`Table ${name('')}.`).toMatchObject({ text: 'Table .', marks: [] });
  });

  it('is words, as a plain sentence is, and nothing else', () => {
    expect(['odd', '', say`odd`, { text: 'odd', marks: [] }].map(isWords)).toEqual([true, true, true, true]);
    expect([null, undefined, 7, {}, { text: 'odd' }, { marks: [] }, { text: 7, marks: [] }].map(isWords)).toEqual(
      Array(7).fill(false),
    );
    const text = say`odd ${name('a')}`;
    expect(toText(text)).toBe(text);
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
    expect(partsOf(say`see ${code('c')}`)).toEqual([
      { text: 'see ', kind: null },
      { text: 'c', kind: 'code' },
    ]);
  });

  it('reads as plain text in a template of somebody who does not ask for marks', () => {
    expect(`${say`Look at ${name('accounts')}`}!`).toBe('Look at accounts!');
  });
});

describe('a long name', () => {
  const of = (length: number) => 'ab'.repeat(length / 2);

  it('is shown whole as long as people may read it', () => {
    expect(name(of(256)).text).toBe(of(256));
  });

  it('is shown by its ends, with its length', () => {
    const { text, marks } = say`Missing ${field(of(1_000_000))} here`;
    expect(text).toBe(`Missing ${of(100)} … ${of(100)} (1,000,000 characters) here`);
    expect(marks).toEqual([[8, 211, 'field']]);
  });

  it('is not cut within a character', () => {
    expect(code(`a${'😀'.repeat(200)}b`).text).toBe(`a${'😀'.repeat(49)} … ${'😀'.repeat(49)}b (402 characters)`);
  });
});
