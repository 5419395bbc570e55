import type { Problem } from '@dipv/core';
import {
  folderOf,
  mappingOf,
  readIn,
  readFolder,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  xmlAttribute,
  xmlTable,
  zipOf,
} from '../../test-data/test-kit.js';

afterEach(removeFolders);

const map = JSON.stringify(taskOf([mappingOf()]));
const F_AND_O = 'https://contoso.operations.example/metadata/$metadata#PublicEntities';

const property = (name: string, more: object = {}): object => ({
  Name: name,
  DataType: 'String',
  IsMandatory: false,
  AllowEdit: true,
  AllowEditOnCreate: true,
  ...more,
});
const entity = (name: string, properties: readonly object[] = [property('WidgetId')]): object => ({
  Name: `${name}Public`,
  EntitySetName: name,
  Properties: properties,
});
const answer = (entities: readonly object[], more: object = {}): string =>
  JSON.stringify({ '@odata.context': F_AND_O, value: entities, ...more });
const entities = (count: number, from = 0): object[] =>
  Array.from({ length: count }, (_, i) => entity(`Gadgets${from + i}`));

const attribute = (name: string, more: object = {}): object => ({
  LogicalName: name,
  AttributeTypeName: { Value: 'StringType' },
  RequiredLevel: { Value: 'None' },
  IsValidForCreate: true,
  IsValidForUpdate: true,
  ...more,
});
const definition = (attributes: readonly object[], more: object = {}): string =>
  JSON.stringify({
    LogicalName: 'contoso_widget',
    EntitySetName: 'contoso_widgets',
    Attributes: attributes,
    Keys: [],
    ...more,
  });

const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ severity, file, reason }) => `${severity} ${file}: ${reason}`);

describe('metadata that maps do not use', () => {
  it('is not kept, but what lookups and keys lead to is', async () => {
    const lookup = (name: string, target: string): object =>
      attribute(name, { AttributeTypeName: { Value: 'LookupType' }, Targets: [target] });
    const table = (name: string, attributes: readonly object[], keys: readonly string[] = []): object => ({
      LogicalName: name,
      EntitySetName: `${name}s`,
      Attributes: attributes,
      Keys: [{ LogicalName: 'k', KeyAttributes: keys }],
    });
    const tables = [
      table('contoso_widget', [lookup('contoso_makerid', 'contoso_maker'), lookup('contoso_unmapped', 'contoso_far')]),
      table(
        'contoso_maker',
        [lookup('contoso_countryid', 'contoso_country'), lookup('contoso_x', 'contoso_far')],
        ['contoso_countryid'],
      ),
      table('contoso_country', [attribute('contoso_code')]),
      table('contoso_far', [attribute('contoso_code')]),
      table('contoso_other', [attribute('contoso_code')]),
    ];
    const mappings = [mappingOf({ destinationField: 'contoso_makerid.contoso_countryid' })];
    for (const names of [
      ['a.json', 'b.json'],
      ['b.json', 'a.json'],
    ] as const) {
      const { workspace } = await readNamed({
        [names[0]]: JSON.stringify(taskOf(mappings)),
        [names[1]]: JSON.stringify({ value: tables }),
      });
      expect(workspace.tables.map(({ name }) => name)).toEqual([
        'contoso_countrys',
        'contoso_makers',
        'contoso_widgets',
      ]);
    }
  });

  it('is found again in archives and on standard input', async () => {
    const expected = ['Widgets'];
    const list = answer([...entities(3), entity('Widgets')]);
    const zipped = await readFolder({
      'map.json': map,
      'a.zip': await zipOf({ 'in.zip': await zipOf({ 'e.json': list }) } as never),
    });
    expect(zipped.workspace.tables.map(({ name }) => name)).toEqual(expected);
    const stdin = { name: '<stdin>', read: () => Promise.resolve(Buffer.from(list)) };
    const piped = await readIn(folderOf({ 'map.json': map }), ['map.json', '-'], { stdin });
    expect(piped.workspace.tables.map(({ name }) => name)).toEqual(expected);
  });

  it('is read from a large file without loss', async () => {
    const filler = 'x'.repeat(300);
    const many = Array.from({ length: 3000 }, (_, i) => entity(`Gadgets${i}`, [property(filler + i)]));
    const list = answer([
      ...many.slice(0, 1500),
      entity('Widgets', [property('WidgetId'), property('Größe')]),
      ...many.slice(1500),
    ]);
    expect(list.length).toBeGreaterThan(1024 * 1024);
    const { workspace } = await readNamed({ 'map.json': map, 'e.json': list });
    expect(told(workspace.problems)).toEqual([]);
    expect(workspace.tables.map(({ fields }) => [...fields.keys()])).toEqual([['widgetid', 'größe']]);
  });

  it('in a large file is looked at once a map uses it: what breaks the contract is named then', async () => {
    const filler = 'x'.repeat(400);
    const many = Array.from({ length: 3000 }, (_, i) => entity(`Gadgets${i}`, [property(filler + i)]));
    const broken = { Name: 'WidgetPublic', EntitySetName: 'Widgets', Properties: 'many' };
    const { workspace } = await readNamed({ 'map.json': map, 'e.json': answer([broken, ...many]) });
    expect(workspace.problems).toMatchObject([
      {
        severity: 'error',
        file: 'e.json',
        pointer: '/value/0/Properties',
        reason: expect.stringContaining('Properties: expected a list, found text') as string,
      },
    ]);
  });
});

