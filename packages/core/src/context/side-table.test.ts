import type { Given } from '../test-data/sides.js';
import { connectionSet, entity, environment, legOf, table } from '../test-data/sides.js';

const ACCOUNTS = table('accounts', ['name', 'fax']);
const CUSTOMERS = entity('CustomersV3', ['CustomerAccount']);

const source = (given: Given = {}) => legOf(given).source;
const destination = (given: Given = {}) => legOf(given).destination;
const lackOf = (side: ReturnType<typeof source>) => {
  const { tableState } = side;
  return tableState.state === 'unknown' ? tableState.lack.reason : tableState.state;
};

describe('the type of a side', () => {
  it('is what the leg says', () => {
    const { source: one, destination: other } = legOf({});
    expect([one, other]).toMatchObject([
      { environmentType: 'AX', platform: 'finance-and-operations', isFinanceAndOperations: true, isDataverse: false },
      { environmentType: 'CRM', platform: 'dataverse', isFinanceAndOperations: false, isDataverse: true },
    ]);
  });

  it.each([null, '', 'UNDEFINED'])('is that of its environment where the leg says %j', (sourceEnvironmentType) => {
    const leg = { sourceEnvironmentType, sourceEnvironment: 'finance' };
    const given = { leg, environments: [environment('finance', 'AX')] };
    expect(source(given)).toMatchObject({ environmentType: 'AX', platform: 'finance-and-operations' });
    expect(source({ leg })).toMatchObject({ environmentType: sourceEnvironmentType ?? '', platform: 'none' });
  });

  it('of the leg counts before that of its environment', () => {
    const environments = [environment('finance', 'CRM')];
    expect(source({ leg: { sourceEnvironment: 'finance' }, environments }).environmentType).toBe('AX');
  });
});

describe('the table of a side', () => {
  it('is called by the name in the leg, or else by the distinct name', () => {
    const named = (sourceTable: string | null, sourceDistinctName: string | null) =>
      source({ leg: { sourceTable, sourceDistinctName } });
    expect(named('Customers V3', 'CustomersV3').tableName).toBe('Customers V3');
    expect(named(' ', 'CustomersV3').tableName).toBe('CustomersV3');
    expect(named(null, ' ').tableName).toBe('');
    expect(named('Customers V3', null).label).toMatchObject({
      text: 'AX table Customers V3',
      marks: [[9, 21, 'name']],
    });
  });

  it('is looked for by the distinct name first', () => {
    const tables = [entity('Customers V3', ['Other']), CUSTOMERS];
    expect(source({ leg: { sourceDistinctName: 'CustomersV3' }, workspace: { tables } }).table).toBe(tables[1]);
    expect(source({ leg: { sourceDistinctName: 'None' }, workspace: { tables } }).table).toBe(tables[0]);
    expect(source({ leg: { sourceDistinctName: ' ' }, workspace: { tables } }).table).toBe(tables[0]);
  });

  it('is that of the very environment, where it lists its tables', () => {
    const own = table('accounts', ['contoso_own']);
    const environments = [environment('sales', 'CRM', { tables: [own] })];
    expect(destination({ environments, workspace: { tables: [ACCOUNTS] } }).table).toBe(own);
    expect(destination({ workspace: { tables: [ACCOUNTS] } }).table).toBe(ACCOUNTS);
  });

  it('is missing where its environment does not list it', () => {
    const environments = [environment('sales', 'CRM', { tables: [table('contacts', ['name'])] })];
    const given = { environments, workspace: { tables: [ACCOUNTS] } };
    expect(destination(given).tableState).toEqual({ state: 'missing' });
    expect(destination(given).lackOf('table')?.reason).toBe(
      'CRM table accounts is missing in the metadata (see DIPV1020)',
    );
    expect(destination(given).lackOf('metadata')).toBeNull();
    expect(destination(given).table).toBeNull();
  });

  it('is missing where only some tables of its environment were loaded, if it is among those that are not there', () => {
    const loaded = (...absent: readonly string[]) =>
      destination({
        leg: { destinationDistinctName: 'account' },
        environments: [environment('sales', 'CRM', { tables: [], absentTables: new Set(absent) })],
      }).tableState.state;
    expect(loaded('accounts', 'account')).toBe('missing');
    expect(loaded('accounts')).toBe('unknown');
  });
});

