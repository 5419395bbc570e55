import type { ConnectionSet, EnvironmentEntry } from '../model/connection-set.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Table } from '../model/table.js';
import type { IntegrationKeyEntry, Workspace } from '../model/workspace.js';
import { RunContext } from './run-context.js';

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

function contextOf(workspace: Partial<Workspace>): RunContext {
  const empty: Workspace = {
    projects: [],
    connectionSets: [],
    tables: [],
    integrationKeys: [],
    connections: null,
    organizations: { legalEntities: null, businessUnits: null, companies: null },
    problems: [],
  };
  return new RunContext({ ...empty, ...workspace }, new Set());
}

describe('a list of integration keys', () => {
  const entry = (of: string): IntegrationKeyEntry => ({ table: of, entity: 'Sites', fields: [of], file: 'keys.json' });

  it('counts under any name of its table', () => {
    const [logical, set] = [entry('contoso_Site'), entry('contoso_sites')];
    const run = contextOf({ integrationKeys: [logical, set] });
    expect(run.integrationKeysOf(['contoso_site', 'contoso_sites'])).toEqual([logical, set]);
    expect(run.integrationKeysOf(['contoso_sites'])).toEqual([logical, set]);
    expect(run.integrationKeysOf(['contoso_zone'])).toEqual([]);
  });
});

describe('the connection set of a task', () => {
  const contoso = connectionSet('Contoso');
  const fabrikam = connectionSet('Fabrikam');

  it.each(['Contoso', 'Fabrikam', '', null])('is the only one there is, whatever the task names: %j', (name) => {
    expect(contextOf({ connectionSets: [contoso] }).connectionSetOf(name)).toBe(contoso);
  });

  it.each([
    ['Fabrikam', fabrikam],
    [' fabrikam ', fabrikam],
    ['Litware', null],
    ['', null],
    [null, null],
  ])('is, of several, the one that it names: %j', (name, expected) => {
    expect(contextOf({ connectionSets: [contoso, fabrikam] }).connectionSetOf(name)).toBe(expected);
  });

  it('is none where none was supplied', () => {
    expect(contextOf({}).connectionSetOf('Contoso')).toBeNull();
  });

  it('is not a nameless one, where the task names none', () => {
    expect(contextOf({ connectionSets: [connectionSet(null), contoso] }).connectionSetOf(null)).toBeNull();
  });
});

describe('tables that belong to no environment of the project', () => {
  const account = table('accounts');
  const contact = table('contacts');

  it('are those of solutions and exports, by platform', () => {
    const entity = table('Customers V3', 'finance-and-operations');
    const context = contextOf({ tables: [account, entity] });
    expect(context.otherTables('dataverse').find('accounts')).toBe(account);
    expect(context.otherTables('finance-and-operations').find('accounts')).toBeNull();
    expect(context.otherTables('finance-and-operations').find('Customers V3')).toBe(entity);
  });

  it('are also those of the only environment of the platform', () => {
    expect(
      contextOf({ connectionSets: [connectionSet('Contoso', [account])] })
        .otherTables('dataverse')
        .find('accounts'),
    ).toBe(account);
  });

  it('are not those of one environment of several: which it is cannot be told', () => {
    const context = contextOf({ connectionSets: [connectionSet('Contoso', [account], [contact])] });
    expect(context.otherTables('dataverse').find('accounts')).toBeNull();
  });
});

describe('listed integration keys', () => {
  const entry = (tableName: string, entity: string): IntegrationKeyEntry => ({
    table: tableName,
    entity,
    fields: ['accountnumber'],
    file: 'keys.json',
  });

  it('are found by any name of the table, whatever its case', () => {
    const context = contextOf({
      integrationKeys: [entry('Accounts', 'Customers V3'), entry('accounts', 'Vendors V2')],
    });
    expect(context.integrationKeysOf(['account', 'ACCOUNTS']).map(({ entity }) => entity)).toEqual([
      'Customers V3',
      'Vendors V2',
    ]);
    expect(context.integrationKeysOf(['contacts', '__proto__', 'constructor'])).toEqual([]);
  });
});
