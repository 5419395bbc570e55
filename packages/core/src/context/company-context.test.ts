import { parseFieldPath } from '../field-path.js';
import { foldName } from '../names.js';
import type { Platform } from '../model/platform.js';
import type { Field, Table } from '../model/table.js';
import { TableCatalog } from '../table-catalog.js';
import { isCompanyContext, isCompanySpecific } from './company-context.js';
import type { RelatedTable, TableSource } from './path-resolution.js';

type Lookups = Readonly<Record<string, readonly string[]>>;
type Facts = Partial<Pick<Table, 'primaryCompanyContextField' | 'companyContextFields' | 'completeness'>> & {
  readonly key?: readonly string[];
};

/** @param lookups columns, and the tables that they relate to; none: the column is a text */
function table(
  platform: Platform,
  lookups: Lookups,
  { key = [], ...facts }: Facts = {},
  name = 'contoso_visits',
): Table {
  const fields = Object.entries(lookups).map(([column, targets]): Field => ({
    name: column,
    displayName: null,
    type: {
      kind: targets.length > 0 ? 'lookup' : 'text',
      length: null,
      bits: null,
      precision: null,
      minimum: null,
      maximum: null,
      options: null,
    },
    requirement: 'optional',
    creatable: null,
    updatable: null,
    fillsItself: false,
    targets,
  }));
  return {
    platform,
    name,
    displayName: null,
    names: [name],
    completeness: 'complete',
    fields: new Map(fields.map((field) => [foldName(field.name), field])),
    keys: key.length === 0 ? [] : [{ name: 'key', fields: key, isIntegrationKey: null, isPrimaryKey: false }],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
    ...facts,
  };
}

function sourceOf(...tables: Table[]): TableSource {
  const catalog = new TableCatalog(tables);
  return { related: (name) => ({ name, table: catalog.find(name), integrationKey: { known: false } }) };
}

const DAY = table('dataverse', { contoso_company: ['cdm_company'] }, {}, 'contoso_paydays');
const VISIT = table('dataverse', {
  contoso_number: [],
  contoso_company: ['cdm_companies'],
  contoso_day: ['contoso_paydays'],
  contoso_either: ['accounts', 'contoso_paydays'],
});

describe('a company context field', () => {
  const isCompany = (path: string, of: Table | null, platform: Platform = 'dataverse') =>
    isCompanyContext(parseFieldPath(path), of, platform, sourceOf(DAY));

  it.each(['contoso_brand', 'CONTOSO_Brand'])('is one of companyContextFields: %s', (path) => {
    const listed = table('dataverse', { contoso_brand: [] }, { companyContextFields: ['Contoso_Brand'] });
    expect(isCompany(path, listed)).toBe(true);
    expect(isCompany(path, { ...listed, companyContextFields: [] })).toBe(false);
    expect(isCompany('contoso_other', listed)).toBe(false);
    expect(isCompany('', table('dataverse', {}, { primaryCompanyContextField: ' ' }))).toBe(false);
  });

  it('is the primaryCompanyContextField, on F&O as it is written', () => {
    const primary = table('finance-and-operations', {}, { primaryCompanyContextField: 'Firm.Code' });
    expect(isCompany('firm.code', primary, 'finance-and-operations')).toBe(true);
    expect(isCompany('Firm', primary, 'finance-and-operations')).toBe(false);
  });

  it('is a lookup that may lead to the company, among others, and the company table by any of its names', () => {
    const companies = { ...table('dataverse', {}, {}, 'contoso_firm'), names: ['contoso_firm', 'CDM_Companies'] };
    const either = table('dataverse', { contoso_owner: ['accounts', 'cdm_company'], contoso_firm: ['contoso_firm'] });
    const is = (path: string) => isCompanyContext(parseFieldPath(path), either, 'dataverse', sourceOf(companies, DAY));
    expect(is('contoso_owner')).toBe(true);
    expect(is('contoso_firm')).toBe(true);
    const others = table('dataverse', { contoso_owner: ['accounts', 'contoso_paydays'] });
    expect(isCompanyContext(parseFieldPath('contoso_owner'), others, 'dataverse', sourceOf(DAY))).toBe(false);
  });

  it('is the primaryCompanyContextField, and on Dataverse the lookup that leads to it', () => {
    const facts = { primaryCompanyContextField: 'contoso_firm.contoso_code' };
    const primary = table('dataverse', { contoso_firm: ['contoso_firms'] }, facts);
    expect(isCompany('CONTOSO_FIRM.contoso_code', primary)).toBe(true);
    expect(isCompany('contoso_firm', primary)).toBe(true);
    expect(isCompany('contoso_firm.contoso_name', primary)).toBe(false);
  });

  it.each([
    ['a lookup to cdm_companies', 'contoso_company', true],
    ['a path through it', 'contoso_company.cdm_companycode', true],
    ['a path through it to another column', 'contoso_company.cdm_name', true],
    ['a path through it behind another lookup', 'contoso_day.contoso_company.cdm_companycode', true],
    ['a nested company lookup itself', 'contoso_day.contoso_company', true],
    ['a company lookup behind the second target', 'contoso_either.contoso_company', true],
    ['a path that ends at the company code, of a lookup that is not known', 'contoso_other.cdm_companycode', true],
    ['a column that is no lookup', 'contoso_number', false],
    ['a lookup to another table', 'contoso_day', false],
    ['a column of that table', 'contoso_day.contoso_name', false],
    ['a column called like the company code', 'cdm_companycode', false],
  ])('on Dataverse: %s', (_, path, expected) => {
    expect(isCompany(path, VISIT)).toBe(expected);
  });

  it.each(['dataAreaId', 'DATAAREAID'])('on F&O: %s, even of an entity that is not known', (path) => {
    expect(isCompany(path, null, 'finance-and-operations')).toBe(true);
    expect(isCompany(path, null, 'dataverse')).toBe(false);
  });

  it('on F&O no path: entities have no lookups to a company', () => {
    expect(isCompany('Company.cdm_companycode', null, 'finance-and-operations')).toBe(false);
  });
});

