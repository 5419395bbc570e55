import { TableCatalog, type Field, type Table } from '@dipv/core';
import { mappingOf, readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const property = (name: string, more: object = {}): object => ({
  Name: name,
  TypeName: 'Edm.String',
  DataType: 'String',
  IsKey: false,
  IsMandatory: false,
  AllowEdit: true,
  AllowEditOnCreate: true,
  ...more,
});

const entity = (more: object = {}): object => ({
  Name: 'WidgetV2',
  EntitySetName: 'WidgetsV2',
  Properties: [property('dataAreaId', { IsKey: true }), property('WidgetId', { IsKey: true, IsMandatory: true })],
  ...more,
});

const dataEntity = (more: object = {}): object => ({
  Name: 'ContosoWidgetV2Entity',
  PublicEntityName: 'WidgetV2',
  PublicCollectionName: 'WidgetsV2',
  LabelId: '@Contoso:Widgets',
  ...more,
});

/** What a map that calls its table so gets to see. */
async function readFor(
  name: string,
  files: Readonly<Record<string, unknown>>,
): Promise<{ table?: Table; reasons: string[] }> {
  const task = JSON.stringify(taskOf([mappingOf()])).replace('"Widgets"', JSON.stringify(name));
  const contents = Object.entries(files).map(([file, content]) => [file, JSON.stringify(content)] as const);
  const { workspace } = await readNamed({ 'map.json': task, ...Object.fromEntries(contents) });
  const [table] = workspace.tables;
  return { ...(table && { table }), reasons: workspace.problems.map(({ reason }) => reason) };
}

const fieldOf = async (more: object, others: object = {}): Promise<Field | undefined> => {
  const { table } = await readFor('WidgetsV2', { 'a.json': entity({ Properties: [property('X', more)], ...others }) });
  return table?.fields.get('x');
};

describe('an entity of PublicEntities', () => {
  it('is complete, and its key tells whether the company is in it', async () => {
    const { table, reasons } = await readFor('WidgetsV2', { 'a.json': { value: [entity()] } });
    expect(reasons).toEqual([]);
    expect(table).toMatchObject({
      platform: 'finance-and-operations',
      name: 'WidgetsV2',
      completeness: 'complete',
      keys: [{ fields: ['dataAreaId', 'WidgetId'], isPrimaryKey: true, isIntegrationKey: null }],
      primaryCompanyContextField: undefined,
    });
    expect(table?.fields.get('widgetid')).toMatchObject({ requirement: 'required' });
  });

  it.each([
    ['String', { kind: 'text', length: null }],
    ['Int32', { kind: 'integer', bits: 32 }],
    ['Int64', { kind: 'integer', bits: 64 }],
    ['Real', { kind: 'decimal' }],
    ['Decimal', { kind: 'decimal' }],
    ['Date', { kind: 'date' }],
    ['UtcDateTime', { kind: 'datetime' }],
    ['Enum', { kind: 'choice', options: null }],
    ['Guid', { kind: 'guid' }],
    ['Boolean', { kind: 'boolean' }],
    ['Container', { kind: 'binary' }],
    ['Binary', { kind: 'binary' }],
    ['Something', { kind: 'unknown' }],
  ])('has fields of type %s', async (type, expected) => {
    expect((await fieldOf({ DataType: type }))?.type).toMatchObject(expected);
  });

  it('is read-only where neither edit is allowed, or as a whole', async () => {
    expect(await fieldOf({ AllowEdit: false })).toMatchObject({ creatable: true, updatable: false });
    expect(await fieldOf({}, { IsReadOnly: true })).toMatchObject({ creatable: false, updatable: false });
    expect(await fieldOf({ AllowEdit: undefined, IsMandatory: null })).toMatchObject({
      updatable: null,
      requirement: null,
    });
  });

  it('has the members of its enumerations from $metadata', async () => {
    const csdl = `<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.DataEntities">
      <EnumType Name="WidgetStatus"><Member Name="Open" Value="0"/><Member Name="Closed" Value="1"/></EnumType>
      <EntityType Name="Other"><Property Name="A" Type="Edm.String"/></EntityType></Schema></edmx:DataServices></edmx:Edmx>`;
    const status = property('Status', { DataType: 'Enum', TypeName: 'Microsoft.Dynamics.DataEntities.WidgetStatus' });
    const { workspace } = await readNamed({
      'map.json': JSON.stringify(taskOf()).replace('"Widgets"', '"WidgetsV2"'),
      'a.json': JSON.stringify(entity({ Properties: [status] })),
      'b.xml': csdl,
    });
    expect(workspace.tables[0]?.fields.get('status')?.type.options).toEqual(['Open', 'Closed']);
  });

  it('has the members of its enumerations with their labels, whatever $metadata says besides', async () => {
    const member = (name: string, more: object) => ({ Name: name, Value: 0, ...more });
    const list = [
      member('Open', { LabelId: '@Contoso:Open' }),
      member('Closed', { LabelId: 'Shut' }),
      member('Lost', {}),
    ];
    const status = property('Status', { DataType: 'Enum', TypeName: 'Microsoft.Dynamics.DataEntities.WidgetStatus' });
    const { table, reasons } = await readFor('WidgetsV2', {
      'a.json': entity({ Properties: [status] }),
      'b.json': { value: [{ Name: 'WidgetStatus', Members: list }] },
      'c.json': [
        { Id: '@Contoso:Open', Language: 'en-us', Value: 'Still open' },
        { Id: '@Contoso:Open', Language: 'de', Value: 'Offen' },
      ],
    });
    expect(reasons).toEqual([]);
    expect(table?.fields.get('status')?.type).toMatchObject({
      options: ['Open', 'Closed', 'Lost'],
      optionLabels: [['Still open', 'Offen'], ['Shut'], []],
    });
  });

  it.each([
    ['Properties that are no list', { Properties: {} }, '/Properties', 'Properties: expected a list, found an object'],
    [
      'a property without a name',
      { Properties: [property('A'), { DataType: 'String' }] },
      '/Properties/1',
      'expected a name, found nothing',
    ],
    [
      'a flag in words',
      { Properties: [property('A', { IsKey: 'yes' })] },
      '/Properties/0/IsKey',
      'expected true or false, found text',
    ],
  ])('that breaks the contract is named: %s', async (_what, more, pointer, reason) => {
    const { workspace } = await readNamed({ 'a.json': JSON.stringify(entity(more), null, 1) });
    expect(workspace.problems).toMatchObject([{ severity: 'error', pointer, line: expect.any(Number) as number }]);
    expect(workspace.problems[0]!.reason).toContain('the entity WidgetV2 breaks the contract and is left out');
    expect(workspace.problems[0]!.reason).toContain(reason);
  });
});

describe('the names of an entity', () => {
  const labels = [
    { Id: '@Contoso:Widgets', Language: 'de', Value: 'Dinger V2' },
    { Id: '@Contoso:Widgets', Language: 'en-us', Value: 'Made-up widgets' },
  ];

  it('are tied together by DataEntities and Labels, whatever the order of the inputs', async () => {
    const parts = [{ value: [entity()] }, { value: [dataEntity()] }, { value: labels }];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      const files = Object.fromEntries(order.map((part, i) => [`${i}.json`, parts[part]]));
      for (const name of [
        'Made-up widgets',
        'Dinger V2',
        'CONTOSOWIDGETV2ENTITY',
        'widgetv2',
        'WidgetsV2',
        'Widgets V2',
      ]) {
        const { table, reasons } = await readFor(name, files);
        expect(reasons).toEqual([]);
        expect(table).toMatchObject({ name: 'WidgetsV2', displayName: 'Made-up widgets' });
        expect(table?.names).toEqual([
          'WidgetsV2',
          'WidgetV2',
          'ContosoWidgetV2Entity',
          'Made-up widgets',
          'Dinger V2',
        ]);
      }
    }
  });

  it('include a label that is written out', async () => {
    const files = { 'a.json': entity(), 'b.json': dataEntity({ LabelId: 'Made-up widgets' }) };
    expect((await readFor('Made-up widgets', files)).table?.name).toBe('WidgetsV2');
  });

  it('include the label that the entity itself has', async () => {
    const files = { 'a.json': entity({ LabelId: '@Contoso:Widgets' }), 'b.json': labels };
    expect((await readFor('Made-up widgets', files)).table?.name).toBe('WidgetsV2');
  });

  it('match without spaces where there are no labels', async () => {
    expect((await readFor('Widgets V2', { 'a.json': entity() })).table?.name).toBe('WidgetsV2');
  });

  it('tell which entities share a label, so that it stands for none of them', async () => {
    const { workspace } = await readNamed({
      'map.json': JSON.stringify(taskOf()).replace('"Widgets"', '"Made-up widgets"'),
      'a.json': JSON.stringify([entity(), entity({ Name: 'Gadget', EntitySetName: 'Gadgets' })]),
      'b.json': JSON.stringify([
        dataEntity(),
        dataEntity({ Name: 'ContosoGadgetEntity', PublicEntityName: 'Gadget', PublicCollectionName: 'Gadgets' }),
      ]),
      'c.json': JSON.stringify(labels),
    });
    const catalog = new TableCatalog(workspace.tables);
    expect(catalog.find('Made-up widgets')).toBeNull();
    expect(catalog.tablesSharing('Made-up widgets').toSorted()).toEqual(['Gadgets', 'WidgetsV2']);
    expect(workspace.problems).toMatchObject([
      {
        severity: 'warning',
        reason: expect.stringContaining('Made-up widgets is that of several entities (Gadgets, WidgetsV2)') as string,
      },
    ]);
  });

  it('include the labels of fields, for messages', async () => {
    const files = {
      'a.json': entity({ Properties: [property('WidgetId', { LabelId: '@Contoso:Id' })] }),
      'b.json': [{ Id: '@Contoso:Id', Language: 'en-us', Value: 'Widget number' }],
    };
    expect((await readFor('WidgetsV2', files)).table?.fields.get('widgetid')?.displayName).toBe('Widget number');
  });

  it.each([
    [
      [{ Name: 5, PublicEntityName: 'A' }],
      'the data entity breaks the contract and is left out: Name: expected a name, found 5',
    ],
    [[{ Id: '@A', Value: 5 }], 'the label breaks the contract and is left out: Value: expected text, found 5'],
  ])('that break the contract are problems: %j', async (content, reason) => {
    expect((await readFor('WidgetsV2', { 'a.json': content })).reasons).toEqual([reason]);
  });
});
