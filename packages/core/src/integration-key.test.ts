import {
  chooseIntegrationKey,
  describeGuess,
  isGuess,
  knowIntegrationKey,
  type IntegrationKey,
} from './integration-key.js';
import { name } from './model/text.js';
import type { Key, Table } from './model/table.js';

function key(name: string, fields: readonly string[], isIntegrationKey: boolean | null = null): Key {
  return { name, fields, isIntegrationKey, isPrimaryKey: false };
}

function table(completeness: Table['completeness'], ...keys: Key[]): Table {
  return {
    platform: 'dataverse',
    name: 'contoso_sites',
    displayName: null,
    names: ['contoso_sites'],
    completeness,
    fields: new Map(),
    keys,
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
  };
}

const LISTED = [{ table: 'contoso_sites', entity: 'Sites', fields: ['contoso_listed'], file: 'keys.json' }];

describe('knowIntegrationKey', () => {
  it('takes the key that the metadata marks, before any list', () => {
    const marked = table('complete', key('a', ['contoso_code'], false), key('b', ['contoso_siteid'], true));
    expect(knowIntegrationKey(marked, LISTED)).toEqual({
      known: true,
      areAll: true,
      candidates: [{ fields: ['contoso_siteid'], origin: 'metadata' }],
    });
  });

  it.each(['userKeys', 'UserKey'])('of several marked keys takes %s', (name) => {
    const marked = table('complete', key('first', ['contoso_a'], true), key(name, ['contoso_b'], true));
    expect(knowIntegrationKey(marked, [])).toMatchObject({ candidates: [{ fields: ['contoso_b'] }] });
  });

  it('of several marked keys takes the first where people defined none', () => {
    const marked = table('complete', key('first', ['contoso_a'], true), key('second', ['contoso_b'], true));
    expect(knowIntegrationKey(marked, [])).toMatchObject({ candidates: [{ fields: ['contoso_a'] }] });
  });

  it('takes no marked key without fields', () => {
    expect(knowIntegrationKey(table('complete', key('userKeys', [], true)), [])).toEqual({
      known: true,
      areAll: true,
      candidates: [],
    });
  });

  it('lets a list override keys that are only guessed', () => {
    expect(knowIntegrationKey(table('complete', key('alternate', ['contoso_code'])), LISTED)).toEqual({
      known: true,
      areAll: true,
      candidates: [{ fields: ['contoso_listed'], origin: 'list' }],
    });
  });

  it('takes no list entry without fields', () => {
    const empty = { ...LISTED[0]!, fields: [] };
    expect(knowIntegrationKey(null, [empty])).toEqual({ known: false });
    expect(knowIntegrationKey(null, [empty, ...LISTED])).toMatchObject({
      candidates: [{ fields: ['contoso_listed'] }],
    });
  });

  it('takes no key for the integration key that the metadata says is none', () => {
    const told = table('complete', key('a', ['contoso_code'], false), key('b', ['contoso_name']));
    expect(knowIntegrationKey(told, [])).toMatchObject({ candidates: [{ fields: ['contoso_name'] }] });
  });

  it('takes a list for a table of which nothing else is known', () => {
    expect(knowIntegrationKey(null, LISTED)).toMatchObject({ known: true });
  });

  it('takes every alternate key of a complete table as a candidate, but not the primary key', () => {
    const primary: Key = { name: 'id', fields: ['contoso_id'], isIntegrationKey: null, isPrimaryKey: true };
    const unmarked = table('complete', primary, key('a', ['contoso_code']), key('b', ['contoso_name']));
    expect(knowIntegrationKey(unmarked, [])).toEqual({
      known: true,
      areAll: true,
      candidates: [
        { fields: ['contoso_code'], origin: 'alternate key' },
        { fields: ['contoso_name'], origin: 'alternate key' },
      ],
    });
  });

  it.each([
    ['a partial table, which may have other keys', table('partial', key('a', ['contoso_code']))],
    ['no table at all', null],
  ])('knows nothing of %s', (_, unknown) => {
    expect(knowIntegrationKey(unknown, [])).toEqual({ known: false });
  });

  it('takes what a solution tells of its own table for some of its keys', () => {
    const owned: Table = { ...table('complete', key('a', ['contoso_code'])), allKeysKnown: false };
    expect(knowIntegrationKey(owned, [])).toMatchObject({ known: true, areAll: false });
    expect(knowIntegrationKey({ ...owned, keys: [] }, [])).toEqual({ known: false });
  });

  it('takes the key of an F&O entity where none is marked', () => {
    const own: Key = { name: 'entity key', fields: ['SiteId'], isIntegrationKey: null, isPrimaryKey: true };
    const entity: Table = { ...table('complete', own), platform: 'finance-and-operations' };
    expect(knowIntegrationKey(entity, [])).toMatchObject({
      candidates: [{ fields: ['SiteId'], origin: 'entity key' }],
    });
  });

  it('trusts a marked key of a partial table', () => {
    expect(knowIntegrationKey(table('partial', key('a', ['contoso_code'], true)), [])).toMatchObject({ known: true });
  });
});

