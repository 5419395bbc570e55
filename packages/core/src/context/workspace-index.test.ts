import type { ConnectionSet, EnvironmentEntry } from '../model/connection-set.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Field, Table } from '../model/table.js';
import type { IntegrationKeyEntry, Workspace } from '../model/workspace.js';
import { WorkspaceIndex } from './workspace-index.js';

const DOCUMENT: SourceDocument = {
  file: 'set.json',
  locate: (pointers) => pointers.map(() => null),
  locateInString: () => null,
  edits: () => null,
};

function table(name: string, platform: Table['platform'] = 'dataverse'): Table {
  return {
    platform,
    name,
    displayName: null,
    names: [name],
    completeness: 'complete',
    fields: new Map(),
    keys: [],
    primaryCompanyContextField: undefined,
    companyContextFields: undefined,
    file: 'tables.json',
  };
}

function connectionSet(name: string | null, ...lists: Table[][]): ConnectionSet {
  const environments = lists.map((tables, i): EnvironmentEntry => ({
    key: `env${i}`,
    environment: {
      name: null,
      targetType: 'CRM',
      tables,
      connectionDisplayName: null,
      hasAddress: true,
      bypassApiHubConnector: false,
      needsIntegrationKey: null,
    },
    document: DOCUMENT,
    pointer: '',
  }));
  return { name, environments, organizationMapping: [], document: DOCUMENT };
}

function indexOf(workspace: Partial<Workspace>): WorkspaceIndex {
  const empty: Workspace = {
    projects: [],
    connectionSets: [],
    tables: [],
    integrationKeys: [],
    connections: null,
    organizations: { legalEntities: null, businessUnits: null, companies: null },
    problems: [],
  };
  return new WorkspaceIndex({ ...empty, ...workspace });
}

describe('a list of integration keys', () => {
  const entry = (of: string): IntegrationKeyEntry => ({ table: of, entity: 'Sites', fields: [of], file: 'keys.json' });

  it('counts under any name of its table', () => {
    const [logical, set] = [entry('contoso_Site'), entry('contoso_sites')];
    const index = indexOf({ integrationKeys: [logical, set] });
    expect(index.integrationKeysOf(['contoso_site', 'contoso_sites'])).toEqual([logical, set]);
    expect(index.integrationKeysOf(['contoso_sites'])).toEqual([logical, set]);
    expect(index.integrationKeysOf(['contoso_zone'])).toEqual([]);
  });
});

describe('the connection set of a task', () => {
  const contoso = connectionSet('Contoso');
  const fabrikam = connectionSet('Fabrikam');

  it.each(['Contoso', 'Fabrikam', '', null])('is the only one there is, whatever the task names: %j', (name) => {
    expect(indexOf({ connectionSets: [contoso] }).connectionSetOf(name)).toBe(contoso);
  });

  it.each([
    ['Fabrikam', fabrikam],
    [' fabrikam ', fabrikam],
    ['Litware', null],
    ['', null],
    [null, null],
  ])('is, of several, the one that it names: %j', (name, expected) => {
    expect(indexOf({ connectionSets: [contoso, fabrikam] }).connectionSetOf(name)).toBe(expected);
  });

  it('is none where none was supplied', () => {
    expect(indexOf({}).connectionSetOf('Contoso')).toBeNull();
  });

  it('is not a nameless one, where the task names none', () => {
    expect(indexOf({ connectionSets: [connectionSet(null), contoso] }).connectionSetOf(null)).toBeNull();
  });
});

describe('tables that belong to no environment of the project', () => {
  const account = table('accounts');
  const contact = table('contacts');

  it('are those of solutions and exports, by platform', () => {
    const entity = table('Customers V3', 'finance-and-operations');
    const index = indexOf({ tables: [account, entity] });
    expect(index.tablesOf(null, 'dataverse').find(['accounts'])).toBe(account);
    expect(index.tablesOf(null, 'finance-and-operations').find(['accounts'])).toBeNull();
    expect(index.tablesOf(null, 'finance-and-operations').find(['Customers V3'])).toBe(entity);
  });

  it('are also those of the only environment of the platform', () => {
    expect(
      indexOf({ connectionSets: [connectionSet('Contoso', [account])] })
        .tablesOf(null, 'dataverse')
        .find(['accounts']),
    ).toBe(account);
  });

  it('are not those of one environment of several: which it is cannot be told', () => {
    const index = indexOf({ connectionSets: [connectionSet('Contoso', [account], [contact])] });
    expect(index.tablesOf(null, 'dataverse').find(['accounts'])).toBeNull();
  });
});

describe('what was made of a list of tables', () => {
  const lists = Array.from({ length: 100 }, (_, i) => [table(`contoso_t${i}`)]);
  const ofSet = [table('accounts')];
  const index = indexOf({ connectionSets: [connectionSet('Contoso', ofSet)] });
  const of = (list: readonly Table[]) => index.tablesOf(list, 'dataverse');

  it('is kept for good where a connection set brings it, and of projects for the last ones', () => {
    const shared = of(ofSet);
    const first = of(lists[0]!);
    expect(of(lists[0]!)).toBe(first);
    const all = lists.map(of);
    expect(of(lists[99]!)).toBe(all[99]);
    expect(of(lists[0]!)).not.toBe(first);
    expect(of(lists[0]!).find(['contoso_t0'])).toBe(lists[0]![0]);
    expect(of(ofSet)).toBe(shared);
  });
});

it('a related table is called as it was asked for, so that no map speaks as another one does', () => {
  const tables = indexOf({ tables: [table('contoso_sites')] }).tablesOf(null, 'dataverse');
  expect(tables.related('Contoso_Sites')).toBe(tables.related('Contoso_Sites'));
  expect(['Contoso_Sites', 'CONTOSO_SITES'].map((name) => tables.related(name).name)).toEqual([
    'Contoso_Sites',
    'CONTOSO_SITES',
  ]);
});

