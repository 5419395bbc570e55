import type { Table } from '@dipv/core';
import {
  contentOf,
  escapeXml,
  readFolder,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  textAt,
  utf16be,
  utf16le,
  utf8WithMark,
  xmlAttribute,
  xmlMap,
  xmlTable,
  zipOf,
} from '../../test-data/test-kit.js';

afterEach(removeFolders);

const WRITABLE = { ValidForCreateApi: '1', ValidForUpdateApi: '1', RequiredLevel: 'none' };

const options = (...values: number[]): string =>
  `<options>${values.map((value) => `<option value="${value}" />`).join('')}</options>`;

const widget = xmlTable('contoso_Widget', {
  set: 'contoso_widgets',
  attributes: [
    xmlAttribute('contoso_WidgetId', 'primarykey', {
      RequiredLevel: 'systemrequired',
      ValidForCreateApi: '1',
      ValidForUpdateApi: '0',
    }),
    xmlAttribute(
      'contoso_Name',
      'nvarchar',
      { ...WRITABLE, RequiredLevel: 'required', MaxLength: '100', Length: '200', AutoNumberFormat: '' },
      '<displaynames><displayname description="Nom" languagecode="1036" /><displayname description="Name" languagecode="1033" /></displaynames>',
    ),
    xmlAttribute('contoso_Number', 'nvarchar', { AutoNumberFormat: 'W-{SEQNUM:5}', MaxLength: '20' }),
    xmlAttribute('contoso_Notes', 'ntext', { MaxLength: '2000' }),
    xmlAttribute('contoso_Count', 'int', {
      MinValue: '-5',
      MaxValue: '10',
      ValidForCreateApi: '0',
      ValidForUpdateApi: '0',
    }),
    xmlAttribute('contoso_Big', 'bigint'),
    xmlAttribute('contoso_Price', 'money', { Accuracy: '4' }),
    xmlAttribute('contoso_Active', 'bit', { AppDefaultValue: '0' }),
    xmlAttribute('contoso_Made', 'datetime', { Format: 'date', Behavior: '1' }),
    xmlAttribute('contoso_Sold', 'datetime', { Format: 'datetime', Behavior: '1' }),
    xmlAttribute('contoso_Born', 'datetime', { Format: 'datetime', Behavior: '2' }),
    xmlAttribute(
      'contoso_Color',
      'picklist',
      { AppDefaultValue: '-1' },
      `<optionset Name="x">${options(1, 2)}</optionset>`,
    ),
    xmlAttribute('contoso_Size', 'picklist', { AppDefaultValue: '7', OptionSetName: 'Contoso_Sizes' }),
    xmlAttribute('contoso_Shape', 'picklist', { OptionSetName: 'contoso_elsewhere' }),
    xmlAttribute(
      'statecode',
      'state',
      {},
      '<optionset Name="s"><states><state value="0" /><state value="1" /></states></optionset>',
    ),
    xmlAttribute('contoso_MakerId', 'lookup', { LookupTypes: '10112' }),
    xmlAttribute('contoso_BuyerId', 'customer'),
    xmlAttribute('contoso_Regarding', 'lookup'),
    xmlAttribute('contoso_Photo', 'image'),
    xmlAttribute('contoso_Odd', 'hologram'),
  ],
  more: `
    <LocalizedNames><LocalizedName description="Bidule" languagecode="1036" /><LocalizedName description="Widget" languagecode="1033" /></LocalizedNames>
    <EntityKeys><EntityKey><Name>contoso_WidgetKey</Name><LogicalName>contoso_widgetkey</LogicalName><EntityKeyAttributes>
      <AttributeName>contoso_number</AttributeName><AttributeName>contoso_makerid</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>`,
});

const relationship = (from: string, column: string, to: string): string =>
  `<EntityRelationship Name="r"><ReferencingEntityName>${from}</ReferencingEntityName><ReferencedEntityName>${to}</ReferencedEntityName><ReferencingAttributeName>${column}</ReferencingAttributeName></EntityRelationship>`;

const relationships = [
  relationship('Contoso_Widget', 'Contoso_MakerId', 'Contoso_Maker'),
  relationship('contoso_widget', 'contoso_regarding', 'Account'),
  relationship('contoso_widget', 'contoso_regarding', 'contoso_maker'),
  '<EntityRelationship Name="many"><EntityRelationshipType>ManyToMany</EntityRelationshipType></EntityRelationship>',
].join('');

const optionSets = `<optionset Name="contoso_sizes"><OptionSetType>picklist</OptionSetType>${options(7, 8)}</optionset>`;