describe('pages of one list', () => {
  const next = (skip: number): object => ({
    '@odata.nextLink': `https://contoso.operations.example/metadata/PublicEntities?$skip=${skip}`,
  });

  it('are joined', async () => {
    const { workspace } = await readNamed({
      'map.json': map,
      'p1.json': answer(entities(2), next(2)),
      'p2.json': answer([entity('Widgets'), ...entities(1, 2)], next(4)),
      'p3.json': answer(entities(1, 4)),
    });
    expect(told(workspace.problems)).toEqual([]);
    expect(workspace.tables).toHaveLength(1);
  });

  it('may end in an empty one', async () => {
    const first = answer([entity('Widgets'), ...entities(1)], next(2));
    const { workspace } = await readNamed({ 'map.json': map, 'p1.json': first, 'p2.json': answer([]) });
    expect(told(workspace.problems)).toEqual([]);
  });

  it.each([
    ['the last one', ['p1', 'p2'], 'p2.json', 'the page that follows it (@odata.nextLink) is not among the inputs'],
    ['one in the middle', ['p1', 'p3', 'p4'], 'p3.json', 'the page before it is not among the inputs'],
    ['all but the first', ['p1'], 'p1.json', 'the page that follows it (@odata.nextLink) is not among the inputs'],
  ])('are named where one is missing: %s', async (_what, present, file, reason) => {
    const pages: Readonly<Record<string, string>> = {
      p1: answer([entity('Widgets'), ...entities(1)], next(2)),
      p2: answer(entities(2, 2), next(4)),
      p3: answer(entities(2, 4), next(6)),
      p4: answer(entities(1, 6)),
    };
    const files = Object.fromEntries(present.map((name) => [`${name}.json`, pages[name] ?? '']));
    const { workspace } = await readNamed({ 'map.json': map, ...files });
    expect(told(workspace.problems)).toEqual([
      `warning ${file}: is one page of a longer list (PublicEntities), and ${reason}: what is missing there is not checked`,
    ]);
  });

  it('are counted where the answer has a count', async () => {
    const { workspace } = await readNamed({
      'map.json': map,
      'p.json': answer([entity('Widgets')], { '@odata.count': 9 }),
    });
    expect(told(workspace.problems)).toEqual([expect.stringContaining('of its 9 records only 1 are among the inputs')]);
  });
});

describe('metadata of another environment', () => {
  it('is named when no map uses any of its many tables', async () => {
    const { workspace } = await readNamed({ 'map.json': map, 'e.json': answer(entities(20)) });
    expect(told(workspace.problems)).toEqual([
      'warning e.json: holds 20 AX tables, none of which any map uses: is it from the right environment?',
    ]);
  });

  it.each([
    ['a map uses one, on whichever page', { 'a.json': answer(entities(30)), 'b.json': answer([entity('Widgets')]) }],
    ['it holds a few tables only', { 'a.json': answer(entities(19)) }],
  ])('is not suspected where %s', async (_what, files) => {
    const { workspace } = await readNamed({ 'map.json': map, ...files });
    expect(told(workspace.problems)).toEqual([]);
  });

  it('is named when it is mixed with that of the first one', async () => {
    const { workspace } = await readNamed({
      'map.json': map,
      'a.json': answer([entity('Widgets')]),
      'b.json': answer(entities(1)).replace('contoso.operations', 'contoso-test.operations'),
    });
    expect(told(workspace.problems)).toEqual([
      expect.stringContaining(
        'b.json: is from contoso-test.operations.example, but a.json is from contoso.operations.example',
      ),
    ]);
  });
});

