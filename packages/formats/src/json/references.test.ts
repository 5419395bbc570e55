import { mappingOf, readFolder, readNamed, removeFolders, taskOf, textAt } from '../test-data/test-kit.js';

afterEach(removeFolders);

const json = (value: unknown): string => JSON.stringify(value, null, 1);

const fields = [{ $id: '31', name: 'WIDGETID', typeDetails: { $id: '32', type: 'String', length: 20 } }];
const finance = { $id: '2', name: 'Operations', targetType: 'AX', schemas: [{ $id: '3', name: 'Widgets', fields }] };
const task = taskOf([mappingOf()], { leftEnvironment: 'Operations' });
const project = {
  $id: '1',
  name: 'Widgets',
  isDualWriteProject: true,
  environments: [finance],
  entityMappingTasks: [task],
};

describe('references in payloads of the gateway', () => {
  it('are resolved, in lists of projects, at any depth', async () => {
    const [leg] = (task as { legs: object[] }).legs;
    const other = {
      $id: '40',
      name: 'Gadgets',
      environments: [{ $ref: '2' }],
      entityMappingTasks: [{ ...task, $id: '41', legs: [{ ...leg, fieldMappings: [{ $ref: '42' }, { $ref: '42' }] }] }],
    };
    const named = { ...mappingOf(), $id: '42', valueTransforms: [] };
    const first = { ...project, entityMappingTasks: [taskOf([named])] };
    const { workspace } = await readNamed({ 'p.json': json({ value: [first, other] }) });
    expect(workspace.problems).toEqual([]);
    const [widgets, gadgets] = workspace.projects;
    expect(gadgets?.environments[0]?.environment).toBe(widgets?.environments[0]?.environment);
    expect(gadgets?.tasks[0]?.legs[0]?.mappings.map(({ sourceField }) => sourceField)).toEqual([
      'WIDGETID',
      'WIDGETID',
    ]);
  });

  it('are resolved in connection sets, whose dictionaries and lists have ids as well', async () => {
    const set = {
      $id: '1',
      name: 'Contoso',
      environments: { $id: '5', first: finance, second: { $ref: '2' } },
      dataPartitionMappings: { $id: '6', $values: [{ $id: '7', firstPartition: 'USMF', secondPartition: 'USMF' }] },
    };
    const { workspace } = await readNamed({ 'set.json': json(set) });
    expect(workspace.problems).toEqual([]);
    const [read] = workspace.connectionSets;
    expect(read?.environments.map(({ key, environment }) => [key, environment?.name])).toEqual([
      ['first', 'Operations'],
      ['second', 'Operations'],
    ]);
    expect(read?.organizationMapping).toHaveLength(1);
  });

  it('leave the names of .NET types out of dictionaries, and open lists that have such a name', async () => {
    const type = { $type: 'System.Collections.Generic.Dictionary`2[[System.String]], mscorlib' };
    const valueTransforms = [{ transformType: 'ValueMap', valueMap: { ...type, No: '0' } }];
    const legs = {
      $type: 'System.Collections.Generic.List`1, mscorlib',
      $values: (taskOf([mappingOf({ valueTransforms })]) as { legs: object[] }).legs,
    };
    const files = {
      'p.json': json({ ...project, entityMappingTasks: [{ ...task, legs }] }),
      'set.json': json({ name: 'Contoso', environments: { ...type, a: finance }, dataPartitionMappings: [] }),
    };
    const { workspace } = await readNamed(files);
    expect(workspace.problems).toEqual([]);
    expect(workspace.projects[0]?.tasks[0]?.legs[0]?.mappings[0]?.transforms).toEqual([
      { type: 'ValueMap', entries: [['No', '0']] },
    ]);
    expect(workspace.connectionSets[0]?.environments.map(({ key }) => key)).toEqual(['a']);
  });

  it('are resolved in environments and schemas by themselves', async () => {
    const file = [
      { ...finance, schemas: { $id: '9', $values: finance.schemas } },
      { $id: '50', targetType: 'CRM', schemas: [{ $ref: '3' }] },
    ];
    const { workspace } = await readNamed({ 'e.json': json(file) });
    expect(workspace.problems).toEqual([]);
    expect(workspace.tables.map(({ platform, name }) => `${platform} ${name}`)).toEqual([
      'dataverse Widgets',
      'finance-and-operations Widgets',
    ]);
  });

  it('have the places of the objects that they refer to', async () => {
    const mapping = { $id: '8', ...mappingOf() };
    const holder = {
      ...project,
      entityMappingTasks: { $id: '60', $values: [taskOf([{ $ref: '8' }]), taskOf([mapping])] },
    };
    const text = json(holder);
    const { workspace } = await readNamed({ 'p.json': text });
    const [read] = workspace.projects;
    const pointer = `${read!.tasks[0]!.legs[0]!.pointer}/fieldMappings/0/sourceField`;
    const [place] = read!.document.locate([pointer]);
    expect(textAt(text, place)).toBe('"WIDGETID"');
    expect(text.split('\n').findIndex((line) => line.includes('"sourceField"')) + 1).toBe(place!.line);
    expect(textAt(text, read!.document.locateInString(pointer, 1, 3))).toBe('ID');
  });

  it('are left alone by changes: what others refer to is theirs, too', async () => {
    const holder = { ...project, entityMappingTasks: [taskOf([{ $id: '8', ...mappingOf() }, { $ref: '8' }])] };
    const { workspace } = await readNamed({ 'p.json': json(holder) });
    const { document, tasks } = workspace.projects[0]!;
    const mappings = `${tasks[0]!.legs[0]!.pointer}/fieldMappings`;
    expect(document.edits([{ kind: 'remove', pointer: `${mappings}/0` }])).toBeNull();
    expect(document.edits([{ kind: 'replace', pointer: `${mappings}/1/syncDirection`, value: 1 }])).toBeNull();
    expect(document.edits([{ kind: 'replace', pointer: `${mappings}/0/syncDirection`, value: 1 }])).toHaveLength(1);
  });

  it('are those of their own payload, where a file has several', async () => {
    const named = (name: string): object => ({
      ...project,
      name,
      environments: [{ ...finance, name: `${name} operations` }, { $ref: '2' }],
    });
    const { workspace } = await readNamed({ 'p.json': json([named('A'), named('B')]) });
    expect(
      workspace.projects.map(({ environments }) => environments.map(({ environment }) => environment?.name)),
    ).toEqual([
      ['A operations', 'A operations'],
      ['B operations', 'B operations'],
    ]);
  });

  it('may lead in circles', async () => {
    const mapping = { $id: '8', ...mappingOf(), project: { $ref: '1' } };
    const environment = { ...finance, project: { $ref: '1' }, schemas: [] };
    const circle = {
      ...project,
      environments: [environment],
      entityMappingTasks: [taskOf([mapping], { project: { $ref: '1' } })],
      self: { $id: '90', $ref: '91' },
      other: { $id: '91', $ref: '90' },
    };
    // JSON.NET writes an object where it comes first
    const turned = {
      $id: '1',
      name: 'Gadgets',
      environments: [{ $id: '2', targetType: 'AX', project: { $ref: '1' } }],
      entityMappingTasks: [task],
    };
    const { workspace } = await readNamed({ 'p.json': json([circle, turned]) });
    expect(
      workspace.projects.map(({ name, environments }) => [name, environments[0]?.environment?.targetType]),
    ).toEqual([
      ['Widgets', 'AX'],
      ['Gadgets', 'AX'],
    ]);
  });

  it.each([
    [
      'lists of lists',
      () => {
        const levels = ['valueTransforms', 'fieldMappings', 'legs', 'entityMappingTasks'];
        const refs = (id: string): unknown => Array.from({ length: 200 }, () => ({ $ref: id }));
        const store = levels.map((name, i) => ({
          $id: `${i + 1}`,
          name: 'x',
          transformType: 'x',
          legs: [],
          [name]: i === 0 ? null : refs(`${i}`),
        }));
        return { name: 'P', store, entityMappingTasks: refs('3') };
      },
    ],
    [
      'an object that is everything to itself',
      () => {
        const refs = Array.from({ length: 1000 }, () => ({ $ref: '1' }));
        return { $id: '1', entityMappingTasks: refs, legs: refs, fieldMappings: refs, valueTransforms: refs };
      },
    ],
    [
      'what doubles at each step',
      () => {
        const store = Array.from({ length: 60 }, (_, i) => ({
          $id: `${i}`,
          left: { $ref: `${i + 1}` },
          right: { $ref: `${i + 1}` },
        }));
        return { dualWriteDetail: { legalEntityMappings: { mappings: [{ $ref: '0' }] } }, store };
      },
    ],
  ])('that unfold to much more than there is are a problem, and cost little: %s', async (_what, make) => {
    const start = Date.now();
    const { workspace } = await readNamed({ 'bomb.json': JSON.stringify(make()), 'map.json': json(task) });
    expect(Date.now() - start).toBeLessThan(3000);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'bomb.json', reason: expect.stringContaining('unfolds') as string },
    ]);
    expect(workspace.projects).toHaveLength(1);
  });

  it('that make a list of itself end', async () => {
    const list = { $id: '1', value: [{ $ref: '1' }, [{ $ref: '2' }], { $id: '2', value: [{ $ref: '1' }, project] }] };
    const { workspace } = await readNamed({ 'p.json': json(list) });
    expect(workspace.projects).toHaveLength(1);
  });

  it('in a long chain are followed without end', async () => {
    const store = Array.from({ length: 50_000 }, (_, i) => ({ $id: `${i}`, next: { $ref: `${i + 1}` } }));
    const { workspace } = await readNamed({
      'p.json': JSON.stringify({ ...project, store: [...store, { $id: '50000' }] }),
    });
    expect(workspace.problems).toEqual([]);
    expect(workspace.projects).toHaveLength(1);
  });

  it('to nothing are a problem at their place', async () => {
    const text = json([project, { ...project, $id: '70', name: 'Gadgets', environments: [{ $ref: '77' }] }]);
    const { workspace } = await readNamed({ 'p.json': text });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['Widgets']);
    const [problem] = workspace.problems;
    expect(problem).toMatchObject({ severity: 'error', reason: expect.stringContaining('$id 77') as string });
    expect(text.split('\n')[problem!.line! - 1]).toContain('{');
    expect(text.split('\n')[problem!.line!]).toContain('"$ref": "77"');
  });

  it('to nothing, where nothing is read, are a warning', async () => {
    const { workspace } = await readNamed({ 'p.json': json({ ...project, createdBy: { $ref: '77' } }) });
    expect(workspace.projects).toHaveLength(1);
    expect(workspace.problems).toMatchObject([{ severity: 'warning', pointer: '/createdBy' }]);
  });

  it('of a JSON Schema that lies beside the maps are nobody’s business', async () => {
    const schema = { $id: 'https://contoso.example/a.json', $ref: '#/definitions/x', definitions: {} };
    const { workspace, unrecognised } = await readFolder({ 'map.json': json(task), 'schema.json': json(schema) });
    expect(workspace.problems).toEqual([]);
    expect(unrecognised).toEqual(['schema.json']);
  });
});
