import { JsonFile } from '../json/file.js';
import { readFolder, readNamed, removeFolders, solutionXml, taskOf } from '../test-data/test-kit.js';

afterEach(removeFolders);

const healthy = JSON.stringify(taskOf([], { name: 'Healthy' }));
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const lines = (values: readonly unknown[]): string =>
  `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;

describe('a list that breaks the contract in a thousand places is one problem', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'of maps without their mapping',
      'a.json',
      lines(many(1000, (i) => ({ msdyn_name: `m${i}`, msdyn_mapping: '' }))),
      /^1000 maps have no msdyn_mapping.*the map m0: .*\(line 2, column 1\); the map m1: .*\(line 3, column 1\); .*; and 997 more$/,
    ],
    [
      'of maps whose mapping is no JSON',
      'a.json',
      lines(many(1000, (i) => ({ msdyn_name: `m${i}`, msdyn_mapping: '{' }))),
      /^1000 maps have an msdyn_mapping that is no JSON: msdyn_mapping of the map m0: .*\(line 2, column \d+\); .*and 997 more$/,
    ],
    [
      'of mappings in one map',
      'a.json',
      JSON.stringify(taskOf(many(1000, () => ({ sourceField: 1 }))), null, 1),
      /^the map breaks the contract and is left out in 1000 places: sourceField: expected text, found 1 \(line \d+, column \d+\); .*; and 997 more$/,
    ],
    [
      'of columns in one table',
      'a.json',
      JSON.stringify(
        { LogicalName: 'a', EntitySetName: 'as', Attributes: many(1000, () => ({ LogicalName: 1 })) },
        null,
        1,
      ),
      /^the table a breaks the contract and is left out in 1000 places: LogicalName: expected a name, found 1 \(line 6, .*; and 997 more$/,
    ],
    [
      'of tables',
      'a.json',
      lines(many(1000, (i) => ({ LogicalName: `t${i}`, EntitySetName: 1, Attributes: [] }))),
      /^1000 tables break the contract and are left out: the table t0: EntitySetName: .*\(line 2, .*\(line 4, .*and 997 more$/,
    ],
    [
      'of organizations',
      'a.json',
      lines(many(1000, () => ({ LegalEntityId: 1 }))),
      /^1000 records of LegalEntities are left out: .*\(line 2, .*and 997 more$/,
    ],
    [
      'of keys',
      'a.json',
      `{\n"a - b": ["c"],\n${many(1000, (i) => `"t${i} - e": 1`).join(',\n')}}`,
      /^1000 integration keys are left out: .*"t0 - e": .*\(line 3, column \d+\); .*and 997 more$/,
    ],
    [
      'of keys in XML',
      'a.xml',
      `<Configuration>\n${many(1000, (i) => `  <Map\n mapName="t${i}" keys="a"/>`).join('\n')}</Configuration>`,
      /^1000 integration keys are left out: .*"t0": .*\(line 2, column 3\); .*\(line 4, column 3\); .*and 997 more$/,
    ],
    [
      'of maps in a solution',
      'a.xml',
      solutionXml({ maps: many(1000, () => '\n<msdyn_dualwriteentitymap />').join('') }),
      /^1000 maps have no msdyn_mapping.*\(line 6, column 1\); .*and 997 more$/,
    ],
    [
      'of connections',
      'a.json',
      lines(many(1000, () => ({ name: 1, properties: { statuses: [] } }))),
      /^1000 connections break the contract and are left out: .*\(line 2, .*and 997 more$/,
    ],
    [
      'of members that stand twice',
      'a.json',
      `[${many(1000, () => `\n{"LegalEntityId": "a", "LegalEntityId": "b"}`).join()}]`,
      /^1000 members stand twice .*this one counts \(line 2, column 24\), this one is passed over \(line 2, column 2\); .*and 997 more$/,
    ],
  ])('%s', async (_what, file, content, reason) => {
    const { workspace } = await readNamed({ [file]: content, 'healthy.json': healthy });
    expect(workspace.problems.filter((problem) => problem.file === file)).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(reason) as string }),
    ]);
    expect(workspace.projects).toHaveLength(1);
  });
});

it('looks for the places of all records in one pass', async () => {
  const spans = jest.spyOn(JsonFile.prototype, 'spanOf');
  const announced = jest.spyOn(JsonFile.prototype, 'announce');
  await readNamed({ 'a.json': lines(many(1000, () => ({ msdyn_name: 'a', msdyn_mapping: '{' }))) });
  const firstSpan = Math.min(...spans.mock.invocationCallOrder);
  const later = announced.mock.invocationCallOrder.filter((order) => order > firstSpan);
  expect(later).toHaveLength(0);
  jest.restoreAllMocks();
});

describe('a fault of the program', () => {
  it('costs the input that it happens in, no other', async () => {
    const told: unknown[] = [];
    const fault = new RangeError('Maximum call stack size exceeded');
    const failing = jest.spyOn(JsonFile.prototype, 'announce').mockImplementationOnce(() => {
      throw fault;
    });
    const files = { 'a.json': healthy, 'b.json': JSON.stringify(taskOf([], { name: 'b' })) };
    const { workspace } = await readFolder(files, { onFault: (error) => told.push(error) });
    failing.mockRestore();
    expect(workspace.projects.map(({ name }) => name)).toEqual(['b']);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'a.json', reason: expect.stringMatching(/could not be read.*stack size/) as string },
    ]);
    expect(told).toEqual([fault]);
  });

  it.each<[string, string]>([
    ['names that are no text', '[{"LogicalName":{"toString":1},"EntitySetName":"a","Attributes":[{}]}]'],
    ['ids that are no text', '[{"Id":{"toString":1},"Value":"a"},{"Id":"@a","Value":{"toString":1}}]'],
    ['an enumeration of objects', '[{"Name":{"toString":1},"Members":[{"Name":{"toString":1},"Value":1}]}]'],
    [
      'defaults that are objects',
      '[{"LogicalName":"a","EntitySetName":"as","Attributes":[{"LogicalName":"b","AttributeType":"Picklist","DefaultValue":{"toString":1}}]}]',
    ],
    ['an error of objects', '{"error":{"message":{"toString":1},"code":{}},"statusCode":{"valueOf":1}}'],
    [
      'numbers beyond all',
      '[{"LogicalName":"a","EntitySetName":"as","Attributes":[{"LogicalName":"b","AttributeType":"Decimal","Precision":1e999,"MinValue":-1e999}]}]',
    ],
    ['half characters', '{"name":"\\ud800","leftEnvironmentType":"\\udc00","legs":[]}'],
    ['members of objects', '{"__proto__":{"legs":[]},"constructor":1,"legs":[],"leftEnvironmentType":"AX"}'],
    ['half a reference', '{"msdyn_name":"a","msdyn_mapping":"{\\"legs\\":[{\\"$ref\\":{}}]}"}'],
  ])('is none where there are %s', async (_what, content) => {
    const { workspace } = await readNamed({ 'a.json': content, 'healthy.json': healthy });
    expect(workspace.problems.filter(({ reason }) => reason.includes('fault in the program'))).toEqual([]);
    expect(workspace.projects.map(({ name }) => name)).toContain('Healthy');
  });
});

describe('a list of maps that stands twice', () => {
  it.each<[string, string, string[]]>([
    ['counts the last time', '{"value":[],"value":[MAP]}', ['a']],
    ['counts the last time, though it is empty', '{"value":[MAP],"value":[]}', []],
    ['counts the last time, though it is none', '{"value":[MAP],"value":null}', []],
  ])('%s, with a warning', async (_what, content, names) => {
    const map = JSON.stringify({ msdyn_name: 'a', msdyn_mapping: healthy });
    const { workspace } = await readFolder({ 'a.json': content.replace('MAP', map) });
    expect(workspace.projects.map(({ name }) => name)).toEqual(names);
    expect(workspace.problems).toMatchObject([
      { severity: 'warning', reason: expect.stringMatching(/"value".*2 places.*column \d+\).*column 2\)/) as string },
    ]);
  });

  it('is told of inside the text of a map', async () => {
    const mapping = '{"legs":[],\n"leftEnvironmentType":"AX","legs":[]}';
    const { workspace } = await readFolder({
      'a.json': JSON.stringify([{ msdyn_name: 'a', msdyn_mapping: mapping }], null, 1),
    });
    expect(workspace.problems).toMatchObject([
      { severity: 'warning', line: 4, reason: expect.stringContaining('"legs"') as string },
    ]);
  });
});

it('junk in front of maps that are at fault ends nothing', async () => {
  for (const junk of ['// by hand\n', '\ufeff\ufeff', 'x']) {
    const { workspace } = await readFolder({
      'a.json': `${junk}[{"msdyn_name":"x","msdyn_mapping":"{"}]`,
      'healthy.json': healthy,
    });
    expect(workspace.problems).toMatchObject([{ severity: 'error', file: 'a.json' }]);
    expect(workspace.projects).toHaveLength(1);
  }
});