describe('metadata that is cut short', () => {
  it.each([
    ['PublicEntities', answer(entities(30))],
    ['EntityDefinitions', definition([attribute('contoso_x'), attribute('contoso_y')])],
  ])('is named, and nothing of it counts: %s', async (_what, text) => {
    const { workspace } = await readFolder({ 'map.json': map, 'm.json': text.slice(0, -30) });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'm.json', reason: expect.stringContaining('is no valid JSON') as string, line: 1 },
    ]);
    expect(workspace.tables).toEqual([]);
  });
});

describe('metadata that contradicts other metadata', () => {
  const solution = (elements: Readonly<Record<string, string>>): string =>
    solutionXml({
      entities: xmlTable('contoso_widget', {
        set: 'contoso_widgets',
        attributes: [
          xmlAttribute('contoso_widgetid', 'primarykey'),
          xmlAttribute('contoso_name', 'nvarchar', elements),
        ],
      }),
    });
  const sound = { MaxLength: '50', RequiredLevel: 'none', ValidForCreateApi: '1', ValidForUpdateApi: '1' };

  it('gives way to the more specific, and is named with both values and files', async () => {
    const { workspace } = await readNamed({
      'map.json': map,
      'a.xml': solution({ ...sound, MaxLength: '100', RequiredLevel: 'systemrequired' }),
      'b.json': definition([attribute('contoso_name', { MaxLength: 50 })]),
    });
    expect(workspace.tables[0]?.fields.get('contoso_name')).toMatchObject({
      type: { length: 50 },
      requirement: 'optional',
    });
    expect(told(workspace.problems)).toEqual([
      'warning a.xml: contradicts b.json on CRM table contoso_widgets: the length of contoso_name is 100 here and 50 there; the requirement of contoso_name is required here and optional there. What is there counts',
    ]);
  });

  it('is told of few columns a table', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((letter) => `contoso_${letter}`);
    const xml = solutionXml({
      entities: xmlTable('contoso_widget', { attributes: names.map((name) => xmlAttribute(name, 'int')) }),
    });
    const { workspace } = await readNamed({
      'a.xml': xml,
      'b.json': definition(names.map((name) => attribute(name))),
      'map.json': map,
    });
    expect(told(workspace.problems)).toEqual([
      expect.stringMatching(/contoso_c is integer here and text there; and 2 more\. What/),
    ]);
  });

  it('is no contradiction where one merely tells more', async () => {
    const csdl = `<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM"><EntityType Name="contoso_widget">
      <Property Name="contoso_name" Type="Edm.String"/><Property Name="contoso_grade" Type="Edm.Int32"/><Property Name="contoso_day" Type="Edm.DateTimeOffset"/></EntityType></Schema></edmx:DataServices></edmx:Edmx>`;
    const option = (name: string, type: string): object => attribute(name, { AttributeTypeName: { Value: type } });
    const { workspace } = await readNamed({
      'map.json': map,
      'a.xml': solution({ ...sound, RequiredLevel: 'required' }),
      'b.xml': csdl,
      'c.json': definition([
        option('contoso_grade', 'PicklistType'),
        attribute('contoso_day', { AttributeTypeName: { Value: 'DateTimeType' }, Format: 'DateOnly' }),
      ]),
      'd.json': JSON.stringify({
        targetType: 'CRM',
        schemas: [
          {
            name: 'contoso_widgets',
            fields: [{ name: 'contoso_name', isRequired: false, isReadonly: false, typeDetails: { type: 'String' } }],
            keys: [],
          },
        ],
      }),
    });
    expect(told(workspace.problems)).toEqual([]);
    const fields = workspace.tables[0]!.fields;
    expect(fields.get('contoso_name')).toMatchObject({ requirement: 'business-required', type: { length: 50 } });
    expect(fields.get('contoso_grade')?.type.kind).toBe('choice');
    expect(fields.get('contoso_day')?.type.kind).toBe('date');
  });

  it('gives the same facts whatever the order of the inputs', async () => {
    const contents = [
      solution({ ...sound, MaxLength: '100' }),
      definition([attribute('contoso_name', { MaxLength: 50 })]),
    ];
    const [first, second] = await Promise.all(
      [
        ['a.xml', 'b.json'],
        ['b.xml', 'a.json'],
      ].map(async (names) => {
        const { workspace } = await readNamed({
          'map.json': map,
          [names[0] ?? '']: contents[0] ?? '',
          [names[1] ?? '']: contents[1] ?? '',
        });
        return workspace.tables.map(({ fields, keys, names: all }) => ({ fields, keys, names: all }));
      }),
    );
    expect(first).toEqual(second);
  });
});
