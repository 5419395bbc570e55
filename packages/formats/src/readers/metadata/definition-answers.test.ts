import type { Table } from '@dipv/core';
import { readFolder, readNamed, removeFolders, taskOf, utf16le } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const HOST = 'https://contoso.crm.dynamics.com/api/data/v9.2';
const column = (name: string, type: string, more: object = {}): object => ({
  LogicalName: name,
  AttributeTypeName: { Value: `${type}Type` },
  RequiredLevel: { Value: 'None' },
  IsValidForCreate: true,
  IsValidForUpdate: true,
  ...more,
});
const COLUMNS = [
  column('contoso_widgetid', 'Uniqueidentifier', { IsPrimaryId: true }),
  column('contoso_name', 'String', { MaxLength: 100 }),
  column('contoso_kind', 'Picklist'),
  column('versionnumber', 'BigInt', { IsValidForCreate: false, IsValidForUpdate: false }),
];
const KEYS = [{ LogicalName: 'contoso_key', KeyAttributes: ['contoso_name'] }];
const WIDGET = {
  LogicalName: 'contoso_widget',
  EntitySetName: 'contoso_widgets',
  PrimaryIdAttribute: 'contoso_widgetid',
  Attributes: COLUMNS,
  Keys: KEYS,
};
const map = JSON.stringify(taskOf());

type Contents = Record<string, object | string | Uint8Array>;

/** The tables as a map sees them that uses the widgets. */
async function read(files: Contents): Promise<{ tables: readonly Table[]; reasons: string[]; unrecognised: number }> {
  const texts = Object.entries(files).map(([file, content]) => [
    file,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content, null, 1),
  ]);
  const result = await readFolder({ 'map.json': map, ...(Object.fromEntries(texts) as Record<string, string>) });
  return {
    tables: result.workspace.tables,
    reasons: result.workspace.problems.map(({ severity, reason }) => `${severity}: ${reason}`),
    unrecognised: result.unrecognised.length,
  };
}

async function tableOf(files: Contents): Promise<Table> {
  const { tables, reasons } = await read(files);
  expect(reasons).toEqual([]);
  expect(tables).toHaveLength(1);
  return tables[0]!;
}

const answer = (path: string, value: unknown): object => ({ '@odata.context': `${HOST}/$metadata#${path}`, value });

describe('the answer of RetrieveMetadataChanges', () => {
  const context = `${HOST}/$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse`;
  it.each<[string, unknown]>([
    ['bare', { '@odata.context': context, ServerVersionStamp: '1!1', DeletedMetadata: null, EntityMetadata: [WIDGET] }],
    ['in a value', { value: { EntityMetadata: [WIDGET] } }],
    ['in a list', { value: [{ EntityMetadata: [WIDGET] }] }],
    ['wrapped by PowerShell', { EntityMetadata: { value: [WIDGET], Count: 1 } }],
    ['collapsed by PowerShell', { EntityMetadata: WIDGET }],
    ['as a list of its own', [WIDGET]],
  ])('tells tables: %s', async (_how, content) => {
    const table = await tableOf({ 'a.json': content as object });
    expect(table).toMatchObject({ name: 'contoso_widgets', completeness: 'complete' });
    expect(table.keys.map(({ name }) => name)).toEqual(['contoso_widgetid', 'contoso_key']);
  });

  it('is read in pieces when it is large', async () => {
    const filler = Array.from({ length: 2500 }, (_, i) => ({
      ...WIDGET,
      LogicalName: `contoso_x${i}`,
      EntitySetName: `x${i}`,
    }));
    const table = await tableOf({ 'a.json': JSON.stringify({ EntityMetadata: [...filler, WIDGET] }) });
    expect(table).toMatchObject({ name: 'contoso_widgets', completeness: 'complete' });
  });
});

