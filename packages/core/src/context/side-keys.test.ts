import type { IntegrationKeyEntry } from '../model/workspace.js';
import { entity, environment, field, key, legOf, lookup, table, type Given } from '../test-data/sides.js';

const listed = (entityName: string, ...fields: readonly string[]): IntegrationKeyEntry => ({
  table: 'account',
  entity: entityName,
  fields,
  file: 'keys.json',
});
const keysOf = (given: Given, side: 'source' | 'destination' = 'destination') => legOf(given).side(side).keys;
const ACCOUNTS = table(
  'accounts',
  ['accountnumber', 'name', 'contoso_code', lookup('contoso_company', 'cdm_company')],
  {
    keys: [key(['accountnumber']), key(['contoso_code', 'contoso_company'])],
  },
);

describe('an integration key', () => {
  it('is needed by Dataverse, and by F&O only where the environment says so', () => {
    expect([keysOf({}).areNeeded, keysOf({}, 'source').areNeeded]).toEqual([true, false]);
    const stated = (needsIntegrationKey: boolean | null) =>
      keysOf({ environments: [environment('finance', 'AX', { needsIntegrationKey })] }, 'source').areNeeded;
    expect([true, false, null].map(stated)).toEqual([true, false, false]);
  });

  it('is, of several candidates, the one that is mapped', () => {
    const of = (...mappings: readonly string[]) =>
      keysOf({ mappings, workspace: { tables: [ACCOUNTS] } }).integrationKey;
    expect(of('A > accountnumber')).toMatchObject({ fields: ['accountnumber'], origin: 'alternate key' });
    expect(of('A > contoso_code')).toMatchObject({ fields: ['contoso_code', 'contoso_company'] });
    expect(of()).toMatchObject({ fields: ['accountnumber'] });
  });

  it('is none where the table has no key, and not known where it may have one', () => {
    const of = (more: Partial<typeof ACCOUNTS>) =>
      keysOf({ workspace: { tables: [{ ...ACCOUNTS, ...more }] } }).integrationKey;
    expect(of({ keys: [] })).toBe('none');
    expect(of({ keys: [], completeness: 'partial' })).toBe('unknown');
    expect(of({ allKeysKnown: false })).toBe('unknown');
    expect(keysOf({}).integrationKey).toBe('unknown');
  });

  it('is not chosen of what is not known', () => {
    const keys = keysOf({});
    expect(keys.choose({ known: false }, () => true)).toBeNull();
    const candidates = [{ fields: ['a'], origin: 'list' }] as const;
    expect(keys.choose({ known: true, candidates, areAll: true }, () => false)).toBe(candidates[0]);
  });

  it('has a field mapped where a mapping goes to it or through it, or the service fills it in', () => {
    const keys = keysOf({ mappings: ['A > name', 'B > parent.code'], workspace: { tables: [ACCOUNTS] } });
    expect(
      ['NAME', 'parent', 'parent.code', 'contoso_company', 'accountnumber'].map((each) => keys.isMapped(each)),
    ).toEqual([true, true, true, true, false]);
  });
});

describe('listed integration keys', () => {
  const own = listed('Customers V3', 'accountnumber');
  const other = listed('Vendors V2', 'contoso_code');
  const of = (integrationKeys: readonly IntegrationKeyEntry[], more: Given = {}) =>
    keysOf({ ...more, workspace: { integrationKeys, ...more.workspace } }).listed;

  it('are those of this very map, or else those of its table in other maps', () => {
    expect(of([other, own])).toEqual([own]);
    expect(of([other])).toEqual([other]);
    expect(of([{ ...own, table: 'contacts' }])).toEqual([]);
  });

  it('are found by any name of the entity', () => {
    const named = entity('CustCustomerV3', ['Name'], { names: ['CustCustomerV3', 'Customers V3'] });
    const technical = listed('CustCustomerV3', 'name');
    expect(of([other, technical], { workspace: { tables: [named] } })).toEqual([technical]);
    expect(of([other, technical])).toEqual([other, technical]);
  });

  it('are of Dataverse alone', () => {
    const integrationKeys = [{ ...own, table: 'Customers V3' }];
    expect(keysOf({ workspace: { integrationKeys } }, 'source').listed).toEqual([]);
  });
});

describe('a primary key', () => {
  const id = field('accountid', 'guid', { requirement: 'required' });
  const isPrimary = (keys: Parameters<typeof key>[0][], of = id, columns = [id, field('name')]) =>
    keysOf({
      workspace: {
        tables: [table('accounts', columns, { keys: keys.map((each) => key(each, { isPrimaryKey: true })) })],
      },
    }).isPrimary(of);

  it('is the one column that the metadata says', () => {
    const other = field('contoso_id', 'guid', { requirement: 'required' });
    expect(isPrimary([['AccountId']])).toBe(true);
    expect(isPrimary([['accountid']], other, [id, other])).toBe(false);
  });

  it('is the required guid of a table whose metadata says none, or one that it cannot be', () => {
    for (const keys of [[], [['name']], [['accountid', 'name']]]) expect(isPrimary(keys)).toBe(true);
    expect(isPrimary([], { ...id, requirement: 'optional' })).toBe(false);
  });

  it('may be of a type that is not known, if the metadata says it', () => {
    const unknown = field('accountid', 'unknown', { requirement: 'required' });
    expect(isPrimary([['accountid']], unknown, [unknown])).toBe(true);
    expect(isPrimary([['accountid']], unknown, [field('name')])).toBe(true);
    expect(isPrimary([], unknown, [unknown])).toBe(false);
  });

  it('is no column of another type', () => {
    expect(isPrimary([['name']], field('name', 'text', { requirement: 'required' }))).toBe(false);
  });
});

describe('a column that fills itself in', () => {
  const supplied = (of: ReturnType<typeof field>, side: 'source' | 'destination' = 'destination') =>
    legOf({ workspace: { tables: [table('accounts', [of])] } })
      .side(side)
      .isSystemSupplied(of);

  it.each([
    ['has a default or a number of its own', field('contoso_number', 'text', { fillsItself: true }), true],
    ['nobody can give', field('createdon', 'datetime', { creatable: false }), true],
    ['is owner', field('OwnerId', 'lookup'), true],
    ['is state', field('statecode', 'choice'), true],
    ['is status', field('statuscode', 'choice'), true],
    ['is the primary key', field('accountid', 'guid', { requirement: 'required' }), true],
    ['is none of these', field('name'), false],
    ['anybody can give', field('name', 'text', { creatable: true }), false],
  ])('on Dataverse %s', (_, of, expected) => {
    expect(supplied(of)).toBe(expected);
    expect(supplied(of, 'source')).toBe(false);
  });
});