describe('chooseIntegrationKey', () => {
  const candidates = [
    { fields: ['a', 'b'], origin: 'alternate key' },
    { fields: ['c', 'd'], origin: 'alternate key' },
  ] as const;
  const told = { known: true, candidates, areAll: true } as const;

  it.each([
    ['the first that is fully mapped', ['a', 'c', 'd'], ['c', 'd']],
    ['the first, where none is fully mapped', ['d'], ['a', 'b']],
  ])('takes %s', (_, mapped, chosen) => {
    expect(chooseIntegrationKey(told, (field) => mapped.includes(field))?.fields).toEqual(chosen);
  });

  it('takes none where there is none', () => {
    expect(chooseIntegrationKey({ ...told, candidates: [] }, () => true)).toBeNull();
  });

  it('takes none that is not fully mapped where there may be others', () => {
    const some = { ...told, areAll: false };
    expect(chooseIntegrationKey(some, (field) => ['c', 'd'].includes(field))?.fields).toEqual(['c', 'd']);
    expect(chooseIntegrationKey(some, (field) => field === 'a')).toBeNull();
  });
});

describe('a guess', () => {
  const guessed = (...fields: readonly string[]): IntegrationKey => ({ fields, origin: 'alternate key' });
  const told = (...candidates: readonly IntegrationKey[]) => describeGuess(name('accounts'), candidates).text;

  it('is an alternate key, since people choose among these by hand', () => {
    expect(isGuess(guessed('a'))).toBe(true);
    expect(isGuess({ fields: ['a'], origin: 'entity key' })).toBe(false);
    expect(isGuess(undefined)).toBe(false);
  });

  it('is told with all keys that it may be', () => {
    expect(told()).toBe(
      'The metadata does not say what the integration key of accounts is; it has no alternate key. If people chose another one by hand, supply an integration-key list.',
    );
    expect(told(guessed('a'))).toContain('of accounts is; its alternate key is (a). If');
    expect(told(guessed('a', 'b'), guessed('c'))).toContain('; its alternate keys are (a, b) or (c). If');
    expect(describeGuess(name('accounts'), [guessed('a')]).marks).toEqual([
      [54, 62, 'name'],
      [89, 90, 'code'],
    ]);
  });

  it('is told with a few of very many', () => {
    const letters = (count: number) => [...'abcdefghijklmnop'].slice(0, count);
    expect(told(guessed(...letters(8)))).toContain('(a, b, c, d, e, f, g, h). If');
    expect(told(guessed(...letters(10)))).toContain('(a, b, c, d, e, f, g, h, 2 more). If');
    expect(told(...letters(8).map((each) => guessed(each)))).toContain('(g) or (h). If');
    expect(told(...letters(11).map((each) => guessed(each)))).toContain('(g) or (h) or 3 others. If');
  });
});