describe('a list of columns by itself', () => {
  it.each([
    "EntityDefinitions('contoso_widget')/Attributes",
    "EntityDefinitions(LogicalName='contoso_widget')/Attributes",
    'EntityDefinitions(LogicalName=%27contoso_widget%27)/Attributes',
    'EntityDefinitions(70816501-0000-4000-8000-000000000001)/Attributes',
  ])('belongs to the table that its context names: %s', async (path) => {
    const table = await tableOf({ 'a.json': answer(path, COLUMNS) });
    expect(table).toMatchObject({ completeness: 'complete', allKeysKnown: false });
    expect(table.names).toContain('contoso_widgets');
    expect([...table.fields.keys()]).toEqual(['contoso_widgetid', 'contoso_name', 'contoso_kind', 'versionnumber']);
    expect(table.fields.get('contoso_name')?.type).toMatchObject({ kind: 'text', length: 100 });
  });

  it('belongs to the table that each column names, where there is no context', async () => {
    const named = COLUMNS.map((each) => ({ ...each, EntityLogicalName: 'contoso_widget' }));
    expect(await tableOf({ 'a.json': { value: named } })).toMatchObject({ completeness: 'complete' });
    expect(await tableOf({ 'a.json': named })).toMatchObject({ completeness: 'complete' });
  });

  it.each([
    ['selected', "EntityDefinitions('contoso_widget')/Attributes(LogicalName,AttributeTypeName)", COLUMNS],
    ['filtered', "EntityDefinitions('contoso_widget')/Attributes", COLUMNS.slice(1)],
    ['filtered to what can be set', "EntityDefinitions('contoso_widget')/Attributes", COLUMNS.slice(0, -1)],
    ['filtered to the primary key', "EntityDefinitions('contoso_widget')/Attributes", COLUMNS.slice(0, 1)],
    [
      'of one type',
      "EntityDefinitions('contoso_widget')/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata",
      COLUMNS,
    ],
  ])('is partial where it is %s', async (_what, path, columns) => {
    expect(await tableOf({ 'a.json': answer(path, columns) })).toMatchObject({ completeness: 'partial' });
  });

  it('is partial as a page that another one follows', async () => {
    const page = { ...answer("EntityDefinitions('contoso_widget')/Attributes", COLUMNS), '@odata.nextLink': 'x' };
    const { tables } = await read({ 'a.json': page });
    expect(tables[0]?.completeness).toBe('partial');
  });

  it('is united with what other answers tell of the table, keys and choices among it', async () => {
    const { Attributes: _, ...head } = WIDGET;
    const cast = "EntityDefinitions('contoso_widget')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata";
    const table = await tableOf({
      'columns.json': answer("EntityDefinitions('contoso_widget')/Attributes", COLUMNS),
      'keys.json': answer("EntityDefinitions('contoso_widget')/Keys", KEYS),
      'choices.json': answer(`${cast}(LogicalName,OptionSet(Options),GlobalOptionSet(Options))`, [
        { LogicalName: 'contoso_kind', OptionSet: { Options: [{ Value: 1 }] }, GlobalOptionSet: null },
      ]),
      'lengths.json': answer(
        "EntityDefinitions('contoso_widget')/Attributes/Microsoft.Dynamics.CRM.MemoAttributeMetadata(SchemaName,MaxLength)",
        [{ SchemaName: 'contoso_Notes', MaxLength: 2000 }],
      ),
    });
    expect(head.LogicalName).toBe('contoso_widget');
    expect(table).toMatchObject({ completeness: 'complete' });
    expect(table.allKeysKnown ?? true).toBe(true);
    expect(table.keys.map(({ name }) => name).toSorted()).toEqual(['contoso_key', 'contoso_widgetid']);
    expect(table.fields.get('contoso_kind')?.type).toMatchObject({ kind: 'choice', options: ['1'] });
    expect(table.fields.get('contoso_notes')?.type).toMatchObject({ kind: 'text', length: 2000 });
  });

  it('that breaks the contract is named at its place', async () => {
    const columns = [...COLUMNS, column('contoso_x', 'String', { MaxLength: 'ten' })];
    const { workspace } = await readNamed({
      'map.json': map,
      'a.json': JSON.stringify(answer("EntityDefinitions('contoso_widget')/Attributes", columns), null, 1),
    });
    expect(workspace.tables).toEqual([]);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', pointer: '/value/4/MaxLength', line: expect.any(Number) as number },
    ]);
  });

  it('tells what it can of one column, and how to get all', async () => {
    const context = `${HOST}/$metadata#EntityDefinitions('contoso_widget')/Attributes/$entity`;
    const { tables, reasons } = await read({ 'a.json': { '@odata.context': context, ...COLUMNS[1] } });
    expect(tables).toMatchObject([{ completeness: 'partial' }]);
    expect(tables[0]!.fields.get('contoso_name')?.type.length).toBe(100);
    expect(reasons).toEqual([
      expect.stringMatching(/^warning: holds one column of the table contoso_widget.*Attributes$/),
    ]);
  });
});

