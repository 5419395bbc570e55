import type { Field, Table, Workspace } from '@dipv/core';

type Deprive = (workspace: Workspace) => Workspace;

/** What may not have been supplied. */
export const LACKS: readonly (readonly [what: string, without: Deprive])[] = [
  ['metadata', ofTables(() => null)],
  ['metadata of Dataverse', ofTables((tables, type) => (type === 'CRM' ? null : tables))],
  ['metadata of finance and operations', ofTables((tables, type) => (type === 'AX' ? null : tables))],
  ['the connection set', (workspace) => ({ ...workspace, connectionSets: [] })],
  ['the connections snapshot', (workspace) => ({ ...workspace, connections: null })],
  [
    'lists of organizations',
    (workspace) => ({ ...workspace, organizations: { legalEntities: null, businessUnits: null, companies: null } }),
  ],
];

/** What metadata may leave out of a table. */
export const SILENCES: readonly Deprive[] = [
  ofEach((table) => ({ ...table, completeness: 'partial' })),
  ofEach((table) => ({ ...table, fields: new Map(), completeness: 'partial' })),
  ofEach((table) => ({ ...table, keys: [], primaryCompanyContextField: undefined, companyContextFields: undefined })),
  ofFields((field) => ({ ...field, requirement: null })),
  ofFields((field) => ({ ...field, creatable: null, updatable: null })),
  ofFields((field) => ({ ...field, type: { ...field.type, kind: 'unknown', kinds: ['date', 'datetime'] } })),
  ofFields((field) => ({ ...field, targets: [] })),
];

type Entry = NonNullable<Workspace['connectionSets'][number]['environments'][number]['environment']>;

function ofTables(tablesOf: (tables: Entry['tables'], type: string) => Entry['tables']): Deprive {
  return (workspace) => ({
    ...workspace,
    connectionSets: workspace.connectionSets.map((set) => ({
      ...set,
      environments: set.environments.map((entry) => {
        const { environment } = entry;
        if (environment === null) return entry;
        const tables = tablesOf(environment.tables, environment.targetType ?? '');
        return { ...entry, environment: { ...environment, tables } };
      }),
    })),
  });
}

function ofEach(change: (table: Table) => Table): Deprive {
  return ofTables((tables) => tables?.map(change) ?? null);
}

function ofFields(change: (field: Field) => Field): Deprive {
  return ofEach((table) => ({
    ...table,
    fields: new Map([...table.fields].map(([name, field]) => [name, change(field)])),
  }));
}