const solution = solutionXml({
  entities: widget,
  more: `<EntityRelationships>${relationships}</EntityRelationships><optionsets>${optionSets}</optionsets>`,
  maps: xmlMap(
    'msdyn_[contoso_widgets - Widgets]',
    escapeXml(JSON.stringify(taskOf())),
    '<msdyn_version>1.0.0.5</msdyn_version>',
  ),
});

async function widgetTable(files: Record<string, string | Uint8Array>): Promise<Table> {
  const { workspace } = await readNamed(files);
  expect(workspace.problems).toEqual([]);
  return workspace.tables.find(({ names }) => names.includes('contoso_widget'))!;
}

describe('a table that a solution owns', () => {
  it('is complete and known by entity set name, logical name and label', async () => {
    const table = await widgetTable({ 'customizations.xml': solution });
    expect(table).toMatchObject({
      platform: 'dataverse',
      name: 'contoso_widgets',
      displayName: 'Widget',
      names: ['contoso_widgets', 'contoso_widget', 'Widget'],
      completeness: 'complete',
      primaryCompanyContextField: undefined,
      companyContextFields: undefined,
      file: 'customizations.xml',
    });
    expect(table.keys).toEqual([
      { name: 'contoso_widgetid', fields: ['contoso_widgetid'], isIntegrationKey: null, isPrimaryKey: true },
      {
        name: 'contoso_widgetkey',
        fields: ['contoso_number', 'contoso_makerid'],
        isIntegrationKey: null,
        isPrimaryKey: false,
      },
    ]);
  });

  it.each([
    ['contoso_widgetid', { kind: 'guid' }],
    ['contoso_name', { kind: 'text', length: 100 }],
    ['contoso_notes', { kind: 'text', length: 2000 }],
    ['contoso_count', { kind: 'integer', bits: 32, minimum: -5, maximum: 10 }],
    ['contoso_big', { kind: 'integer', bits: 64 }],
    ['contoso_price', { kind: 'decimal', precision: 4 }],
    ['contoso_active', { kind: 'boolean' }],
    ['contoso_made', { kind: 'date', dateBehavior: 'user-local' }],
    ['contoso_sold', { kind: 'datetime' }],
    ['contoso_born', { kind: 'date', dateBehavior: 'date-only' }],
    ['contoso_color', { kind: 'choice', options: ['1', '2'] }],
    ['contoso_size', { kind: 'choice', options: ['7', '8'] }],
    ['contoso_shape', { kind: 'choice', options: null }],
    ['statecode', { kind: 'choice', options: ['0', '1'] }],
    ['contoso_makerid', { kind: 'lookup' }],
    ['contoso_photo', { kind: 'binary' }],
    ['contoso_odd', { kind: 'unknown' }],
    ['versionnumber', { kind: 'integer', bits: 64 }],
    ['createdon', { kind: 'datetime' }],
  ])('has the type of %s', async (name, type) => {
    const table = await widgetTable({ 'customizations.xml': solution });
    expect(table.fields.get(name)?.type).toMatchObject(type);
  });

  it('tells what must and can be written', async () => {
    const { fields } = await widgetTable({ 'customizations.xml': solution });
    expect(fields.get('contoso_widgetid')).toMatchObject({
      requirement: 'required',
      creatable: true,
      updatable: false,
    });
    expect(fields.get('contoso_name')).toMatchObject({
      requirement: 'business-required',
      displayName: 'Name',
      fillsItself: false,
    });
    expect(fields.get('contoso_count')).toMatchObject({ requirement: 'optional', creatable: false, updatable: false });
    expect(fields.get('contoso_big')).toMatchObject({ creatable: null, updatable: null });
    const filling = [...fields.values()].filter(({ fillsItself }) => fillsItself).map(({ name }) => name);
    expect(filling).toEqual(['contoso_number', 'contoso_active', 'contoso_size', 'ownerid', 'statuscode']);
  });

  it('tells what lookups relate to', async () => {
    const { fields } = await widgetTable({ 'customizations.xml': solution });
    expect(fields.get('contoso_makerid')?.targets).toEqual(['contoso_maker']);
    expect(fields.get('contoso_regarding')?.targets).toEqual(['account', 'contoso_maker']);
    expect(fields.get('contoso_buyerid')?.targets).toEqual(['account', 'contact']);
    expect(fields.get('ownerid')?.targets).toEqual(['systemuser', 'team']);
  });

  it.each([
    ['<TableType>Elastic</TableType>'],
    ['<DataProviderId>1b5dd61e-0000-4000-8000-000000000001</DataProviderId>'],
  ])('has no versionnumber with %s', async (more) => {
    const attributes = [xmlAttribute('contoso_widgetid', 'primarykey')];
    const xml = solutionXml({ entities: xmlTable('contoso_widget', { set: 'contoso_widgets', attributes, more }) });
    const { fields } = await widgetTable({ 'customizations.xml': xml });
    expect(fields.has('versionnumber')).toBe(false);
    expect(fields.has('createdon')).toBe(true);
  });
});