describe('a list of keys or relationships by itself', () => {
  it('tells the keys of a table whose columns other inputs tell', async () => {
    const definitions = { value: [{ ...WIDGET, Keys: undefined }] };
    expect(await tableOf({ 'a.json': definitions })).toMatchObject({ allKeysKnown: false });
    const keys = answer("EntityDefinitions('contoso_widget')/Keys", KEYS);
    const table = await tableOf({ 'a.json': definitions, 'b.json': keys });
    expect(table.allKeysKnown ?? true).toBe(true);
    expect(table.keys).toHaveLength(2);
  });

  it('tells that there are none', async () => {
    const keys = answer("EntityDefinitions('contoso_widget')/Keys", []);
    const table = await tableOf({ 'a.json': { value: [{ ...WIDGET, Keys: undefined }] }, 'b.json': keys });
    expect(table.allKeysKnown ?? true).toBe(true);
    expect(table.keys.every(({ isPrimaryKey }) => isPrimaryKey)).toBe(true);
  });

  it('does not tell all keys where another input brings one more, as of an environment that lacks a solution', async () => {
    const other = {
      ...WIDGET,
      Attributes: undefined,
      Keys: [{ LogicalName: 'other', KeyAttributes: ['contoso_kind'] }],
    };
    const table = await tableOf({ 'a.json': { value: [WIDGET] }, 'b.json': { value: [other] } });
    expect(table.allKeysKnown).toBe(false);
    expect(table.keys).toHaveLength(3);
    const same = { ...other, Keys: KEYS };
    const united = await tableOf({ 'a.json': { value: [WIDGET] }, 'b.json': { value: [same] } });
    expect(united.allKeysKnown ?? true).toBe(true);
  });

  it('tells no key of which it names no columns', async () => {
    const { tables } = await read({ 'a.json': { value: [{ ...WIDGET, Keys: [{ LogicalName: 'contoso_key' }] }] } });
    expect(tables[0]).toMatchObject({ allKeysKnown: false, keys: [{ isPrimaryKey: true }] });
  });

  it('may stand in a table without columns', async () => {
    const table = { LogicalName: 'contoso_widget', EntitySetName: 'contoso_widgets', Keys: KEYS };
    const filler = Array.from({ length: 9000 }, (_, i) => ({
      ...table,
      LogicalName: `x${i}`,
      EntitySetName: `x${i}s`,
    }));
    for (const value of [[table], [...filler, table]]) {
      const keys = (await tableOf({ 'a.json': { value } })).keys.map(({ name }) => name);
      expect(keys).toEqual(['contoso_key']);
    }
  });

  it('tells what lookups relate to', async () => {
    const lookup = { ...WIDGET, Attributes: [...COLUMNS, column('contoso_makerid', 'Lookup')] };
    const relationships = [
      {
        ReferencingEntity: 'contoso_widget',
        ReferencingAttribute: 'contoso_makerid',
        ReferencedEntity: 'contoso_maker',
      },
    ];
    const table = await tableOf({ 'a.json': { value: [lookup] }, 'b.json': { value: relationships } });
    expect(table.fields.get('contoso_makerid')).toMatchObject({ type: { kind: 'lookup' }, targets: ['contoso_maker'] });
  });
});

