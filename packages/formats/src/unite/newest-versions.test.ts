import { compareVersions } from './newest-versions.js';
import {
  escapeXml,
  mappingOf,
  readFolder,
  readIn,
  folderOf,
  readNamed,
  removeFolders,
  solutionXml,
  taskOf,
  xmlMap,
  zipOf,
} from '../test-data/test-kit.js';

afterEach(removeFolders);

const record = (name: string, version: string | null, sourceField = 'WIDGETID'): string =>
  JSON.stringify({ msdyn_name: name, msdyn_version: version, msdyn_mapping: taskOf([mappingOf({ sourceField })]) });

async function versions(files: Record<string, string>, allVersions = false): Promise<unknown> {
  const { workspace } = await readNamed(files, { allVersions });
  return {
    kept: workspace.projects.map(({ name, version }) => `${name} ${version}`),
    problems: workspace.problems.map(({ severity, file }) => `${severity} ${file}`),
  };
}

describe('of several versions of one map', () => {
  const files = {
    '1.json': record('Widgets', '1.0.0.10'),
    '2.json': record('widgets', '1.0.0.9'),
    '3.json': record('Gadgets', '1.0'),
  };

  it('the newest is kept, by number', async () => {
    expect(await versions(files)).toEqual({ kept: ['Widgets 1.0.0.10', 'Gadgets 1.0'], problems: [] });
  });

  it('all are kept when all are wanted', async () => {
    expect(await versions(files, true)).toEqual({
      kept: ['Widgets 1.0.0.10', 'widgets 1.0.0.9', 'Gadgets 1.0'],
      problems: [],
    });
  });

  it.each([[true], [false]])(
    'two of the same version that differ are a problem, and the first is kept (all versions: %s)',
    async (all) => {
      const twice = {
        'a.json': record('Widgets', '1.0'),
        'b.json': record('Widgets', '1.0.0.0', 'B'),
        'c.json': record('Widgets', '1.0', 'C'),
      };
      expect(await versions(twice, all)).toEqual({ kept: ['Widgets 1.0'], problems: ['error b.json', 'error c.json'] });
    },
  );

  it('one without a version is neither newer nor older, and a problem only when it is there twice', async () => {
    const mixed = {
      'a.json': record('Widgets', '1.0'),
      'b.json': record('Widgets', null),
      'c.json': record('Widgets', null, 'C'),
    };
    expect(await versions(mixed)).toEqual({ kept: ['Widgets 1.0', 'Widgets null'], problems: ['error c.json'] });
  });
});

describe('copies of one map', () => {
  const valueTransforms = [{ transformType: 'ValueMap', valueMap: { No: '0', Yes: '1' } }];
  const map = taskOf([
    mappingOf(),
    mappingOf({ sourceField: 'USED', destinationField: 'contoso_used', valueTransforms }),
  ]);
  const xmlOf = (mapping: string): string =>
    solutionXml({
      maps: xmlMap(
        'contoso_[contoso_widgets - Widgets]',
        escapeXml(mapping),
        '<msdyn_version>1.0</msdyn_version><msdyn_properties>{"a":}</msdyn_properties>',
      ),
    });
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  };

  it.each([
    ['byte for byte', JSON.stringify(map)],
    ['formatted otherwise', JSON.stringify(map, null, 4)],
    ['with CRLF', JSON.stringify(map, null, 2).replaceAll('\n', '\r\n')],
    ['with its members in another order', JSON.stringify(reversed(map))],
  ])('are one map, %s, with the flaws of the one that counts', async (_how, mapping) => {
    const zip = await zipOf({ 'customizations.xml': xmlOf(JSON.stringify(map)) });
    const { workspace } = await readFolder({ 'a.zip': zip, 'a/customizations.xml': xmlOf(mapping) });
    expect(workspace.projects.map(({ document }) => document.file)).toEqual(['a/customizations.xml']);
    expect(workspace.problems.map(({ severity, file }) => `${severity} ${file}`)).toEqual([
      'warning a/customizations.xml',
    ]);
  });

  it('are told apart by path, not by the order in which they are named', async () => {
    const cwd = folderOf({ 'a.json': record('Widgets', '1'), 'b.json': record('widgets', '1.0') });
    for (const paths of [
      ['a.json', 'b.json'],
      ['b.json', 'a.json'],
    ]) {
      const { workspace } = await readIn(cwd, paths);
      expect(workspace.projects.map(({ document }) => document.file)).toEqual(['a.json']);
      expect(workspace.problems).toEqual([]);
    }
  });

  it('that differ in a value are a problem, which says so', async () => {
    const { workspace } = await readFolder({ 'a.json': record('Widgets', '1'), 'b.json': record('Widgets', '1', 'X') });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'b.json', reason: expect.stringContaining('with different content') as string },
    ]);
  });
});

