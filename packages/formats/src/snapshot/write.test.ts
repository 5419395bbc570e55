import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Connection,
  Environment,
  Field,
  FieldType,
  Key,
  Platform,
  SourceDocument,
  Table,
  Workspace,
} from '@dipv/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  mappingOf,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  xmlAttribute,
  xmlTable,
} from '../test-data/test-kit.js';
import { takeSnapshot } from './take.js';
import { writeSnapshot } from './write.js';

afterEach(removeFolders);

const schema = JSON.parse(readFileSync(join(__dirname, '../../snapshot.schema.json'), 'utf8')) as object;

const map = JSON.stringify(taskOf([mappingOf({ destinationField: 'contoso_makerid.contoso_code' })]));

const raw = {
  'map.json': map,
  'a.xml': solutionXml({
    entities: xmlTable('contoso_widget', {
      set: 'contoso_widgets',
      attributes: [
        xmlAttribute('contoso_widgetid', 'primarykey', { RequiredLevel: 'systemrequired' }),
        xmlAttribute('contoso_name', 'nvarchar', {
          MaxLength: '50',
          RequiredLevel: 'required',
          ValidForCreateApi: '1',
          ValidForUpdateApi: '0',
        }),
        xmlAttribute('contoso_price', 'money', {
          Accuracy: '2',
          MinValue: '-1.5',
          MaxValue: '9',
          AppDefaultValue: '3',
        }),
        xmlAttribute(
          'contoso_grade',
          'picklist',
          { IsCustomField: '1' },
          '<optionset><options><option value="1"/></options></optionset>',
        ),
      ],
    }),
  }),
  'b.json': JSON.stringify([
    {
      LogicalName: 'contoso_widget',
      EntitySetName: 'contoso_widgets',
      Attributes: [{ LogicalName: 'contoso_makerid', AttributeType: 'Lookup', Targets: ['contoso_maker'] }],
    },
    { LogicalName: 'contoso_maker', EntitySetName: 'contoso_makers', Attributes: [{ LogicalName: 'contoso_code' }] },
    { LogicalName: 'contoso_other', Attributes: [{ LogicalName: 'contoso_code' }] },
    {
      Name: 'Widget',
      EntitySetName: 'Widgets',
      Properties: [{ Name: 'WidgetId', DataType: 'String', IsMandatory: true }],
    },
  ]),
};

const snapshotOf = (workspace: Workspace): string => writeSnapshot(takeSnapshot(workspace));
const factsOf = ({ tables }: Workspace): unknown =>
  tables.map(({ file: _file, fields, ...table }) => ({ ...table, fields: new Map([...fields].sort()) }));

describe('a snapshot', () => {
  it('reads back as the same facts, by itself or beside what it was made of', async () => {
    const { workspace } = await readNamed(raw);
    const snapshot = snapshotOf(workspace);
    const again = await readNamed({ 'map.json': map, 's.json': snapshot });
    expect(again.workspace.problems).toEqual([]);
    expect(factsOf(again.workspace)).toEqual(factsOf(workspace));
    const both = await readNamed({ ...raw, 's.json': snapshot });
    expect(both.workspace.problems).toEqual([]);
    expect(factsOf(both.workspace)).toEqual(factsOf(workspace));
  });

  it('holds the tables that maps use, those that lookups lead to, and no other', async () => {
    const snapshot = JSON.parse(snapshotOf((await readNamed(raw)).workspace)) as { tables: { name: string }[] };
    expect(snapshot.tables.map(({ name }) => name)).toEqual(['contoso_makers', 'contoso_widgets', 'Widgets']);
  });

  it('is the same bytes for the same facts, made anew or from itself, with a line for each column', async () => {
    const { workspace } = await readNamed(raw);
    const snapshot = snapshotOf(workspace);
    expect(snapshotOf({ ...workspace, tables: [...workspace.tables].reverse() })).toBe(snapshot);
    const again = await readNamed({ 'map.json': map, 's.json': snapshot });
    expect(snapshotOf(again.workspace)).toBe(snapshot);
    expect(snapshot.split('\n').filter((line) => line.includes('"contoso_name"'))).toHaveLength(1);
    expect(snapshot.endsWith('}\n')).toBe(true);
  });

  it('is valid against its JSON Schema', async () => {
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(snapshotOf((await readNamed(raw)).workspace)))).toBe(true);
    expect(validate.errors).toBeNull();
    expect(validate({ dipvSnapshot: 1, tables: [] })).toBe(true);
    expect(validate({ dipvSnapshot: 1, tables: [{ name: 'a' }] })).toBe(false);
  });

  it.each([
    [
      'a member of a later version',
      { dipvSnapshot: 1, tables: [], later: 1 },
      'is left out: the member later is not known here, as where a newer dipv wrote the file',
    ],
    ['another version', { dipvSnapshot: 2, tables: [] }, 'dipvSnapshot: expected 1, found 2'],
    [
      'a column of no kind',
      {
        dipvSnapshot: 1,
        tables: [
          {
            platform: 'dataverse',
            name: 'a',
            names: [],
            technicalNames: [],
            keys: [],
            fields: [{ name: 'x', kind: 'odd' }],
          },
        ],
      },
      'kind: expected text, ',
    ],
  ])('that breaks the contract is named: %s', async (_what, content, reason) => {
    const { workspace } = await readNamed({ 's.json': JSON.stringify(content) });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', reason: expect.stringContaining(reason) as string },
    ]);
    expect(workspace.problems[0]?.reason).toContain('the snapshot breaks the contract and is left out');
  });
});