describe('a table of EntityDefinitions', () => {
  const context = (inside: string): object => ({
    '@odata.context': `${HOST}/$metadata#EntityDefinitions(LogicalName,EntitySetName,${inside})/$entity`,
  });
  it.each<[string, object, string]>([
    ['whole', { ...context('Attributes(),Keys()'), ...WIDGET }, 'complete'],
    ['with choices expanded', { ...context('Attributes(OptionSet())'), ...WIDGET }, 'complete'],
    [
      'with columns of the columns selected',
      { ...context('Attributes(LogicalName,AttributeType)'), ...WIDGET },
      'partial',
    ],
    ['without its primary key', { ...WIDGET, PrimaryIdAttribute: undefined, Attributes: COLUMNS.slice(1) }, 'partial'],
    [
      'with names only, the context lost',
      {
        ...WIDGET,
        Attributes: COLUMNS.map((each) => ({ LogicalName: (each as { LogicalName: string }).LogicalName })),
      },
      'partial',
    ],
    [
      'with what was not selected as null',
      { ...WIDGET, Attributes: COLUMNS.map((each) => ({ ...each, RequiredLevel: null })) },
      'partial',
    ],
    [
      'with its own columns only, the context lost',
      { ...WIDGET, Attributes: COLUMNS.map((each) => ({ ...each, IsCustomAttribute: true })) },
      'partial',
    ],
    ['filtered to what can be set on create', { ...WIDGET, Attributes: COLUMNS.slice(0, -1) }, 'partial'],
    [
      'filtered to what can be updated, and its primary key',
      {
        ...WIDGET,
        TableType: 'Standard',
        Attributes: [
          column('contoso_widgetid', 'Uniqueidentifier', { IsValidForUpdate: false }),
          column('contoso_name', 'String'),
          column('statecode', 'State', { IsValidForCreate: false }),
        ],
      },
      'partial',
    ],
    // what has no versionnumber must be told of
    ['a whole virtual table', { ...WIDGET, TableType: 'Virtual', Attributes: COLUMNS.slice(0, -1) }, 'complete'],
    [
      'a whole table of a data provider',
      { ...WIDGET, DataProviderId: 'x', Attributes: COLUMNS.slice(0, 2) },
      'complete',
    ],
    ['a whole elastic table', { ...WIDGET, TableType: 'Elastic', Attributes: COLUMNS.slice(0, -1) }, 'complete'],
    [
      'whole, without a versionnumber',
      {
        ...WIDGET,
        Attributes: [
          ...COLUMNS.slice(0, -1),
          column('createdon', 'DateTime', { IsValidForCreate: false, IsValidForUpdate: false }),
        ],
      },
      'complete',
    ],
  ])('is %s', async (_what, content, expected) => {
    expect(await tableOf({ 'a.json': content })).toMatchObject({ completeness: expected });
  });

  it('knows by the context of the whole list what was selected', async () => {
    const list = answer('EntityDefinitions(LogicalName,Attributes(LogicalName))', [WIDGET]);
    expect(await tableOf({ 'a.json': list })).toMatchObject({ completeness: 'partial' });
  });

  it('has columns that are parts of others, and such as are computed', async () => {
    const more = [
      column('ownerid', 'Owner'),
      column('owneridtype', 'EntityName', { AttributeOf: 'ownerid', RequiredLevel: { Value: 'SystemRequired' } }),
      column('owneridname', 'String', { AttributeOf: 'ownerid' }),
      column('contoso_target', 'EntityName', { AttributeOf: null }),
      column('iscustomizable', 'ManagedProperty'),
      column('contoso_rollup', 'Money', { SourceType: 2, Precision: 0 }),
      column('contoso_plain', 'Money', { SourceType: 0 }),
      column('contoso_text', 'String', { MaxLength: 0 }),
    ];
    const { fields } = await tableOf({ 'a.json': { ...WIDGET, Attributes: [...COLUMNS, ...more] } });
    const filling = [...fields.values()].filter(({ fillsItself }) => fillsItself).map(({ name }) => name);
    expect(filling).toEqual(['owneridtype', 'owneridname', 'contoso_target', 'iscustomizable']);
    expect(fields.get('contoso_rollup')).toMatchObject({ creatable: false, updatable: false, type: { precision: 0 } });
    expect(fields.get('contoso_plain')).toMatchObject({ creatable: true });
    expect(fields.get('contoso_text')?.type.length).toBeNull();
  });

  it('has types by the type of the object, where that is all there is', async () => {
    const typed = (name: string, type: string): object => ({
      ...column(name, ''),
      AttributeTypeName: undefined,
      AttributeType: 'Virtual',
      '@odata.type': `#Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
    });
    const more = [typed('a', 'MultiSelectPicklist'), typed('b', 'File'), typed('c', 'UniqueIdentifier')];
    const { fields } = await tableOf({ 'a.json': { ...WIDGET, Attributes: [...COLUMNS, ...more] } });
    expect(['a', 'b', 'c'].map((name) => fields.get(name)?.type.kind)).toEqual(['choice', 'binary', 'guid']);
  });
});

describe('JSON that went through PowerShell', () => {
  const wrapped = (value: readonly unknown[]): object => ({ value, Count: value.length });

  it('has its lists wrapped, or collapsed to their only element, at any depth', async () => {
    const choice = column('contoso_color', 'Picklist', {
      OptionSet: { Options: wrapped([{ Value: 1 }, { Value: 2 }]) },
    });
    const one = column('contoso_one', 'Picklist', { OptionSet: { Options: { Value: 7 } } });
    const lookup = column('contoso_makerid', 'Lookup', { Targets: 'contoso_maker' });
    const label = column('contoso_label', 'String', {
      DisplayName: { UserLocalizedLabel: null, LocalizedLabels: { Label: 'Label', LanguageCode: 1033 } },
    });
    const table = await tableOf({
      'a.json': utf16le(
        JSON.stringify(
          wrapped([
            {
              ...WIDGET,
              CreatedOn: '/Date(1630454400000)/',
              Attributes: wrapped([...COLUMNS, choice, one, lookup, label]),
              Keys: { LogicalName: 'contoso_key', KeyAttributes: 'contoso_name' },
            },
          ]),
          null,
          4,
        ),
      ),
    });
    expect(table).toMatchObject({ completeness: 'complete' });
    expect(table.keys.map(({ fields }) => fields)).toEqual([['contoso_widgetid'], ['contoso_name']]);
    expect(table.fields.get('contoso_color')?.type.options).toEqual(['1', '2']);
    expect(table.fields.get('contoso_one')?.type.options).toEqual(['7']);
    expect(table.fields.get('contoso_makerid')?.targets).toEqual(['contoso_maker']);
    expect(table.fields.get('contoso_label')?.displayName).toBe('Label');
  });

  it('may be one table, where a list of one collapsed', async () => {
    expect(await tableOf({ 'a.json': { value: WIDGET, Count: 1 } })).toMatchObject({ completeness: 'complete' });
  });

  it('names the place of a fault in a wrapped list', async () => {
    const { workspace } = await readNamed({
      'map.json': map,
      'a.json': JSON.stringify({
        ...WIDGET,
        Attributes: wrapped([...COLUMNS, column('x', 'String', { MaxLength: 'a' })]),
      }),
    });
    expect(workspace.problems).toMatchObject([{ pointer: '/Attributes/value/4/MaxLength' }]);
  });

  it('is said of a map, whose places would be others', async () => {
    const { legs, ...task } = taskOf() as { legs: unknown[] };
    for (const [wrong, reason] of [
      [{ value: legs, Count: 1 }, 'legs: expected a list, found one that PowerShell wrapped'],
      ['@{id=001; sourceSchema=Widgets}', 'legs: PowerShell cut off'],
    ] as const) {
      const { workspace } = await readNamed({ 'a.json': JSON.stringify({ ...task, legs: wrong }) });
      expect(workspace.problems).toMatchObject([
        { severity: 'error', pointer: '/legs', reason: expect.stringContaining(reason) as string },
      ]);
    }
  });

  it.each<[string, object]>([
    ['columns', { ...WIDGET, Attributes: ['@{LogicalName=contoso_name; AttributeType=String}'] }],
    ['the list of columns', { ...WIDGET, Attributes: '@{LogicalName=a} @{LogicalName=b}' }],
    [
      'a level',
      { ...WIDGET, Attributes: [column('a', 'String', { RequiredLevel: '@{Value=None; CanBeChanged=True}' })] },
    ],
    ['a type', { ...WIDGET, Attributes: [column('a', 'String', { AttributeTypeName: '@{Value=StringType}' })] }],
    ['a key', { ...WIDGET, Keys: [{ LogicalName: 'k', KeyAttributes: 'System.Object[]' }] }],
    ['whole tables', answer('EntityDefinitions', ['@{LogicalName=contoso_widget}'])],
  ])('says what to do where it cut off %s', async (_what, content) => {
    const { tables, reasons } = await read({ 'a.json': content });
    expect(tables).toEqual([]);
    expect(reasons).toEqual([expect.stringMatching(/-Depth of its ConvertTo-Json was too small/)]);
  });
});

describe('the source of a canvas app', () => {
  const source = [
    {
      EntitySetName: 'contoso_widgets',
      LogicalName: 'contoso_widget',
      Name: 'Widgets',
      Type: 'NativeCDSDataSourceInfo',
    },
    { Name: 'view', RelatedEntityName: 'Widgets', Type: 'ViewInfo' },
  ];

  it.each([
    ['of several parts', source],
    ['of a table alone', source.slice(0, 1)],
    ['as one object', source[0]],
    ['of something else that looks like the head of a table', { LogicalName: 'a', EntitySetName: 'as', Anything: 1 }],
    ['of something else that looks like the head of an entity', [{ Name: 'a', EntitySetName: 'as' }]],
  ])('is no input in a folder: %s', async (_what, content) => {
    const { tables, reasons, unrecognised } = await read({ 'app/DataSources/Widgets.json': content as object });
    expect({ tables, reasons, unrecognised }).toEqual({ tables: [], reasons: [], unrecognised: 1 });
  });
});