describe('a table that a solution merely extends', () => {
  const extended = (set?: string): string =>
    xmlTable('Account', {
      ...(set ? { set } : {}),
      attributes: [
        xmlAttribute(
          'contoso_Grade',
          'picklist',
          { IsCustomField: '1' },
          `<optionset Name="a">${options(1)}</optionset>`,
        ),
        xmlAttribute(
          'IndustryCode',
          'picklist',
          { IsCustomField: '0' },
          `<optionset Name="b">${options(900)}</optionset>`,
        ),
      ],
    });

  it.each([[undefined], ['accounts']])('is partial, with the entity set name %s', async (set) => {
    const { workspace } = await readNamed({ 'customizations.xml': solutionXml({ entities: extended(set) }) });
    const [table] = workspace.tables;
    expect(table?.completeness).toBe('partial');
    expect(table?.names.toSorted()).toEqual(['account', 'accounts']);
    expect([...table!.fields.keys()]).toEqual(['contoso_grade', 'industrycode']);
  });

  it('does not take added options for all options', async () => {
    const { workspace } = await readNamed({ 'customizations.xml': solutionXml({ entities: extended() }) });
    expect(workspace.tables[0]!.fields.get('contoso_grade')?.type.options).toEqual(['1']);
    expect(workspace.tables[0]!.fields.get('industrycode')?.type.options).toBeNull();
  });

  it.each([
    ['company', 'companies'],
    ['day', 'days'],
    ['box', 'boxes'],
    ['address', 'addresses'],
    ['branch', 'branches'],
  ])('is found by its regular entity set name: %s, %s', async (name, plural) => {
    const { workspace } = await readNamed({ 'c.xml': solutionXml({ entities: xmlTable(`contoso_${name}`) }) });
    expect(workspace.tables[0]?.names).toContain(`contoso_${plural}`);
  });

  it('is united with what other solutions say, and complete once one of them owns it', async () => {
    const key = (name: string): string =>
      `<EntityKeys><EntityKey><LogicalName>${name}</LogicalName><EntityKeyAttributes><AttributeName>a</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>`;
    const first = solutionXml({
      entities: xmlTable('Contoso_Thing', {
        attributes: [xmlAttribute('ownerid', 'owner', { ValidForUpdateApi: '0' })],
        more: key('k1'),
      }),
    });
    const attributes = [xmlAttribute('contoso_thingid', 'primarykey'), xmlAttribute('b', 'int')];
    const second = solutionXml({
      entities: xmlTable('contoso_thing', { set: 'contoso_things', attributes, more: key('k2') }),
    });
    const { workspace } = await readNamed({
      'first.xml': first,
      'second.zip': await zipOf({ 'customizations.xml': second }),
    });
    expect(workspace.tables).toHaveLength(1);
    const [table] = workspace.tables;
    expect(table).toMatchObject({ completeness: 'complete', name: 'contoso_things' });
    expect(table?.keys.map(({ name }) => name)).toEqual(['contoso_thingid', 'k2', 'k1']);
    expect(table?.fields.get('ownerid')?.updatable).toBe(false);
    expect([...table!.fields.keys()]).toEqual(expect.arrayContaining(['b', 'versionnumber']));
  });
});

