import { field, key, legOf, lookup, mapping, table, type Given } from '../test-data/sides.js';
import { isOwnTable, mappedLookups, targetsOfLookup } from './side-lookups.js';

const TABLES = [
  table('accounts', [
    'name',
    lookup('Contoso_Site', 'contoso_sites'),
    lookup('contoso_owner', 'contoso_sites', 'contoso_teams'),
    lookup('contoso_any'),
    lookup('contoso_firm', 'cdm_company'),
  ]),
  table('contoso_sites', ['contoso_code'], { keys: [key(['contoso_code'])] }),
  table('contoso_teams', ['contoso_name'], { keys: [key(['contoso_name', 'contoso_parent.contoso_code'])] }),
];
const workspace = { tables: TABLES };
const lookups = (mappings: readonly string[], more: Given = {}) =>
  mappedLookups(legOf({ mappings, workspace, ...more }).destination);

describe('the lookups that mappings go through', () => {
  const names = (...paths: readonly string[]) =>
    lookups(paths.map((path) => `A > ${path}`)).map(
      ({ name, mappings }) => `${name} ${mappings.map(({ index }) => index).join()}`,
    );

  it('are each once, in the order of the map, as the metadata names them', () => {
    expect(names('contoso_owner', 'name', 'contoso_site.contoso_code', 'CONTOSO_SITE')).toEqual([
      'contoso_owner 0',
      'Contoso_Site 2,3',
    ]);
  });

  it('are also those that no metadata tells, where a path goes through them', () => {
    expect(names('Contoso_Gone.contoso_code', 'contoso_gone', '')).toEqual(['Contoso_Gone 0']);
  });

  it('are none to the company, which the service takes care of', () => {
    expect(names('contoso_firm', 'contoso_firm.cdm_companycode', 'contoso_gone.CDM_companycode')).toEqual([]);
    expect(names('contoso_site.contoso_firm.cdm_companycode')).toEqual(['Contoso_Site 0']);
  });
});

describe('where a mapped lookup leads', () => {
  const targets = (path: string, destinationRelatedEntity: string | null = null) => {
    const leg = { mappings: [mapping(`A > ${path}`, { destinationRelatedEntity })] };
    const { tables, areCertain } = targetsOfLookup(lookups([], { leg })[0]!);
    return [...tables.map(({ name }) => name), areCertain];
  };

  it('is what its path names, all of it', () => {
    expect(targets('contoso_owner.contoso_sites(contoso_code).contoso_teams(contoso_name)')).toEqual([
      'contoso_sites',
      'contoso_teams',
      true,
    ]);
    expect(targets('contoso_owner.contoso_zones(contoso_code)')).toEqual(['contoso_zones', true]);
  });

  it('is what the metadata says, or else what the map notes', () => {
    expect(targets('contoso_site.contoso_code')).toEqual(['contoso_sites', true]);
    expect(targets('contoso_site.contoso_code', 'contoso_teams')).toEqual(['contoso_sites', true]);
    expect(targets('contoso_any.contoso_code', 'contoso_teams')).toEqual(['contoso_teams', true]);
    expect(targets('contoso_any.contoso_code')).toEqual([false]);
    expect(targets('contoso_gone.contoso_code')).toEqual([false]);
  });

  it('is, of several, what has a key by which the map finds its records', () => {
    expect(targets('contoso_owner.contoso_code')).toEqual(['contoso_sites', true]);
    expect(targets('contoso_owner.contoso_name')).toEqual(['contoso_teams', true]);
    expect(targets('contoso_owner.CONTOSO_PARENT.contoso_code')).toEqual(['contoso_teams', true]);
    expect(targets('contoso_owner.contoso_fax')).toEqual([false]);
  });

  it('is not certain where the key of one of several is not known', () => {
    const owner = table('accounts', [lookup('contoso_owner', 'contoso_sites', 'contoso_zones')]);
    const given = { workspace: { tables: [owner, TABLES[1]!] } };
    const { tables, areCertain } = targetsOfLookup(lookups(['A > contoso_owner.contoso_code'], given)[0]!);
    expect([...tables.map(({ name }) => name), areCertain]).toEqual(['contoso_sites', 'contoso_zones', false]);
  });
});

describe('the table of a side itself', () => {
  const isOwn = (name: string, given: Given = { workspace }) => {
    const side = legOf(given).destination;
    return isOwnTable(side, side.tables.related(name));
  };

  it('is a related table of any of its names', () => {
    const named = table('account', [field('name')], { names: ['account', 'accounts', 'contoso_customers'] });
    for (const name of ['accounts', 'ACCOUNT', 'contoso_customers'])
      expect(isOwn(name, { workspace: { tables: [named] } })).toBe(true);
    expect(isOwn('contoso_sites')).toBe(false);
  });

  it('is told by its names where nothing is known of it', () => {
    expect(isOwn('account', {})).toBe(true);
    expect(isOwn('Accounts', {})).toBe(true);
    expect(isOwn('contoso_sites', {})).toBe(false);
  });
});
