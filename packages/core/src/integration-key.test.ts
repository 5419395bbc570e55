import { chooseIntegrationKey, knowIntegrationKey } from './integration-key.js';
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
