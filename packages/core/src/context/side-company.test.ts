import { parseFieldPath } from '../field-path.js';
import type { IntegrationKeyEntry } from '../model/workspace.js';
import { entity, field, key, legOf, lookup, table, type Given } from '../test-data/sides.js';

const companyOf = (given: Given, side: 'source' | 'destination' = 'destination') => legOf(given).side(side).company;
const listed = (of: string, ...fields: readonly string[]): IntegrationKeyEntry => ({
  table: of,
  entity: 'Customers V3',
  fields,
  file: 'keys.json',
});

describe('a company context field', () => {
  const integrationKeys = [listed('accounts', 'accountnumber', 'Contoso_Company.cdm_companycode')];
  const isContext = (path: string, given: Given) => companyOf(given).isContext(parseFieldPath(path));

  it('is a lookup that a listed key goes through to the company, though the metadata does not tell', () => {
    expect(isContext('contoso_company', {})).toBe(false);
    expect(isContext('contoso_company', { workspace: { integrationKeys } })).toBe(true);
    expect(isContext('CONTOSO_COMPANY', { workspace: { integrationKeys } })).toBe(true);
    expect(isContext('accountnumber', { workspace: { integrationKeys } })).toBe(false);
    const other = [listed('accounts', 'contoso_site.contoso_code')];
    expect(isContext('contoso_site', { workspace: { integrationKeys: other } })).toBe(false);
  });

  it('is what the metadata says', () => {
    const tables = [table('accounts', [lookup('contoso_firm', 'cdm_company')])];
    expect(isContext('contoso_firm', { workspace: { tables } })).toBe(true);
    expect(isContext('contoso_firm', {})).toBe(false);
  });

  it('of a related table is asked of that table', () => {
    const tables = [table('contoso_sites', [lookup('contoso_firm', 'cdm_company')])];
    const { company, tables: around } = legOf({ workspace: { tables } }).destination;
    expect(company.isRelatedContext(around.related('contoso_sites'), parseFieldPath('contoso_firm'))).toBe(true);
    expect(company.isRelatedContext(around.related('contoso_zones'), parseFieldPath('contoso_firm'))).toBe(false);
  });

  it('may stand behind a lookup of Dataverse that leads nobody knows where', () => {
    const may = (of: ReturnType<typeof field>, side?: 'source') => companyOf({}, side).mayBeBehind(of);
    expect(may(lookup('contoso_firm'))).toBe(true);
    expect(may(lookup('contoso_firm', 'accounts'))).toBe(false);
    expect(may(field('contoso_firm'))).toBe(false);
    expect(may(lookup('contoso_firm'), 'source')).toBe(false);
  });
});

describe('records of one company', () => {
  const integrationKeys = [listed('accounts', 'contoso_firm.cdm_companycode'), listed('contoso_sites', 'name')];

  it('are those of a table whose listed key has the company', () => {
    expect(companyOf({}).isSpecific).toBeNull();
    expect(companyOf({ workspace: { integrationKeys } }).isSpecific).toBe(true);
    const tables = [table('accounts', ['name'], { keys: [key(['name'])] })];
    expect(companyOf({ workspace: { tables } }).isSpecific).toBe(false);
  });

  it('are those of a related table whose listed key has the company', () => {
    const { company, tables } = legOf({ workspace: { integrationKeys } }).destination;
    expect(company.isRelatedSpecific(tables.related('accounts'))).toBe(true);
    expect(company.isRelatedSpecific(tables.related('contoso_sites'))).toBeNull();
    const known = [table('contoso_sites', ['name'], { keys: [key(['name'])] })];
    const other = legOf({ workspace: { tables: known } }).destination;
    expect(other.company.isRelatedSpecific(other.tables.related('contoso_sites'))).toBe(false);
  });
});

describe('a policy of sharing data across companies', () => {
  const given = { sharing: ['customers v3'] };

  it('is about an entity by any of its names, whatever their case', () => {
    expect(companyOf(given, 'source').isShared).toBe(true);
    expect(companyOf({ sharing: ['vendors v2'] }, 'source').isShared).toBe(false);
    const tables = [entity('CustCustomerV3', ['Name'], { names: ['CustCustomerV3', 'Customers V3'] })];
    const technical = { sharing: ['custcustomerv3'] };
    expect(companyOf({ ...technical, workspace: { tables } }, 'source').isShared).toBe(true);
    expect(companyOf(technical, 'source').isShared).toBe(false);
  });

  it('is about F&O alone', () => {
    expect(companyOf({ sharing: ['accounts'] }).isShared).toBe(false);
  });
});
