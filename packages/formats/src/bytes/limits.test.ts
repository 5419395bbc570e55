import { readFolder, readNamed, removeFolders, zipOf } from '../test-data/test-kit.js';
import { MemoryBudget, mostMemory } from './memory-budget.js';

afterAll(removeFolders);

const mapOf = (mappings: readonly unknown[]): string =>
  JSON.stringify({
    leftEnvironmentType: 'AX7',
    legs: [{ sourceSchema: 'A', destinationSchema: 'b', fieldMappings: mappings }],
  });
const healthy = mapOf([{ sourceField: 'NAME', destinationField: 'name' }]);

function edmxOf(types: string): string {
  return `<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM">${types}</Schema></edmx:DataServices></edmx:Edmx>`;
}

async function read(
  files: Parameters<typeof readNamed>[0],
  options: Parameters<typeof readNamed>[1],
  how: typeof readNamed = readNamed,
): Promise<{ readonly maps: readonly string[]; readonly problems: readonly string[] }> {
  const { workspace } = await how(files, { allVersions: true, ...options });
  return {
    maps: workspace.projects.map(({ document }) => document.file),
    problems: workspace.problems.map(({ severity, file, reason }) => `${severity}: ${file} ${reason}`),
  };
}

it('goes through the entries of an archive without waiting for each', async () => {
  const files = Array.from({ length: 2000 }, (_, i): [string, string] => [`notes/${i}.json`, '{}']);
  const zip = await zipOf({ ...Object.fromEntries(files), 'map.json': healthy });
  const turns = jest.spyOn(globalThis, 'setImmediate');
  const { maps } = await read({ 'a.zip': zip }, {});
  expect(maps).toEqual(['a.zip!/map.json']);
  // signals and timers get theirs every ten milliseconds
  expect(turns.mock.calls.length).toBeLessThan(2000);
  turns.mockRestore();
});

describe('the size of all inputs together', () => {
  const files = { 'a.json': healthy, 'b.json': healthy, 'c.json': healthy };
  const size = healthy.length;

  it.each([3 * size + 1, 3 * size])('may be %d bytes', async (maxTotalSize) => {
    expect(await read(files, { maxTotalSize })).toEqual({ maps: ['a.json', 'b.json', 'c.json'], problems: [] });
  });

  it('leaves out what is over it, and reads the others', async () => {
    const wide = { ...files, 'b.json': healthy + ' '.repeat(size) };
    expect(await read(wide, { maxTotalSize: 3 * size - 1 })).toEqual({
      maps: ['a.json', 'c.json'],
      problems: [
        `error: b.json is left out: all inputs together would be larger than the limit of ${3 * size - 1} bytes (--max-total-size)`,
      ],
    });
  });

  it('counts what is inflated', async () => {
    const zip = await zipOf({ 'maps/a.json': healthy + ' '.repeat(5000) });
    const { maps, problems } = await read({ 'a.zip': zip, 'b.json': healthy }, { maxTotalSize: 5000 });
    expect(maps).toEqual(['b.json']);
    expect(problems).toEqual([expect.stringMatching(/^error: a\.zip!\/maps\/a\.json is left out: .*--max-total-size/)]);
  });

  it('counts standard input', async () => {
    const stdin = { name: '<stdin>', read: () => Promise.resolve(Buffer.from(healthy)) };
    const { workspace } = await readNamed({}, { stdin });
    expect(workspace.problems).toEqual([]);
  });
});

describe('the number of files', () => {
  const files = { 'x/a.json': healthy, 'x/b.json': healthy, 'y/c.json': healthy };

  it.each([4, 3])('may be %d for three', async (maxFiles) => {
    expect((await read(files, { maxFiles }, readFolder)).problems).toEqual([]);
  });

  it('leaves out those over it', async () => {
    const { maps, problems } = await read(files, { maxFiles: 2 }, readFolder);
    expect(maps).toHaveLength(2);
    expect(problems).toEqual([
      'error: . holds more files than are looked at: a run looks at 2 (--max-files), so that the others were left out',
    ]);
  });

  it('counts entries of archives, and refuses one that has too many', async () => {
    const zip = await zipOf({ 'a.json': healthy, 'b.json': healthy, 'c.json': healthy });
    expect((await read({ 'a.zip': zip }, { maxFiles: 3 })).maps).toHaveLength(3);
    expect(await read({ 'a.zip': zip, 'z.json': healthy }, { maxFiles: 2 })).toEqual({
      maps: ['z.json'],
      problems: ['error: a.zip holds 3 entries: a run looks at 2 (--max-files), so that none was read'],
    });
  });
});

describe('the length of a part of XML', () => {
  const most = 2 ** 24;

  it.each([
    ['a comment', (text: string) => edmxOf(`<EntityType Name="Pump"><!--${text}--></EntityType>`)],
    [
      'a map',
      (text: string) => `<msdyn_dualwriteentitymap><msdyn_mapping>${text}</msdyn_mapping></msdyn_dualwriteentitymap>`,
    ],
  ])(
    'has a limit: %s',
    async (_what, xmlOf) => {
      const files = { 'over.xml': xmlOf('x'.repeat(most + 2 ** 17)), 'under.xml': xmlOf('x'.repeat(2 ** 22)) };
      const { problems } = await read(files, { maxInputSize: 2 * most });
      expect(problems[0]).toMatch(
        /^error: over\.xml has an element <\w+> with a part of more than 16,777,216 characters/,
      );
      expect(problems.slice(1).join()).not.toMatch('characters');
    },
    60_000,
  );
});