describe('a solution', () => {
  const map = { name: 'msdyn_[contoso_widgets - Widgets]', version: '1.0.0.5', isDualWrite: true };

  it.each([
    ['UTF-8 with a byte order mark', utf8WithMark],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', utf16be],
    ['UTF-16 LE that says so', (text: string) => utf16le(text.replace('utf-8', 'utf-16'))],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('reads the same in %s', async (_name, encode) => {
    const plain = await readNamed({ 'customizations.xml': solution });
    const encoded = await readNamed({ 'customizations.xml': encode(solution) });
    expect(plain.workspace.projects.map(contentOf)).toMatchObject([map]);
    expect(encoded.workspace.projects.map(contentOf)).toEqual(plain.workspace.projects.map(contentOf));
    expect(encoded.workspace.tables).toEqual(plain.workspace.tables);
    expect(encoded.workspace.problems).toEqual([]);
  });

  it.each<[string, () => Promise<Record<string, string | Buffer>>, string]>([
    [
      'a zip',
      async () => ({ 'a.zip': await zipOf({ 'customizations.xml': solution, '[Content_Types].xml': '<Types />' }) }),
      'a.zip!/customizations.xml',
    ],
    [
      'a zip in a zip',
      async () => ({ 'a.zip': await zipOf({ 'pkg/b.zip': await zipOf({ 'customizations.xml': solution }) } as never) }),
      'a.zip!/pkg/b.zip!/customizations.xml',
    ],
    [
      'an extracted zip',
      async () => ({
        'x/customizations.xml': solution,
        'x/solution.xml': '<ImportExportXml />',
        'x/[Content_Types].xml': '<Types />',
      }),
      'x/customizations.xml',
    ],
  ])('is read from %s', async (_name, files, file) => {
    const { workspace, unrecognised } = await readFolder(await files());
    expect(workspace.problems).toEqual([]);
    expect(unrecognised).toEqual([]);
    expect(workspace.projects).toMatchObject([map]);
    expect(workspace.projects[0]?.document.file).toBe(file);
    expect(workspace.tables[0]).toMatchObject({ name: 'contoso_widgets', file });
  });

  it('is the same when it was unpacked into many files', async () => {
    const whole = await readNamed({ 'customizations.xml': solution });
    const root = '<?xml version="1.0" encoding="utf-8"?>';
    const unpacked = await readFolder({
      'src/Entities/contoso_Widget/Entity.xml': root + widget,
      'src/Entities/contoso_Widget/RibbonDiff.xml': `${root}<RibbonDiffXml />`,
      'src/OptionSets/contoso_sizes.xml': root + optionSets,
      'src/Other/Customizations.xml': `${root}<ImportExportXml><Entities /><EntityRelationships /></ImportExportXml>`,
      'src/Other/Relationships.xml': `${root}<EntityRelationships><EntityRelationship Name="r" /></EntityRelationships>`,
      'src/Other/Relationships/contoso_Maker.xml': `${root}<EntityRelationships>${relationships}</EntityRelationships>`,
      'src/msdyn_dualwriteentitymaps/one.xml':
        root + xmlMap(map.name, escapeXml(JSON.stringify(taskOf())), '<msdyn_version>1.0.0.5</msdyn_version>'),
    });
    expect(unpacked.workspace.problems).toEqual([]);
    expect(unpacked.workspace.projects.map(contentOf)).toEqual(whole.workspace.projects.map(contentOf));
    const file = 'src/Entities/contoso_Widget/Entity.xml';
    expect(unpacked.workspace.tables).toEqual(whole.workspace.tables.map((table) => ({ ...table, file })));
    expect(unpacked.unrecognised).toEqual([
      'src/Entities/contoso_Widget/RibbonDiff.xml',
      'src/Other/Relationships.xml',
    ]);
  });

  it('warns of broken properties of a map, and keeps the map', async () => {
    const properties = '<msdyn_properties>\r\n {&quot;a&quot;: 1,, }\r\n</msdyn_properties>';
    const xml = solutionXml({ maps: xmlMap('Widgets', JSON.stringify(taskOf()), properties) });
    const { workspace } = await readNamed({ 'customizations.xml': xml });
    expect(workspace.projects).toHaveLength(1);
    const [problem, ...others] = workspace.problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ severity: 'warning', file: 'customizations.xml' });
    expect(problem?.reason).toContain('msdyn_properties of the map Widgets');
    const { line, column } = problem!;
    expect(textAt(xml, { line: line!, column: column!, endLine: line!, endColumn: column! + 3 })).toBe(', }');
  });

  it.each([
    ['no JSON', '{"legs": [}', 'is no valid JSON'],
    ['an element', '{"legs": <b /> []}', '<b> inside <msdyn_mapping>'],
    ['nothing', ' ', 'has no msdyn_mapping'],
    ['legs that are no list', '{"legs": {}}', 'legs: expected a list, found an object'],
    ['a list', '[]', 'expected an object, found a list'],
  ])('names a map whose mapping is %s', async (_name, mapping, reason) => {
    const { workspace } = await readNamed({ 'c.xml': solutionXml({ maps: xmlMap('Widgets', mapping) }) });
    expect(workspace.projects).toEqual([]);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'c.xml', reason: expect.stringContaining(reason) as string },
    ]);
  });
});
