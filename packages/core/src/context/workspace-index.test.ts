import type { ConnectionSet, EnvironmentEntry } from '../model/connection-set.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Table } from '../model/table.js';
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