describe('the memory of a run', () => {
  const MB = 2 ** 20;

  it.each([
    ['elements of a list', `[${Array(40_000).fill('[]').join()}]`],
    ['a list somewhere', `{"x":[${Array(40_000).fill('[]').join()}]}`],
    ['JSON in a string', JSON.stringify(JSON.stringify(Array(40_000).fill([])))],
    ['members', `{${Array.from({ length: 40_000 }, (_, i) => `"${i}":0`).join()}}`],
    ['mappings', mapOf(Array(40_000).fill([]))],
    ['legs', JSON.stringify({ leftEnvironmentType: 'AX7', legs: Array(40_000).fill({}) })],
    ['maps', `[${Array(3000).fill(healthy).join()}]`],
    ['transformations', mapOf([{ valueTransforms: Array(40_000).fill({}) }])],
    ['JSON.NET', `{"$id":"1","legs":[${Array(40_000).fill('{}').join()}]}`],
    ['a mapping in a string', JSON.stringify({ msdyn_mapping: mapOf(Array(40_000).fill([])) })],
  ])('is not taken by %s, and neighbours are kept', async (_what, content) => {
    const { maps, problems } = await read({ 'bad.json': content, 'healthy.json': healthy }, { maxMemory: MB });
    expect(maps).toEqual(['healthy.json']);
    expect(problems).toEqual([expect.stringMatching(/^error: bad\.json /)]);
  });

  const xmlOf = (parts: string): string => `<ImportExportXml>${parts}</ImportExportXml>`;

  it.each([
    ['choices', xmlOf(`<optionsets><optionset Name="a">${'<options/>'.repeat(4000)}</optionset></optionsets>`)],
    ['tables', xmlOf(`<Entities>${'<Entity><EntityInfo/></Entity>'.repeat(4000)}</Entities>`)],
    ['types', edmxOf('<EntityType Name="a"/>'.repeat(4000))],
  ])('is not taken by XML: %s', async (_what, content) => {
    const files = { 'bad.xml': content, 'healthy.json': healthy };
    const { maps, problems } = await read(files, { maxMemory: MB });
    expect(maps).toEqual(['healthy.json']);
    expect(problems).toEqual([
      expect.stringMatching(/^error: bad\.xml holds too many elements that are read: .*--max-memory/),
    ]);
    expect((await read(files, { maxMemory: 10 * MB })).problems.join()).not.toMatch('--max-memory');
  });

  it('is enough for faults that nobody can count', async () => {
    const { maps, problems } = await read({ 'bad.json': mapOf(Array(200_000).fill([])), 'healthy.json': healthy }, {});
    expect(maps).toEqual(['healthy.json']);
    expect(problems).toEqual([
      'error: bad.json the map breaks the contract in more places than can be counted, and is left out',
    ]);
  });

  it('names the option', async () => {
    const { problems } = await read({ 'bad.json': mapOf(Array(40_000).fill([])) }, { maxMemory: MB });
    expect(problems).toEqual([
      'error: bad.json holds too many values to be read at once (40,007): all inputs together may take 1 MB of memory (--max-memory), of which 1 MB are left; check fewer at once',
    ]);
  });

  it('is enough up to the last mapping', async () => {
    const map = mapOf(Array(100).fill({ sourceField: 'A', destinationField: 'b' }));
    const room = async (maxMemory: number) => (await read({ 'a.json': map }, { maxMemory })).maps.length;
    let [under, over] = [0, MB];
    while (over - under > 1) {
      const middle = (under + over) >> 1;
      if ((await room(middle)) === 1) over = middle;
      else under = middle;
    }
    expect(await room(over)).toBe(1);
    expect(await room(over - 1)).toBe(0);
    expect(over).toBeGreaterThan(100 * 1536);
    expect(over).toBeLessThan(400_000);
  });

  it('is not used up by tables, of which only the names are kept', async () => {
    const table = JSON.stringify({
      LogicalName: 'account',
      Attributes: Array.from({ length: 1000 }, (_, i) => ({ LogicalName: `c${i}`, AttributeType: 'String' })),
    });
    const list = `{"value":[${Array(100).fill(table).join()}]}`;
    expect((await read({ 'tables.json': list, 'healthy.json': healthy }, { maxMemory: 2 * MB })).problems).toEqual([]);
  });

  it('is refused where the heap is full', () => {
    expect(() => new MemoryBudget(MB, () => true).checkHeap()).toThrow('--max-old-space-size');
    expect(() => new MemoryBudget(MB, () => false).checkHeap()).not.toThrow();
    expect(() => new MemoryBudget().checkHeap()).not.toThrow();
  });

  it('is most of what Node allows, unless it is told otherwise', () => {
    expect(mostMemory()).toBeGreaterThan(100 * MB);
  });
});