/** Every member has a value that is not the usual one: the compiler wants each, and a snapshot must keep it. */
const type: Required<FieldType> = {
  kind: 'integer',
  kinds: ['integer', 'choice'],
  length: 7,
  bits: 64,
  precision: 3,
  minimum: -5,
  maximum: 5,
  options: ['1', '2'],
  optionLabels: [['Small', 'Klein'], []],
  dateBehavior: 'user-local',
};
const field: Required<Field> = {
  name: 'contoso_name',
  displayName: 'Name',
  type,
  requirement: 'business-required',
  creatable: null,
  updatable: false,
  fillsItself: true,
  computed: 'rollup',
  isConfigured: false,
  targets: ['contoso_maker'],
};
const key: Required<Key> = { name: 'k', fields: ['contoso_name'], isIntegrationKey: true, isPrimaryKey: true };
const tableOf = (platform: Platform, name: string): Required<Table> => ({
  platform,
  name,
  displayName: 'Widget',
  names: [name, 'Widget'],
  technicalNames: [name],
  completeness: 'partial',
  fields: new Map([['contoso_name', field]]),
  keys: [key],
  allKeysKnown: true,
  primaryCompanyContextField: 'contoso_companyid',
  companyContextFields: ['contoso_companyid'],
  switches: { dataManagement: false, dataService: true, configuration: false },
  file: 'x.json',
});
const environment: Required<Environment> = {
  name: 'Sales',
  targetType: 'CRM',
  tables: [tableOf('dataverse', 'contoso_widgets')],
  absentTables: new Set(['contoso_gone']),
  connectionDisplayName: 'Sales connection',
  hasAddress: true,
  bypassApiHubConnector: true,
  needsIntegrationKey: false,
};
const operations: Environment = {
  name: null,
  targetType: 'AX',
  tables: null,
  connectionDisplayName: null,
  hasAddress: false,
  bypassApiHubConnector: false,
  needsIntegrationKey: null,
};
const connection: Required<Connection> = {
  name: 'shared-0001',
  displayName: 'sales connection ',
  statuses: [{ status: 'Error', errorCode: '401', errorMessage: 'expired' }],
};
const document: SourceDocument = { file: 'x.json', locate: () => [], locateInString: () => null, edits: () => null };

async function fullWorkspace(): Promise<Workspace> {
  const { workspace } = await readNamed({ 'map.json': map });
  const pair = {
    document,
    firstPointer: '',
    secondPointer: '',
    kind: 'legal entity',
    firstPartition: ' USMF',
  } as const;
  return {
    ...workspace,
    tables: [tableOf('finance-and-operations', 'Widgets')],
    connectionSets: [
      {
        name: 'Contoso',
        environments: [
          { key: 'sales', environment, document, pointer: '' },
          { key: null, environment: null, document, pointer: '' },
          { key: 'operations', environment: operations, document, pointer: '' },
        ],
        organizationMapping: [
          { ...pair, firstEnvironment: 'a', secondEnvironment: null, secondPartition: '' },
          { ...pair, kind: 'data partition', firstEnvironment: null, secondEnvironment: 'b', secondPartition: 'usmf' },
        ],
        document,
      },
    ],
    integrationKeys: [
      { table: 'contoso_widget', entity: 'Gadgets', fields: ['b'], file: 'k.json' },
      { table: 'contoso_widgets', entity: 'Widgets', fields: ['a', 'b.c'], file: 'k.json' },
      { table: 'contoso_others', entity: 'Others', fields: ['a'], file: 'k.json' },
    ],
    organizations: { legalEntities: ['USRT', 'USMF'], businessUnits: [], companies: null },
    connections: [connection, { ...connection, displayName: 'somebody’s mail' }],
  };
}

