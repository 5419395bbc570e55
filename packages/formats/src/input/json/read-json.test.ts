import {
  contentOf,
  mappingOf,
  readFolder,
  readNamed,
  removeFolders,
  taskOf,
  textAt,
  utf16be,
  utf16le,
  utf8WithMark,
} from '../../test-data/test-kit.js';

afterEach(removeFolders);

const json = (value: unknown): string => JSON.stringify(value, null, 2);

function projectOf(changes: object = {}): object {
  return { name: 'Widgets', isDualWriteProject: true, entityMappingTasks: [taskOf()], ...changes };
}

describe('a project of the gateway', () => {
  it('is read with its version, tasks, legs and mappings', async () => {
    const mappings = [
      mappingOf({ syncDirection: '2', destinationLookupFieldRelatedEntity: 'contoso_makers', isSystemGenerated: true }),
      mappingOf({
        syncDirection: undefined,
        sourceField: null,
        valueTransforms: [{ transformType: 'Default', defaultValue: 3 }],
      }),
      mappingOf({
        valueTransforms: [{ transformType: 'ValueMap', valueMap: { yes: '1', no: 0 } }, { $type: 'X' }],
      }),
    ];
    const version = { major: 1, minor: 0, build: 0, revision: 5 };
    const { workspace } = await readNamed({
      'p.json': json(
        projectOf({
          templateIdentifier: { name: 't', version },
          entityMappingTasks: [taskOf(mappings, { connectionSetName: 'cs' })],
        }),
      ),
    });
    expect(workspace.problems).toEqual([]);
    const [project] = workspace.projects;
    expect(project).toMatchObject({ name: 'Widgets', version: '1.0.0.5', isDualWrite: true, environments: [] });
    const [task] = project!.tasks;
    expect(task).toMatchObject({
      connectionSetName: 'cs',
      leftEnvironmentType: 'AX',
      pointer: '/entityMappingTasks/0',
    });
    const [leg] = task!.legs;
    expect(leg).toMatchObject({
      id: '001',
      sourceTable: 'Widgets',
      destinationTable: 'contoso_widgets',
      pointer: '/entityMappingTasks/0/legs/0',
    });
    expect(leg!.mappings).toMatchObject([
      { direction: 2, rawDirection: '2', destinationRelatedEntity: 'contoso_makers', transforms: [], raw: mappings[0] },
      { direction: 1, rawDirection: null, sourceField: null, transforms: [{ type: 'Default', value: '3' }] },
      {
        direction: 3,
        rawDirection: 3,
        transforms: [
          {
            type: 'ValueMap',
            entries: [
              ['yes', '1'],
              ['no', '0'],
            ],
          },
          { type: 'Other' },
        ],
      },
    ]);
  });

  it.each([
    [
      'legs that are no list',
      { entityMappingTasks: [taskOf([], { legs: {} })] },
      '/entityMappingTasks/0/legs',
      'legs: expected a list, found an object',
    ],
    [
      'legs that are absent',
      { entityMappingTasks: [{ name: 'a' }] },
      '/entityMappingTasks/0/legs',
      'legs: expected a list, found nothing',
    ],
    ['tasks that are no list', { entityMappingTasks: 'a' }, '/entityMappingTasks', 'expected a list, found text'],
    [
      'an unknown direction',
      { entityMappingTasks: [taskOf([mappingOf(), mappingOf({ syncDirection: 4 })])] },
      '/entityMappingTasks/0/legs/0/fieldMappings/1/syncDirection',
      'expected 1, 2, 3, found 4',
    ],
    [
      'a direction in words',
      { entityMappingTasks: [taskOf([mappingOf({ syncDirection: 'both' })])] },
      '/entityMappingTasks/0/legs/0/fieldMappings/0/syncDirection',
      'found text',
    ],
    [
      'a field that is an object',
      { entityMappingTasks: [taskOf([mappingOf({ sourceField: {} })])] },
      '/entityMappingTasks/0/legs/0/fieldMappings/0/sourceField',
      'expected text, found an object',
    ],
    [
      'a leg that is null',
      { entityMappingTasks: [taskOf([], { legs: [null] })] },
      '/entityMappingTasks/0/legs/0',
      'expected an object, found null',
    ],
    [
      'a value map that is a list',
      { entityMappingTasks: [taskOf([mappingOf({ valueTransforms: [{ valueMap: [] }] })])] },
      '/entityMappingTasks/0/legs/0/fieldMappings/0/valueTransforms/0/valueMap',
      'expected an object, found a list',
    ],
    [
      'a broken environment',
      { environments: [{ targetType: 7 }] },
      '/environments/0/targetType',
      'expected text, found 7',
    ],
  ])('is left out with %s, and its neighbour stays', async (_name, changes, pointer, reason) => {
    const text = json([projectOf(changes), projectOf({ name: 'Healthy' })]);
    const { workspace } = await readNamed({ 'p.json': text });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['Healthy']);
    const [problem, ...others] = workspace.problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      severity: 'error',
      file: 'p.json',
      pointer: `/0${pointer}`,
      reason: expect.stringContaining(reason) as string,
    });
    // a value that is absent has no place
    if (!reason.endsWith('nothing'))
      expect(text.split('\n')[problem!.line! - 1]?.slice(problem!.column! - 1)).toMatch(/^[{["\dn]/);
  });

  it('keeps its environments, null ones too, and their schemas apart from absent ones', async () => {
    const environments = [
      null,
      {
        name: 'F&O',
        targetType: 'AX',
        schemas: [],
        metadataUrl: ' ',
        environmentInfo: null,
        needsIntegrationKey: true,
      },
      {
        name: 'CE',
        targetType: 'CRM',
        schemas: null,
        directUrl: 'https://contoso.example',
        bypassApiHubConnector: true,
        connectionDisplayName: 'c',
      },
    ];
    const { workspace } = await readNamed({ 'p.json': json(projectOf({ environments })) });
    expect(workspace.projects[0]!.environments).toMatchObject([
      { key: null, environment: null, pointer: '/environments/0' },
      {
        environment: {
          name: 'F&O',
          tables: [],
          hasAddress: false,
          needsIntegrationKey: true,
          bypassApiHubConnector: false,
        },
      },
      {
        environment: {
          targetType: 'CRM',
          tables: null,
          hasAddress: true,
          needsIntegrationKey: null,
          bypassApiHubConnector: true,
          connectionDisplayName: 'c',
        },
      },
    ]);
  });

  it.each([
    ['UTF-8 with a byte order mark', utf8WithMark],
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', utf16be],
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('reads the same in %s', async (_name, encode) => {
    const text = json(projectOf({ name: 'Wïdgets 😀' }));
    const plain = await readNamed({ 'p.json': text });
    const encoded = await readNamed({ 'p.json': encode(text) });
    expect(encoded.workspace.problems).toEqual([]);
    expect(encoded.workspace.projects.map(contentOf)).toEqual(plain.workspace.projects.map(contentOf));
    expect(plain.workspace.projects[0]?.name).toBe('Wïdgets 😀');
    const pointer = '/entityMappingTasks/0/legs/0/fieldMappings/0/sourceField';
    expect(encoded.workspace.projects[0]!.document.locate([pointer])).toEqual(
      plain.workspace.projects[0]!.document.locate([pointer]),
    );
  });
});

describe('maps of the Web API', () => {
  const record = (changes: object = {}): object => ({
    msdyn_name: 'msdyn_[contoso_widgets - Widgets]',
    msdyn_version: '1.0.0.2',
    msdyn_mapping: json(taskOf()),
    ...changes,
  });

  it.each([
    ['a list', { '@odata.context': 'https://x/$metadata#msdyn_dualwriteentitymaps', value: [record()] }, ''],
    ['a record', record(), ''],
    ['text encoded twice', record({ msdyn_mapping: JSON.stringify(json(taskOf())) }), ''],
    ['a mapping that is not encoded', { value: [record({ msdyn_mapping: taskOf() })] }, '/value/0/msdyn_mapping'],
    ['a file that is a string', json(record()), ''],
  ])('are read from %s', async (_name, value, pointer) => {
    const { workspace } = await readNamed({ 'maps.json': json(value) });
    expect(workspace.problems).toEqual([]);
    expect(workspace.projects).toMatchObject([
      { name: 'msdyn_[contoso_widgets - Widgets]', version: '1.0.0.2', isDualWrite: true },
    ]);
    expect(workspace.projects[0]!.tasks[0]).toMatchObject({
      pointer,
      legs: [{ pointer: `${pointer}/legs/0`, mappings: [{ sourceField: 'WIDGETID' }] }],
    });
  });

  it('may be a bare mapping, which goes by its own name', async () => {
    const { workspace } = await readNamed({ 'map.json': json(taskOf()) });
    expect(workspace.projects).toMatchObject([
      { name: '[Widgets] - [contoso_widgets]', version: null, isDualWrite: true },
    ]);
  });

  it('name the place of a fault in the text of the mapping', async () => {
    const text = json({
      value: [
        record({ msdyn_mapping: '{"legs": [\n"a" "b"]}' }),
        record({ msdyn_mapping: null, msdyn_name: 'Second' }),
      ],
    });
    const { workspace } = await readNamed({ 'maps.json': text });
    const [syntax, missing] = workspace.problems;
    expect(syntax?.reason).toContain('msdyn_mapping of the map msdyn_[contoso_widgets - Widgets] is no valid JSON');
    expect(
      textAt(text, {
        line: syntax!.line!,
        column: syntax!.column!,
        endLine: syntax!.line!,
        endColumn: syntax!.column! + 4,
      }),
    ).toBe('\\"b\\');
    expect(missing).toMatchObject({
      pointer: '/value/1',
      reason: expect.stringContaining('the map Second has no msdyn_mapping') as string,
    });
  });

  it('warn of broken properties', async () => {
    const { workspace } = await readNamed({ 'maps.json': json(record({ msdyn_properties: '{"a":' })) });
    expect(workspace.projects).toHaveLength(1);
    expect(workspace.problems).toMatchObject([{ severity: 'warning' }]);
  });

  it('may be none', async () => {
    const { workspace } = await readNamed({
      'maps.json': json({ '@odata.context': 'https://x/$metadata#msdyn_dualwriteentitymaps(msdyn_name)', value: [] }),
    });
    expect(workspace).toMatchObject({ projects: [], problems: [] });
  });
});

const schema = {
  name: 'contoso_widgets',
  displayName: 'Widgets',
  singletonName: 'contoso_widget',
  distinctName: 'contoso_widget_1',
  primaryCompanyContextField: 'contoso_company.cdm_companycode',
  companyContextFields: ['contoso_company'],
  fields: [
    {
      name: 'contoso_Name',
      displayName: 'Name',
      isRequired: true,
      isReadonly: false,
      typeDetails: { type: 'string', length: 50 },
    },
    { name: 'contoso_count', isReadonly: true, typeDetails: { type: 'Int64', minimumValue: 0, maximumValue: 9 } },
    { name: 'contoso_price', typeDetails: { type: 'MONEY', precision: '2' } },
    { name: 'contoso_made', typeDetails: { type: 'UtcDateTime', isDateOnly: true } },
    { name: 'contoso_maker', typeDetails: { type: 'Lookup', relatedEntity: 'contoso_makers' } },
    { name: 'contoso_odd', typeDetails: { type: 'Hologram' } },
    { name: 'versionnumber', typeDetails: { type: 'BigInt' } },
  ],
  keys: [
    {
      name: 'userKeys',
      fields: ['contoso_name', 'contoso_company.cdm_companycode'],
      isIntegrationKey: true,
      isPrimaryKey: false,
    },
    { name: 'pk', fields: ['id'], isPrimaryKey: true },
  ],
};

describe('an environment', () => {
  it.each([
    ['AX', 'finance-and-operations'],
    ['CRM', 'dataverse'],
  ])('of type %s gives tables of %s', async (targetType, platform) => {
    const { workspace } = await readNamed({ 'e.json': json({ name: 'e', targetType, schemas: [schema] }) });
    const [table] = workspace.tables;
    expect(table).toMatchObject({
      platform,
      name: 'contoso_widgets',
      names: ['contoso_widgets', 'contoso_widget_1', 'contoso_widget', 'Widgets'],
      completeness: 'complete',
      primaryCompanyContextField: 'contoso_company.cdm_companycode',
      companyContextFields: ['contoso_company'],
    });
    expect(table!.fields.get('contoso_name')).toMatchObject({
      name: 'contoso_Name',
      requirement: 'required',
      creatable: true,
      updatable: true,
      type: { kind: 'text', length: 50 },
    });
    expect(table!.fields.get('contoso_count')).toMatchObject({
      requirement: 'optional',
      creatable: false,
      updatable: false,
      type: { kind: 'integer', bits: 64, minimum: 0, maximum: 9 },
    });
    expect(table!.fields.get('contoso_price')).toMatchObject({
      creatable: true,
      updatable: true,
      type: { kind: 'decimal', precision: 2 },
    });
    expect(table!.fields.get('contoso_made')?.type.kind).toBe('date');
    expect(table!.fields.get('contoso_maker')).toMatchObject({ type: { kind: 'lookup' }, targets: ['contoso_makers'] });
    expect(table!.fields.get('contoso_odd')?.type.kind).toBe('unknown');
    expect(table!.keys).toEqual([
      {
        name: 'userKeys',
        fields: ['contoso_name', 'contoso_company.cdm_companycode'],
        isIntegrationKey: true,
        isPrimaryKey: false,
      },
      { name: 'pk', fields: ['id'], isIntegrationKey: false, isPrimaryKey: true },
    ]);
  });

  it('that marks no integration key says nothing of them', async () => {
    const keys = [{ name: 'k', fields: ['a'] }];
    const { workspace } = await readNamed({ 'e.json': json({ targetType: 'CRM', schemas: [{ ...schema, keys }] }) });
    expect(workspace.tables[0]?.keys).toEqual([
      { name: 'k', fields: ['a'], isIntegrationKey: null, isPrimaryKey: false },
    ]);
  });

  it('is needed to tell whose table a bare schema is, unless its columns do', async () => {
    const { workspace } = await readNamed({
      'a.json': json([schema]),
      'b.json': json({ ...schema, fields: schema.fields.slice(0, 1) }),
    });
    expect(workspace.tables).toMatchObject([{ platform: 'dataverse', file: 'a.json' }]);
    expect(workspace.problems).toMatchObject([
      {
        file: 'b.json',
        reason: expect.stringContaining('which environment the table contoso_widgets belongs to') as string,
      },
    ]);
  });
});

describe('a connection set', () => {
  it('holds environments by key and both kinds of organization mapping', async () => {
    const text = json({
      name: 'cs',
      forDualWrite: true,
      environments: { 'a/b': { name: 'F&O', targetType: 'AX', schemas: [schema] }, gone: null },
      dataPartitionMappings: [
        {
          firstPartitionEnvName: 'a/b',
          firstPartition: 'USMF',
          secondPartitionEnvName: 'ce',
          secondPartition: 'Contoso',
        },
      ],
      dualWriteDetail: {
        legalEntityMappings: {
          leftEnvironment: 'l',
          rightEnvironment: 'r',
          mappings: [{ left: { name: 'DEMF', id: '1' }, right: { id: '2' } }],
        },
      },
    });
    const { workspace } = await readNamed({ 'cs.json': text });
    expect(workspace.problems).toEqual([]);
    const [set] = workspace.connectionSets;
    expect(set?.name).toBe('cs');
    expect(set?.environments).toMatchObject([
      { key: 'a/b', pointer: '/environments/a~1b', environment: { tables: [{ platform: 'finance-and-operations' }] } },
      { key: 'gone', pointer: '/environments/gone', environment: null },
    ]);
    expect(set?.organizationMapping).toMatchObject([
      {
        kind: 'data partition',
        firstEnvironment: 'a/b',
        firstPartition: 'USMF',
        secondEnvironment: 'ce',
        secondPartition: 'Contoso',
      },
      {
        kind: 'legal entity',
        firstEnvironment: 'l',
        firstPartition: 'DEMF',
        secondEnvironment: 'r',
        secondPartition: '2',
      },
    ]);
    const pointers = set!.organizationMapping.flatMap(({ firstPointer, secondPointer }) => [
      firstPointer,
      secondPointer,
    ]);
    expect(set!.document.locate(pointers).map((place) => textAt(text, place))).toEqual([
      '"USMF"',
      '"Contoso"',
      '"DEMF"',
      '"2"',
    ]);
    expect(textAt(text, set!.document.locate(['/environments/a~1b/targetType'])[0])).toBe('"AX"');
  });

  it('may list its environments', async () => {
    const { workspace } = await readNamed({
      'cs.json': json({ forDualWrite: true, environments: [{ name: 'e', targetType: 'CRM' }] }),
    });
    expect(workspace.connectionSets[0]?.environments).toMatchObject([
      { key: null, pointer: '/environments/0', environment: { name: 'e', tables: null } },
    ]);
  });

  it('is left out when an environment in it breaks the contract', async () => {
    const environments = { e: { targetType: 'AX', schemas: [{ name: 'x', fields: [{ name: 5 }] }] } };
    const { workspace } = await readNamed({ 'cs.json': json({ forDualWrite: true, environments }) });
    expect(workspace.connectionSets).toEqual([]);
    expect(workspace.problems).toMatchObject([
      { pointer: '/environments/e/schemas/0/fields/0/name', line: expect.any(Number) as number },
    ]);
  });
});

describe('lists', () => {
  it('of integration keys are read from JSON', async () => {
    const { workspace } = await readNamed({
      'keys.json': json({ 'contoso_widgets - Widgets - old': ['a', 'b.c'], 'x - y': 'a' }),
    });
    expect(workspace.integrationKeys).toEqual([
      { table: 'contoso_widgets', entity: 'Widgets - old', fields: ['a', 'b.c'], file: 'keys.json' },
    ]);
    expect(workspace.problems).toMatchObject([
      {
        pointer: '/x - y',
        line: 6,
        reason: expect.stringContaining('expected a list of field names, found text') as string,
      },
    ]);
  });

  it('of integration keys are read from XML', async () => {
    const xml = `<configuration><a><Map mapName="contoso_widgets - Widgets" keys="a, b.c" /><Map mapName="msdyn_[x - Y]" keys="d"/>
      <Map mapName="Gadgets (contoso_gadgets)" keys="e"/><Map mapName="plain" keys="f" /><Map mapName="none - none" keys="" /></a></configuration>`;
    const { workspace } = await readNamed({ 'keys.xml': xml });
    expect(workspace.integrationKeys).toMatchObject([
      { table: 'contoso_widgets', entity: 'Widgets', fields: ['a', 'b.c'] },
      { table: 'x', entity: 'Y', fields: ['d'] },
      { table: 'contoso_gadgets', entity: 'Gadgets', fields: ['e'] },
    ]);
    expect(workspace.problems).toMatchObject([
      { file: 'keys.xml', reason: expect.stringContaining('"plain"') as string },
    ]);
  });

  it('of connections tell their status and error', async () => {
    const statuses = [
      { status: 'Error', target: 't', error: { code: 'Unauthorized', message: 'Sign in' } },
      { status: 'Connected' },
    ];
    const { workspace } = await readNamed({
      'c.json': json({ value: [{ name: 'c1', properties: { displayName: 'C', statuses } }] }),
    });
    expect(workspace.connections).toEqual([
      {
        name: 'c1',
        displayName: 'C',
        statuses: [
          { status: 'Error', errorCode: 'Unauthorized', errorMessage: 'Sign in' },
          { status: 'Connected', errorCode: null, errorMessage: null },
        ],
      },
    ]);
  });

  it('of organizations are told apart, and an empty one from none', async () => {
    const { workspace } = await readFolder({
      'a.json': json({ value: [{ DataArea: 'USMF', Name: 'x' }] }),
      'b.json': json({ value: [{ LegalEntityId: 'DEMF' }] }),
      'c.json': json({ value: [{ cdm_companycode: 'usmf', cdm_companyid: '1' }] }),
    });
    expect(workspace.organizations).toEqual({
      legalEntities: ['USMF', 'DEMF'],
      companies: ['usmf'],
      businessUnits: null,
    });
    const units = await readNamed({
      'u.json': json({ '@odata.context': 'https://x/api/$metadata#businessunits(name)', value: [] }),
    });
    expect(units.workspace).toMatchObject({ organizations: { businessUnits: [] }, connections: null });
    const named = await readNamed({ 'u.json': json({ value: [{ businessunitid: '1', name: 'Contoso' }] }) });
    expect(named.workspace.organizations.businessUnits).toEqual(['Contoso']);
  });
});

describe('a leg with a query of its own', () => {
  const schema = {
    name: 'Widgets',
    fields: [
      { name: 'WIDGETID', typeDetails: { type: 'String' } },
      { name: 'LABEL', typeDetails: { type: 'String' } },
    ],
  };
  async function legOf(more: object): Promise<unknown> {
    const task = taskOf() as { legs: object[] };
    const { workspace } = await readNamed({ 'm.json': json({ ...task, legs: [{ ...task.legs[0], ...more }] }) });
    expect(workspace.problems).toEqual([]);
    const leg = workspace.projects[0]?.tasks[0]?.legs[0];
    return [leg?.hasOwnQuery, leg?.querySchema && [leg.querySchema.name, [...leg.querySchema.fields.keys()]]];
  }

  it.each([
    ['a query and its columns', { sourceMQuery: 'let A = B in A', sourceEntitySchema: schema }, true],
    ['a mashup and its columns', { mashup: { Document: 'section S;' }, sourceEntitySchema: schema }, true],
  ])('has what the query gives: %s', async (_what, more, hasOwnQuery) => {
    expect(await legOf(more)).toEqual([hasOwnQuery, ['Widgets', ['widgetid', 'label']]]);
  });

  it.each([
    ['a query without columns', { sourceMQuery: 'let A = B in A' }, true],
    ['a query whose columns are not told', { sourceMQuery: 'x', sourceEntitySchema: { name: null, fields: [] } }, true],
    ['no query', { sourceEntitySchema: schema }, false],
    ['a blank query', { sourceMQuery: ' ', mashup: null, sourceEntitySchema: schema }, false],
    ['an empty mashup', { mashup: { Document: null, Query: '' }, sourceEntitySchema: schema }, false],
  ])('has no columns of its own with %s', async (_what, more, hasOwnQuery) => {
    expect(await legOf(more)).toEqual([hasOwnQuery, null]);
  });
});

it.each([0, -1, '0', null])('a length or precision of %j is not told by the gateway', async (size) => {
  const fields = [
    { name: 'A', typeDetails: { type: 'String', length: size } },
    { name: 'B', typeDetails: { type: 'Real', precision: size } },
  ];
  const { workspace } = await readNamed({ 'e.json': json({ targetType: 'AX', schemas: [{ name: 'T', fields }] }) });
  const types = [...(workspace.tables[0]?.fields.values() ?? [])].map(({ type }) => [type.length, type.precision]);
  expect(types).toEqual([
    [null, null],
    [null, null],
  ]);
});