describe('projects of one name', () => {
  const project = (set: string | null, environments: readonly object[] = [], sourceField = 'WIDGETID'): string =>
    JSON.stringify({
      name: 'Widgets',
      isDualWriteProject: true,
      environments,
      entityMappingTasks: [taskOf([mappingOf({ sourceField })], { connectionSetName: set })],
    });
  const kept = async (files: Record<string, string>): Promise<unknown> => {
    const { workspace } = await readNamed(files);
    return { files: workspace.projects.map(({ document }) => document.file), problems: workspace.problems.length };
  };

  it('of two connection sets are two projects', async () => {
    const files = { 'dev.json': project('DEV'), 'prod.json': project('PROD', [], 'X') };
    expect(await kept(files)).toEqual({ files: ['dev.json', 'prod.json'], problems: 0 });
  });

  it('of two environments are two projects', async () => {
    const environment = { name: 'Operations', targetType: 'AX' };
    const files = {
      'dev.json': project(null, [{ ...environment, metadataUrl: 'https://dev.contoso.example' }]),
      'prod.json': project(null, [{ ...environment, metadataUrl: 'https://prod.contoso.example' }]),
      'copy.json': project(null, [{ ...environment, metadataUrl: 'https://PROD.contoso.example' }]),
    };
    expect(await kept(files)).toEqual({ files: ['copy.json', 'dev.json'], problems: 0 });
  });

  it('of one connection set are versions of one project', async () => {
    const files = { 'a.json': project('DEV'), 'b.json': project(' dev', [], 'X') };
    expect(await kept(files)).toEqual({ files: ['a.json'], problems: 1 });
  });
});

it('copies of connection sets, key lists, organizations and connections count once', async () => {
  const set = {
    name: 'DEV',
    environments: {
      ax: {
        targetType: 'AX',
        directUrl: 'x',
        schemas: [{ name: 'Widgets', fields: [{ name: 'A', typeDetails: { type: 'String' } }] }],
      },
    },
    dataPartitionMappings: [{ firstPartition: 'USMF', secondPartition: 'USMF' }],
  };
  const files = {
    'set.json': JSON.stringify(set),
    'keys.json': JSON.stringify({ 'contoso_widgets - Widgets': ['contoso_name'] }),
    'companies.json': JSON.stringify({ value: [{ cdm_companycode: 'USMF' }] }),
    'connections.json': JSON.stringify({ value: [{ name: '1', properties: { statuses: [{ status: 'Connected' }] } }] }),
  };
  const copies = Object.fromEntries(
    Object.entries(files).map(([file, text]) => [`copy/${file}`, JSON.stringify(JSON.parse(text), null, 3)]),
  );
  const { workspace } = await readNamed({ ...files, ...copies });
  expect(workspace.problems).toEqual([]);
  expect(workspace.connectionSets).toHaveLength(1);
  expect(workspace.integrationKeys).toHaveLength(1);
  expect(workspace.organizations.companies).toEqual(['USMF']);
  expect(workspace.connections).toHaveLength(1);
});

it.each([
  ['1.0.0.10', '1.0.0.9', 1],
  ['2', '10', -1],
  ['1.0', '1.0.0.0', 0],
  ['1.0.a', '1.0.b', -1],
])('compares %s with %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
  expect(Math.sign(compareVersions(b, a))).toBe(-sign + 0);
});
