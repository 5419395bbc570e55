import { dataverseTableNames, TableCatalog } from './table-catalog.js';
import type { Platform } from './model/platform.js';
import type { Table } from './model/table.js';

function table(platform: Platform, ...names: string[]): Table {
  return {
    platform,
    name: names[0]!,
    displayName: null,
    names,
    completeness: 'complete',
    fields: new Map(),
    keys: [],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
  };
}

describe('TableCatalog', () => {
  const account = table('dataverse', 'account', 'accounts', 'Account');

  it.each(['account', 'accounts', 'ACCOUNTS', 'Account'])('finds a table by any of its names: %s', (name) => {
    expect(new TableCatalog([account]).find(name)).toBe(account);
  });

  it('finds nothing under a name that no table has', () => {
    expect(new TableCatalog([account]).find('contacts')).toBeNull();
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes %s as a name like any other', (name) => {
    expect(new TableCatalog([account]).find(name)).toBeNull();
    const odd = table('dataverse', name);
    expect(new TableCatalog([odd]).find(name)).toBe(odd);
  });

  it('finds none of two tables that share a label, and says which they are', () => {
    const one: Table = { ...table('dataverse', 'contoso_site', 'Site'), technicalNames: ['contoso_site'] };
    const other: Table = { ...table('dataverse', 'fabrikam_site', 'SITE'), technicalNames: ['fabrikam_site'] };
    const catalog = new TableCatalog([one, other]);
    expect(catalog.find('site')).toBeNull();
    expect(catalog.tablesSharing('site')).toEqual(['contoso_site', 'fabrikam_site']);
    const more = new TableCatalog([one, table('dataverse', 'contoso_zone'), other]);
    expect(more.tablesSharing('site')).toEqual(['contoso_site', 'fabrikam_site']);
    expect(catalog.tablesSharing('contoso_site')).toEqual([]);
    expect(catalog.tablesSharing('contoso_zone')).toEqual([]);
  });

  it('takes a technical name before a label that others share', () => {
    const named: Table = { ...table('dataverse', 'site'), technicalNames: ['site'] };
    const labelled = ['contoso_site', 'fabrikam_site'].map((name): Table => ({
      ...table('dataverse', name, 'Site'),
      technicalNames: [name],
    }));
    const catalog = new TableCatalog([...labelled, named]);
    expect(catalog.find('Site')).toBe(named);
    expect(catalog.tablesSharing('Site')).toEqual([]);
  });

  it('finds a table by a label that it has twice', () => {
    const one: Table = { ...table('dataverse', 'contoso_site', 'Site', 'SITE'), technicalNames: ['contoso_site'] };
    expect(new TableCatalog([one]).find('site')).toBe(one);
  });

  it('takes a table that stands twice for one: its label is still its own, and leads to the first', () => {
    const site: Table = { ...table('dataverse', 'contoso_site', 'Site'), technicalNames: ['contoso_site'] };
    const again: Table = { ...site, names: ['contoso_site', 'Site', 'Place'] };
    const other: Table = { ...table('dataverse', 'fabrikam_site', 'Place'), technicalNames: ['fabrikam_site'] };
    const catalog = new TableCatalog([site, again, other, again]);
    expect(catalog.find('Site')).toBe(site);
    expect(catalog.find('Place')).toBeNull();
    expect(catalog.tablesSharing('Place')).toEqual(['contoso_site', 'fabrikam_site']);
    expect(new TableCatalog([site, again]).find('Place')).toBe(site);
  });

  it('tells the names by which reports call its tables, each once', () => {
    const other = { ...table('dataverse', 'contoso_site', 'contoso_sites'), name: 'contoso_sites' };
    expect(new TableCatalog([account, other]).names).toEqual(['account', 'contoso_sites']);
    expect(new TableCatalog([]).names).toEqual([]);
  });

  it('finds an F&O entity whose label has spaces', () => {
    const customers = table('finance-and-operations', 'CustomersV3');
    expect(new TableCatalog([customers]).find('Customers V3')).toBe(customers);
    expect(new TableCatalog([customers]).find('Customers  V 3')).toBe(customers);
  });

  it('prefers the exact name to one without spaces', () => {
    const squashed = table('finance-and-operations', 'CustomersV3');
    const exact = table('finance-and-operations', 'Customers V3');
    expect(new TableCatalog([squashed, exact]).find('Customers V3')).toBe(exact);
  });

  it('guesses nothing where two entities differ in spaces only', () => {
    const one = table('finance-and-operations', 'CustomersV3');
    const other = table('finance-and-operations', 'Cust omersV3');
    expect(new TableCatalog([one, other]).find('Customers V3')).toBeNull();
  });

  it('finds a table by a technical name that reads like the label of others', () => {
    const technicalNames = ['accounts', 'account'];
    const standard = { ...table('dataverse', 'accounts', 'account'), technicalNames, displayName: 'Account' };
    const custom = { ...table('dataverse', 'acme_accounts', 'Account'), technicalNames: ['acme_accounts'] };
    for (const tables of [
      [standard, custom],
      [custom, standard],
    ]) {
      expect(new TableCatalog(tables).find('account')).toBe(standard);
    }
  });

  it('guesses nothing where two tables have the same label', () => {
    const one = { ...table('dataverse', 'acme_ones', 'Widget'), technicalNames: ['acme_ones'] };
    const other = { ...table('dataverse', 'acme_others', 'Widget'), technicalNames: ['acme_others'] };
    expect(new TableCatalog([one]).find('widget')).toBe(one);
    expect(new TableCatalog([one, other]).find('widget')).toBeNull();
  });

  it('does not ignore spaces in Dataverse names', () => {
    expect(new TableCatalog([account]).find('acc ount')).toBeNull();
  });

  it('lets a telling name of one table win over a lesser name of another', () => {
    const lesser = table('dataverse', 'contoso_client', 'account');
    expect(new TableCatalog([lesser, account]).find('account')).toBe(account);
  });
});

describe('dataverseTableNames', () => {
  it.each([
    ['account', 'accounts'],
    ['msdyn_party', 'msdyn_parties'],
    ['contoso_day', 'contoso_days'],
    ['msdyn_address', 'msdyn_addresses'],
    ['contoso_box', 'contoso_boxes'],
    ['contoso_branch', 'contoso_branches'],
  ])('gives %s the entity set name %s', (logicalName, entitySetName) => {
    expect(dataverseTableNames(logicalName)).toEqual([logicalName, entitySetName]);
  });
});