describe('what is lacking of the table of a side', () => {
  it('is its environment, where the connection set does not have it or has nothing behind it', () => {
    const set = connectionSet('Contoso', { ...environment('sales', 'CRM'), environment: null });
    const of = (destinationEnvironment: string) =>
      destination({ leg: { destinationEnvironment }, workspace: { connectionSets: [set], tables: [ACCOUNTS] } });
    expect(lackOf(of('marketing'))).toBe('the environment of CRM table accounts is not known (see DIPV1007)');
    expect(lackOf(of('sales'))).toBe('the environment of CRM table accounts is not known (see DIPV1005)');
    expect(of('sales').lackOfEnvironment?.reason).toBe(lackOf(of('sales')));
  });

  it('is no environment, where none was supplied', () => {
    const side = destination({ workspace: { tables: [ACCOUNTS] } });
    expect(side.lackOfEnvironment?.reason).toBe('no connection set was supplied');
    expect(side.table).toBe(ACCOUNTS);
    expect(destination({ environments: [environment('sales', 'CRM')] }).lackOfEnvironment).toBeNull();
  });

  it('is its metadata, by each spelling that was tried', () => {
    expect(lackOf(source())).toBe('no metadata for AX table Customers V3');
    expect(lackOf(source({ workspace: { tables: [entity('Vendors', ['Name'])] } }))).toBe(
      'no metadata for AX table Customers V3, nor for CustomersV3',
    );
    const named = { leg: { sourceTable: 'CustomersV3' }, workspace: { tables: [entity('Vendors', ['Name'])] } };
    expect(lackOf(source(named))).toBe('no metadata for AX table CustomersV3');
    const spaced = { leg: { destinationTable: 'ac counts' }, workspace: { tables: [ACCOUNTS] } };
    expect(lackOf(destination(spaced))).toBe('no metadata for CRM table ac counts (did you mean accounts?)');
  });

  it('is its metadata, which another name may have that the inputs list', () => {
    const nearest = (...given: readonly string[]) =>
      lackOf(destination({ workspace: { otherTableNames: (of) => (of === 'dataverse' ? given : []) } }));
    expect(nearest('account')).toBe('no metadata for CRM table accounts (did you mean account?)');
    expect(nearest('contacts')).toBe('no metadata for CRM table accounts');
    expect(nearest('ACCOUNTS')).toBe('no metadata for CRM table accounts');
  });

  it('is its columns, where only its name was supplied', () => {
    const side = destination({ workspace: { tables: [table('accounts', [])] } });
    expect(side.isListedWithoutColumns).toBe(true);
    expect(lackOf(side)).toBe('no metadata for CRM table accounts but its name: it was supplied without columns');
    expect(destination({ workspace: { tables: [ACCOUNTS] } }).isListedWithoutColumns).toBe(false);
  });

  it('is which one, where several have this label', () => {
    const tables = ['contoso_account', 'fabrikam_account'].map((name) =>
      table(name, ['name'], { names: [name, 'accounts'], technicalNames: [name] }),
    );
    expect(lackOf(destination({ workspace: { tables } }))).toBe(
      'several tables are called accounts (contoso_account, fabrikam_account): name the one that is meant',
    );
  });

  it('is what the leg does not say', () => {
    expect(lackOf(destination({ leg: { destinationEnvironmentType: null, destinationEnvironment: 'sales' } }))).toBe(
      'the leg names no environment type',
    );
    expect(lackOf(destination({ leg: { destinationTable: null } }))).toBe('the leg names no destination table');
  });

  it('are columns of a table that is known in part', () => {
    const partial = { workspace: { tables: [{ ...ACCOUNTS, completeness: 'partial' as const }] } };
    const { reason } = destination(partial).lackOf('completeTable') ?? {};
    expect(reason).toBe('only some columns of CRM table accounts are known');
    expect(destination(partial).lackOf('table')).toBeNull();
    expect(destination({ workspace: { tables: [ACCOUNTS] } }).lackOf('completeTable')).toBeNull();
    expect(destination({ workspace: { tables: [ACCOUNTS] } }).lackOfColumns).toBeNull();
  });

  it('is said of every need', () => {
    const side = destination();
    const needs = ['metadata', 'table', 'completeTable'] as const;
    expect(needs.map((need) => side.lackOf(need)?.reason)).toEqual(needs.map(() => lackOf(side)));
    expect(side.lackOf('integrationKey')?.reason).toBe('the integration key of CRM table accounts is not known');
  });
});

describe('a query of the leg’s own', () => {
  const leg = { hasOwnQuery: true };
  const querySchema = entity('query', ['Total']);

  it('may add columns to the table that it reads, whose keys are known as before', () => {
    const side = source({ leg, workspace: { tables: [CUSTOMERS] } });
    expect(side.table).toMatchObject({ completeness: 'partial', allKeysKnown: true, fields: CUSTOMERS.fields });
    expect(side.lackOfColumns?.reason).toBe('the query of the leg may add columns to AX table Customers V3');
    const partial = source({ leg, workspace: { tables: [{ ...CUSTOMERS, completeness: 'partial' }] } });
    expect(partial.table).toMatchObject({ allKeysKnown: false });
  });

  it('has the columns that the leg tells, and no others', () => {
    const of = (tables: readonly (typeof CUSTOMERS)[]) =>
      source({ leg: { ...leg, querySchema }, workspace: { tables } });
    expect(of([CUSTOMERS]).table).toMatchObject({
      name: 'CustomersV3',
      completeness: 'complete',
      fields: querySchema.fields,
    });
    expect(of([]).table).toMatchObject({ name: 'query', completeness: 'complete' });
    expect(of([]).lackOfColumns).toBeNull();
  });

  it('reads the source alone, and nothing where the table is not known', () => {
    expect(destination({ leg, workspace: { tables: [ACCOUNTS] } }).table).toBe(ACCOUNTS);
    expect(source({ leg: { querySchema }, workspace: { tables: [CUSTOMERS] } }).table).toBe(CUSTOMERS);
    expect(source({ leg }).table).toBeNull();
  });
});