describe('a related table', () => {
  const field = { name: 'name' } as Field;
  const full = (name: string, platform?: Table['platform']) => ({
    ...table(name, platform),
    fields: new Map([['name', field]]),
  });
  const related = (tables: readonly Table[], name: string, platform: Table['platform'] = 'dataverse') =>
    indexOf({ tables }).tablesOf(null, platform).related(name).table;

  it('of Dataverse is found by the name of its entity set, where the metadata lacks the logical one', () => {
    const sites = full('contoso_sites');
    expect(related([sites], 'contoso_site')).toBe(sites);
    expect(related([sites], 'contoso_sites')).toBe(sites);
    expect(related([sites], 'contoso_zone')).toBeNull();
    const entities = full('contoso_sites', 'finance-and-operations');
    expect(related([entities], 'contoso_site', 'finance-and-operations')).toBeNull();
    expect(related([entities], 'contoso_sites', 'finance-and-operations')).toBe(entities);
  });

  it('is not known where only its name was supplied', () => {
    expect(related([table('contoso_sites')], 'contoso_sites')).toBeNull();
  });

  it('is that of the environment before any other', () => {
    const [own, other] = [full('accounts'), full('accounts')];
    const tables = indexOf({ tables: [other] }).tablesOf([own], 'dataverse');
    expect(tables.related('accounts').table).toBe(own);
    const elsewhere = indexOf({ tables: [other] }).tablesOf([full('contacts')], 'dataverse');
    expect(elsewhere.related('accounts').table).toBe(other);
    expect(elsewhere.find(['accounts'])).toBeNull();
  });

  it('of a lookup is each that the metadata tells, or else the one that the map notes', () => {
    const tables = indexOf({ tables: [full('accounts')] }).tablesOf(null, 'dataverse');
    const names = (targets: readonly string[], note: string | null) =>
      tables.relatedTo({ ...field, targets }, note).map(({ name }) => name);
    expect(names(['accounts', 'contacts'], 'leads')).toEqual(['accounts', 'contacts']);
    expect(names([], 'leads')).toEqual(['leads']);
    expect(names([], null)).toEqual([]);
    expect(tables.relatedTo(null, 'leads').map(({ name }) => name)).toEqual(['leads']);
  });
});

it('what was made of tables is kept for connection sets, and for the last of many projects', () => {
  const lists = Array.from({ length: 200 }, (_, i) => [table(`contoso_${i}s`)]);
  const [ofSet = [], ...ofProjects] = lists;
  const index = indexOf({ connectionSets: [connectionSet('Contoso', ofSet)] });
  const made = index.tablesOf(ofSet, 'dataverse');
  const [first] = ofProjects.map((own) => index.tablesOf(own, 'dataverse'));
  expect(index.tablesOf(ofSet, 'dataverse')).toBe(made);
  expect(index.tablesOf(ofProjects[0]!, 'dataverse')).not.toBe(first);
  const last = ofProjects.at(-1)!;
  expect(index.tablesOf(last, 'dataverse')).toBe(index.tablesOf(last, 'dataverse'));
  expect(index.tablesOf(last, 'dataverse').find(['contoso_199s'])).toBe(last[0]);
});

describe('tables that share a label', () => {
  it('are told for the first name that has several', () => {
    const labelled = ['contoso_site', 'fabrikam_site'].map((name) => ({
      ...table(name),
      names: [name, 'Site'],
      technicalNames: [name],
    }));
    const tables = indexOf({ tables: labelled }).tablesOf(null, 'dataverse');
    expect(tables.sharing(['none', 'Site'])).toEqual(['contoso_site', 'fabrikam_site']);
    expect(tables.sharing(['none'])).toEqual([]);
    expect(tables.isListedWithoutColumns('contoso_site')).toBe(true);
    expect(tables.isListedWithoutColumns('none')).toBe(false);
  });
});

it('the only environment of a platform counts wherever it is listed, and beside those of the other platform', () => {
  const account = table('accounts');
  const entity = table('Customers V3', 'finance-and-operations');
  const index = indexOf({ connectionSets: [connectionSet('Contoso', [account, entity], [entity], [])] });
  expect(index.tablesOf(null, 'dataverse').find(['accounts'])).toBe(account);
  expect(index.tablesOf(null, 'finance-and-operations').find(['Customers V3'])).toBeNull();
});

it('names that the inputs list beside those of maps are told by platform', () => {
  const index = indexOf({ otherTableNames: (platform) => (platform === 'dataverse' ? ['contoso_zones'] : []) });
  expect(index.otherTableNames('dataverse')).toEqual(['contoso_zones']);
  expect(index.otherTableNames('finance-and-operations')).toEqual([]);
  expect(indexOf({}).otherTableNames('dataverse')).toEqual([]);
});

describe('listed integration keys', () => {
  const entry = (tableName: string, entity: string): IntegrationKeyEntry => ({
    table: tableName,
    entity,
    fields: ['accountnumber'],
    file: 'keys.json',
  });

  it('are found by any name of the table, whatever its case', () => {
    const index = indexOf({
      integrationKeys: [entry('Accounts', 'Customers V3'), entry('accounts', 'Vendors V2')],
    });
    expect(index.integrationKeysOf(['account', 'ACCOUNTS']).map(({ entity }) => entity)).toEqual([
      'Customers V3',
      'Vendors V2',
    ]);
    expect(index.integrationKeysOf(['contacts', '__proto__', 'constructor'])).toEqual([]);
  });
});