describe('a table', () => {
  const isSpecific = (of: Table | null, platform: Platform = 'dataverse', listed: readonly string[] = []) =>
    isCompanySpecific(of, platform, sourceOf(DAY), listed);

  it.each<[string, Facts, boolean]>([
    ['its primaryCompanyContextField is set', { primaryCompanyContextField: 'contoso_company' }, true],
    ['its companyContextFields are not empty', { companyContextFields: ['contoso_brand'] }, true],
    ['both are empty', { primaryCompanyContextField: null, companyContextFields: [] }, false],
    ['it has but one of both, and that is blank', { primaryCompanyContextField: ' ' }, false],
    ['both are empty, though its key has the company', { companyContextFields: [], key: ['contoso_company'] }, false],
    ['it has neither, and its key has a company lookup', { key: ['contoso_number', 'contoso_company'] }, true],
    ['it has neither, and its key has the company’s code', { key: ['contoso_company.cdm_companycode'] }, true],
    ['it has neither, and its key has no company', { key: ['contoso_number'] }, false],
  ])('of Dataverse, where %s', (_, facts, expected) => {
    expect(isSpecific(table('dataverse', { contoso_number: [], contoso_company: ['cdm_company'] }, facts))).toBe(
      expected,
    );
  });

  it.each<[string, readonly string[], Table[], boolean | null]>([
    ['behind a lookup of the key', ['contoso_company'], [], true],
    [
      'behind two',
      ['contoso_order'],
      [table('dataverse', { contoso_company: ['cdm_company'] }, { key: ['contoso_company'] }, 'contoso_orders')],
      true,
    ],
    ['nowhere', ['contoso_number'], [], false],
    ['in the key of a table that is not known', ['contoso_site'], [], null],
    ['nowhere, and its key leads back to itself', ['contoso_self'], [], false],
  ])('of Dataverse, the company is %s', (_, key, more, expected) => {
    const day = table(
      'dataverse',
      {
        contoso_company: ['cdm_company'],
        contoso_order: ['contoso_orders'],
        contoso_number: [],
        contoso_site: ['contoso_sites'],
        contoso_self: ['contoso_paydays'],
      },
      { key },
      'contoso_paydays',
    );
    const visit = table('dataverse', { contoso_day: ['contoso_paydays'] }, { key: ['contoso_day'] });
    expect(isCompanySpecific(visit, 'dataverse', sourceOf(day, ...more), [])).toBe(expected);
  });

  it.each([
    ['at the end of a chain of keys', 20_000, (i: number, names: readonly string[]) => names.slice(i + 1, i + 2), true],
    ['nowhere in a circle of keys', 100, (_: number, names: readonly string[]) => names, false],
  ])('of Dataverse, the company is %s', (_, count, targets, expected) => {
    const names = Array.from({ length: count }, (__, i) => `contoso_${i}s`);
    const tables = names.map((name, i) => {
      const behind = targets(i, names);
      const lookup = behind.length === 0 ? { contoso_next: ['cdm_companies'] } : { contoso_next: behind };
      return table('dataverse', lookup, { key: ['contoso_next'] }, name);
    });
    expect(isCompanySpecific(tables[0]!, 'dataverse', sourceOf(...tables), [])).toBe(expected);
  });

  it.each<[string, Facts, boolean | null]>([
    ['dataAreaId is in its key', { key: ['CustomerAccount', 'DataAreaId'] }, true],
    ['its key has no dataAreaId', { key: ['CustomerAccount'] }, false],
    ['its key is not known', {}, null],
    ['the metadata says that it has no company', { primaryCompanyContextField: null, key: ['dataAreaId'] }, false],
  ])('of F&O, where %s', (_, facts, expected) => {
    const entity = table('finance-and-operations', { CustomerAccount: [] }, facts);
    expect(isSpecific(entity, 'finance-and-operations')).toBe(expected);
  });

  describe('of Dataverse, behind a lookup of its key', () => {
    const visit = table('dataverse', { contoso_day: ['contoso_paydays'] }, { key: ['contoso_day'] });
    const behind = (related: Partial<RelatedTable>) => {
      const given: RelatedTable = {
        name: 'contoso_paydays',
        table: null,
        integrationKey: { known: false },
        ...related,
      };
      const unknown = (name: string): RelatedTable => ({ name, table: null, integrationKey: { known: false } });
      const tables = { related: (name: string) => (name === given.name ? given : unknown(name)) };
      return isCompanySpecific(visit, 'dataverse', tables, []);
    };
    const keyed = (...fields: readonly string[]) =>
      ({ known: true, areAll: true, candidates: [{ fields, origin: 'list' }] }) as const;

    it('has the company where the metadata of that table says so', () => {
      expect(behind({ table: { ...DAY, primaryCompanyContextField: 'contoso_company' } })).toBe(true);
      expect(behind({ table: { ...DAY, primaryCompanyContextField: null, companyContextFields: [] } })).toBe(false);
      expect(behind({ table: { ...DAY, companyContextFields: [] } })).toBe(false);
    });

    it('has the company where a list says so, of that table, known or not', () => {
      expect(behind({})).toBeNull();
      expect(behind({ integrationKey: keyed('contoso_number', 'contoso_firm.cdm_companycode') })).toBe(true);
      expect(behind({ integrationKey: keyed('contoso_number') })).toBeNull();
      expect(behind({ table: DAY, integrationKey: keyed('contoso_company') })).toBe(true);
      expect(behind({ table: DAY, integrationKey: keyed('contoso_number') })).toBe(false);
    });

    it('may have the company where that table may have other keys, or the lookup leads nobody knows where', () => {
      expect(behind({ table: { ...DAY, completeness: 'partial' } })).toBeNull();
      const lost = { ...visit, fields: new Map([...visit.fields].map(([name, of]) => [name, { ...of, targets: [] }])) };
      expect(isCompanySpecific(lost, 'dataverse', sourceOf(DAY), [])).toBeNull();
    });

    it('is no lookup at all where the metadata lacks the column', () => {
      const gone = table('dataverse', { contoso_number: [] }, { key: ['contoso_gone'] });
      expect(isCompanySpecific(gone, 'dataverse', sourceOf(DAY), [])).toBe(false);
    });
  });

  it('of Dataverse is not known to be cross-company where it may have other keys', () => {
    expect(isSpecific({ ...VISIT, completeness: 'partial' })).toBeNull();
    expect(isSpecific(null)).toBeNull();
  });

  it.each([[null], [{ ...VISIT, completeness: 'partial' as const }]])(
    'is company-specific where its listed key says so',
    (of) => {
      expect(isSpecific(of, 'dataverse', ['contoso_number', 'contoso_company.cdm_companycode'])).toBe(true);
      expect(isSpecific(of, 'dataverse', ['contoso_number'])).toBeNull();
    },
  );
});
