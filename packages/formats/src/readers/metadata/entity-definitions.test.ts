import type { Field, Table } from '@dipv/core';
import { mappingOf, readNamed, removeFolders, taskOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const attribute = (name: string, type: string, more: object = {}): object => ({
  LogicalName: name,
  AttributeTypeName: { Value: `${type}Type` },
  RequiredLevel: { Value: 'None' },
  IsValidForCreate: true,
  IsValidForUpdate: true,
  ...more,
});

const widget = (more: object = {}): object => ({
  LogicalName: 'contoso_widget',
  EntitySetName: 'contoso_widgets',
  PrimaryIdAttribute: 'contoso_widgetid',
  DisplayName: { UserLocalizedLabel: { Label: 'Widget' } },
  Attributes: [
    attribute('contoso_widgetid', 'Uniqueidentifier', { RequiredLevel: { Value: 'SystemRequired' } }),
    attribute('createdon', 'DateTime', { IsValidForCreate: false, IsValidForUpdate: false }),
  ],
  Keys: [],
  ...more,
});

/** The widget table as a map that uses it gets to see it. */
async function read(...entities: object[]): Promise<{ table: Table | undefined; reasons: string[] }> {
  const { workspace } = await readNamed({
    'map.json': JSON.stringify(taskOf()),
    'tables.json': JSON.stringify({ value: entities }),
  });
  return { table: workspace.tables[0], reasons: workspace.problems.map(({ reason }) => reason) };
}

async function fieldOf(column: object, more: object = {}): Promise<Field | undefined> {
  const id = attribute('contoso_widgetid', 'Uniqueidentifier');
  const { table } = await read(widget({ Attributes: [id, column], ...more }));
  return [...(table?.fields.values() ?? [])].at(-1);
}

describe('a table of EntityDefinitions', () => {
  it('is complete, with its names and its primary key', async () => {
    const { table, reasons } = await read(widget());
    expect(reasons).toEqual([]);
    expect(table).toMatchObject({
      platform: 'dataverse',
      name: 'contoso_widgets',
      displayName: 'Widget',
      names: ['contoso_widgets', 'contoso_widget', 'Widget'],
      completeness: 'complete',
      keys: [{ name: 'contoso_widgetid', fields: ['contoso_widgetid'], isPrimaryKey: true, isIntegrationKey: null }],
      primaryCompanyContextField: undefined,
      companyContextFields: undefined,
    });
    // the list is complete: nothing is assumed of the platform, as of a virtual table without versionnumber
    expect([...table!.fields.keys()]).toEqual(['contoso_widgetid', 'createdon']);
  });

  it('keeps several keys without a name', async () => {
    const { table, reasons } = await read(
      widget({ Keys: [{ KeyAttributes: ['contoso_name'] }, { KeyAttributes: ['contoso_number', 'contoso_site'] }] }),
    );
    expect(reasons).toEqual([]);
    expect(table?.keys.filter(({ isPrimaryKey }) => !isPrimaryKey).map(({ fields }) => fields)).toEqual([
      ['contoso_name'],
      ['contoso_number', 'contoso_site'],
    ]);
  });

  it('may be the only one of the file', async () => {
    const { workspace } = await readNamed({ 'map.json': JSON.stringify(taskOf()), 'a.json': JSON.stringify(widget()) });
    expect(workspace.tables).toHaveLength(1);
  });

  it.each<[string, object, Partial<Field['type']>]>([
    ['String', { MaxLength: 50 }, { kind: 'text', length: 50 }],
    ['Memo', { MaxLength: 2000 }, { kind: 'text', length: 2000 }],
    ['Integer', { MinValue: 0, MaxValue: 9 }, { kind: 'integer', bits: 32, minimum: 0, maximum: 9 }],
    ['BigInt', {}, { kind: 'integer', bits: 64 }],
    ['Decimal', { Precision: 4 }, { kind: 'decimal', precision: 4 }],
    ['Double', {}, { kind: 'decimal' }],
    ['Money', { Precision: 2 }, { kind: 'decimal', precision: 2 }],
    ['Boolean', {}, { kind: 'boolean' }],
    ['DateTime', {}, { kind: 'datetime' }],
    ['DateTime', { Format: 'DateOnly' }, { kind: 'date' }],
    ['DateTime', { DateTimeBehavior: { Value: 'DateOnly' } }, { kind: 'date', dateBehavior: 'date-only' }],
    ['DateTime', { DateTimeBehavior: { Value: 'UserLocal' } }, { kind: 'datetime', dateBehavior: 'user-local' }],
    [
      'DateTime',
      { Format: 'DateOnly', DateTimeBehavior: { Value: 'TimeZoneIndependent' } },
      { kind: 'date', dateBehavior: 'time-zone-independent' },
    ],
    ['Picklist', { OptionSet: { Options: [{ Value: 1 }, { Value: 2 }] } }, { kind: 'choice', options: ['1', '2'] }],
    [
      'Picklist',
      { OptionSet: { Options: [{ Value: 1, Label: { UserLocalizedLabel: { Label: 'Open' } } }, { Value: 2 }] } },
      { kind: 'choice', options: ['1', '2'], optionLabels: [['Open'], []] },
    ],
    ['Picklist', { GlobalOptionSet: { Options: [{ Value: 7 }] } }, { kind: 'choice', options: ['7'] }],
    ['MultiSelectPicklist', { OptionSet: { Options: [{ Value: 1 }] } }, { kind: 'choice', options: null }],
    ['State', {}, { kind: 'choice' }],
    ['Status', {}, { kind: 'choice' }],
    ['Uniqueidentifier', {}, { kind: 'guid' }],
    ['Image', {}, { kind: 'binary' }],
    ['File', {}, { kind: 'binary' }],
    ['Virtual', {}, { kind: 'unknown' }],
    ['ManagedProperty', {}, { kind: 'unknown' }],
  ])('has columns of type %s %j', async (type, more, expected) => {
    expect((await fieldOf(attribute('contoso_x', type, more)))?.type).toMatchObject(expected);
    const older = { LogicalName: 'contoso_x', AttributeType: type, ...more };
    expect((await fieldOf(older))?.type).toMatchObject(expected);
  });

  it.each([
    ['SystemRequired', 'required'],
    ['ApplicationRequired', 'business-required'],
    ['Recommended', 'optional'],
    ['None', 'optional'],
  ])('has columns of level %s: %s', async (level, requirement) => {
    expect((await fieldOf(attribute('contoso_x', 'String', { RequiredLevel: { Value: level } })))?.requirement).toBe(
      requirement,
    );
  });

  it('says nothing of what was not asked for', async () => {
    expect(await fieldOf({ LogicalName: 'contoso_x' })).toMatchObject({
      requirement: null,
      creatable: null,
      updatable: null,
      type: { kind: 'unknown' },
    });
    const { table } = await read(widget({ Keys: undefined }));
    expect(table?.allKeysKnown).toBe(false);
  });

  it.each([
    ['a default value', 'Integer', { DefaultFormValue: 3 }, true],
    ['a choice without a default', 'Picklist', { DefaultFormValue: -1 }, false],
    ['no default', 'Integer', { DefaultFormValue: null }, false],
    ['an autonumber format', 'String', { AutoNumberFormat: 'W-{SEQNUM:5}' }, true],
  ])('has columns that fill themselves in: %s', async (_what, type, more, expected) => {
    expect((await fieldOf(attribute('contoso_x', type, more)))?.fillsItself).toBe(expected);
  });

  it('knows what lookups relate to, by the column or by the relationship', async () => {
    const targets = { Targets: ['contoso_maker', 'contoso_seller'] };
    expect((await fieldOf(attribute('contoso_x', 'Lookup', targets)))?.targets).toEqual(targets.Targets);
    const relationship = { ReferencingAttribute: 'contoso_x', ReferencedEntity: 'contoso_maker' };
    const field = await fieldOf(attribute('contoso_x', 'Lookup'), { ManyToOneRelationships: [relationship] });
    expect(field).toMatchObject({ type: { kind: 'lookup' }, targets: ['contoso_maker'] });
    expect((await fieldOf(attribute('contoso_x', 'Owner')))?.targets).toEqual(['systemuser', 'team']);
    expect((await fieldOf(attribute('contoso_x', 'Customer')))?.targets).toEqual(['account', 'contact']);
  });

  it('has alternate keys, of which nobody says whether they are integration keys', async () => {
    const { table } = await read(widget({ Keys: [{ LogicalName: 'k', KeyAttributes: ['a', 'b'] }] }));
    expect(table?.keys[1]).toEqual({ name: 'k', fields: ['a', 'b'], isPrimaryKey: false, isIntegrationKey: null });
  });

  it('is partial when the list lacks its own primary key, or goes on elsewhere', async () => {
    const some = widget({ Attributes: [attribute('contoso_x', 'String')] });
    expect((await read(some)).table?.completeness).toBe('partial');
    const paged = widget({ 'Attributes@odata.nextLink': 'https://contoso.example/next' });
    expect((await read(paged)).table?.completeness).toBe('partial');
  });

  it('without columns is no table; how to get them is told', async () => {
    const { table, reasons } = await read(widget({ Attributes: undefined }));
    expect(table).toBeUndefined();
    expect(reasons).toEqual([expect.stringMatching(/^holds 1 table without columns.*\$expand=Attributes/)]);
  });

  it.each([
    [
      'Attributes that are no list',
      { Attributes: 'many' },
      '/value/0/Attributes',
      'Attributes: expected a list, found text',
    ],
    [
      'an attribute that is null',
      { Attributes: [null] },
      '/value/0/Attributes/0',
      'element 0 of Attributes: expected an object',
    ],
    ['an attribute without a name', { Attributes: [{}] }, '/value/0/Attributes/0', 'expected a name, found nothing'],
    [
      'a length in words',
      { Attributes: [attribute('a', 'String', { MaxLength: 'ten' })] },
      '/value/0/Attributes/0/MaxLength',
      'expected a number, found text',
    ],
    [
      'a level that is a number',
      { Attributes: [attribute('a', 'String', { RequiredLevel: { Value: 1 } })] },
      '/value/0/Attributes/0/RequiredLevel/Value',
      'expected text, found 1',
    ],
    [
      'a key of numbers',
      { Keys: [{ KeyAttributes: [1] }] },
      '/value/0/Keys/0/KeyAttributes/0',
      'expected text, found 1',
    ],
  ])('that breaks the contract is named: %s', async (_what, more, pointer, reason) => {
    const { workspace } = await readNamed({
      'map.json': JSON.stringify(taskOf([mappingOf()])),
      'tables.json': JSON.stringify({ value: [widget(more)] }, null, 1),
    });
    expect(workspace.tables).toEqual([]);
    expect(workspace.problems).toMatchObject([{ severity: 'error', file: 'tables.json', pointer }]);
    expect(workspace.problems[0]!.reason).toContain('the table contoso_widget breaks the contract and is left out');
    expect(workspace.problems[0]!.reason).toContain(reason);
    expect(workspace.problems[0]!.line).toBeGreaterThan(1);
  });
});