describe('a snapshot of all that decides', () => {
  const places = new Set(['document', 'file', 'pointer', 'firstPointer', 'secondPointer']);
  const content = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (name, member: unknown) => {
        if (places.has(name)) return undefined;
        if (member instanceof Map || member instanceof Set) return [...(member as Iterable<unknown>)];
        return member;
      }),
    );

  it('keeps every member of tables, environments, key lists, organizations and connections', async () => {
    const workspace = await fullWorkspace();
    const { workspace: again } = await readNamed({ 'map.json': map, 's.json': snapshotOf(workspace) });
    expect(again.problems).toEqual([]);
    expect(content(again.tables)).toEqual(content(workspace.tables));
    const [set] = again.connectionSets;
    const [was] = workspace.connectionSets;
    const [table] = set!.environments[0]!.environment!.tables!;
    expect(content({ ...set, environments: [], organizationMapping: [] })).toEqual(
      content({ ...was, environments: [], organizationMapping: [] }),
    );
    expect(
      content(
        set?.environments.map(({ environment: each, ...entry }) => ({
          ...entry,
          each: each && { ...each, tables: [] },
        })),
      ),
    ).toEqual(
      content(
        was?.environments.map(({ environment: each, ...entry }) => ({
          ...entry,
          each: each && { ...each, tables: [] },
        })),
      ),
    );
    expect(content(table)).toMatchObject(content(environment.tables![0]) as object);
    expect(content(set?.organizationMapping)).toEqual(content([...was!.organizationMapping].reverse()));
    expect(content(again.integrationKeys)).toEqual(content(workspace.integrationKeys.slice(0, 2)));
    expect(again.organizations).toEqual({ legalEntities: ['USMF', 'USRT'], businessUnits: [], companies: null });
    expect(again.connections).toEqual([{ ...connection, name: '' }]);
  });

  it('says nothing that is nobody’s business: addresses, ids of connections, connections that no environment names', async () => {
    const text = snapshotOf(await fullWorkspace());
    expect(text).not.toContain('shared-0001');
    expect(text).not.toContain('mail');
    const set = {
      name: 'Contoso',
      environments: {
        a: { name: 'a', targetType: 'AX', metadataUrl: 'https://a.contoso.example', environmentInfo: 'secret' },
      },
      dataPartitionMappings: [],
    };
    const { workspace } = await readNamed({ 'map.json': map, 'set.json': JSON.stringify(set) });
    expect(snapshotOf(workspace)).not.toMatch(/contoso\.example|secret/);
  });

  it('is the same made from itself, valid, and gives way to the inputs that it was made of', async () => {
    const workspace = await fullWorkspace();
    const snapshot = snapshotOf(workspace);
    const again = await readNamed({ 'map.json': map, 's.json': snapshot });
    expect(snapshotOf({ ...again.workspace, connections: workspace.connections })).toBe(snapshot);
    const validate = new Ajv2020().compile(schema);
    expect(validate(JSON.parse(snapshot))).toBe(true);
    const newer = {
      'set.json': JSON.stringify({
        name: 'contoso',
        environments: { a: { targetType: 'AX', directUrl: 'x' } },
        dataPartitionMappings: [],
      }),
      'keys.json': JSON.stringify({ 'contoso_widgets - Widgets': ['z'] }),
      'organizations.json': JSON.stringify({ value: [{ LegalEntityId: 'DEMF' }] }),
      'connections.json': JSON.stringify({ value: [{ name: '1', properties: { statuses: [] } }] }),
    };
    const both = (await readNamed({ 'map.json': map, 's.json': snapshot, ...newer })).workspace;
    expect(both.problems).toEqual([]);
    expect(both.connectionSets.map(({ name }) => name)).toEqual(['contoso']);
    expect(both.integrationKeys.map(({ fields }) => fields)).toEqual([['z'], ['b']]);
    expect(both.organizations).toEqual({ legalEntities: ['DEMF'], businessUnits: [], companies: null });
    expect(both.connections).toHaveLength(1);
  });

  it('keeps as many connection sets as there were, and copies of it add none', async () => {
    const schema = (name: string): object => ({ name, displayName: name, distinctName: name, fields: [], keys: [] });
    const set = (...names: string[]): string =>
      JSON.stringify({
        name: 'contoso',
        environments: { a: { targetType: 'AX', schemas: names.map(schema) } },
        dataPartitionMappings: [],
      });
    // they differ in tables that no map uses
    const inputs = { 'a.json': set('Gadgets'), 'b.json': set('Gadgets', 'Gizmos') };
    const { workspace } = await readNamed({ 'map.json': map, ...inputs });
    const taken = snapshotOf(workspace);
    const again = await readNamed({ 'map.json': map, 's.json': taken, 'copy.json': taken });
    expect(again.workspace.connectionSets).toHaveLength(2);
    expect(snapshotOf(again.workspace)).toBe(taken);
  });

  it('of version 1 with tables alone is read as ever', async () => {
    const { workspace } = await readNamed({ 's.json': JSON.stringify({ dipvSnapshot: 1, tables: [] }) });
    expect(workspace).toMatchObject({ problems: [], connectionSets: [], connections: null });
  });
});
