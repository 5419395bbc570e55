import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agree, type Share, type SharePart } from './read-share.js';
import { readWorkspace } from '../read-workspace.js';

let cwd = '';
beforeEach(() => (cwd = mkdtempSync(join(tmpdir(), 'dipv-'))));
afterEach(() => rmSync(cwd, { recursive: true }));

const table = (name: string) => ({ name, distinctName: name, fields: [{ name: 'Code' }], keys: [] });
const project = (name: string) => ({
  name,
  environments: [
    { name: 'Operations', targetType: 'AX', schemas: [table(`${name}s`)] },
    { name: 'Sales', targetType: 'CRM', schemas: [table(`contoso_${name}s`)] },
  ],
  entityMappingTasks: [{ name, legs: [] }],
});
const CONNECTION_SET = { name: 'Contoso', environments: {}, dualWriteDetail: {} };
const METADATA = { value: [{ LogicalName: 'contoso_pump', Attributes: [] }] };

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(cwd, name, '..'), { recursive: true });
    writeFileSync(join(cwd, name), JSON.stringify(content));
  }
}

/** Reads by several readers at once, which share the files out by a letter in their names. */
async function readBy(letters: readonly string[], whileTheyMeet = () => undefined as unknown) {
  const parts: (SharePart | null)[] = [];
  const waiting: ((forAll: readonly string[] | null) => void)[] = [];
  const opened: string[] = [];
  const shareOf = (letter: string): Share => ({
    isOwn: (file) => file.includes(letter),
    isOff: () => parts.includes(null),
    meet: (part) =>
      new Promise((resolve) => {
        parts.push(part);
        waiting.push(resolve);
        if (parts.length < letters.length) return;
        whileTheyMeet();
        for (const each of waiting) each(agree(parts));
      }),
  });
  const results = await Promise.all(
    letters.map((letter) =>
      readWorkspace(['.'], {
        cwd,
        maxInputSize: 1e6,
        allVersions: false,
        share: shareOf(letter),
        onInput: (file) => opened.push(file),
      }),
    ),
  );
  return { results, opened };
}
const mapsOf = ({ results }: Awaited<ReturnType<typeof readBy>>) =>
  results.map(({ isShare, workspace }) => [isShare, ...workspace.projects.map(({ name }) => name).sort()]);

/** A map that waits for the tables of others. */
const BARE = { ...project('Valve'), environments: [] };
const MAPS = {
  'a1.json': project('Pump'),
  'a2.json': project('Valve'),
  'b1.json': project('Pipe'),
  'b2.json': project('Tank'),
};

test('maps with their own tables are read once each, and what concerns all by all', async () => {
  write({ ...MAPS, 'b-set.json': CONNECTION_SET });
  const read = await readBy(['a', 'b']);
  expect(mapsOf(read)).toEqual([
    [true, 'Pump', 'Valve'],
    [true, 'Pipe', 'Tank'],
  ]);
  expect(read.results.map(({ workspace }) => workspace.connectionSets.length)).toEqual([1, 1]);
  // by the one whose it is, and by both
  expect(read.opened.filter((file) => file === 'b-set.json')).toHaveLength(3);
  expect(read.opened.filter((file) => file === 'a1.json')).toHaveLength(1);
});

test.each([
  ['metadata beside them', { ...MAPS, 'b-metadata.json': METADATA }],
  ['maps of one name in two shares', { ...MAPS, 'b3.json': project('PUMP ') }],
  ['a share without maps', { 'a1.json': project('Pump'), 'a2.json': project('Valve') }],
  ['a share with one environment of a platform', { ...MAPS, 'a2.json': CONNECTION_SET }],
  ['a share whose tables come with maps of one name', { ...MAPS, 'a2.json': project('Pump') }],
  [
    'a share whose tables come with maps of one name in a file',
    { ...MAPS, 'a1.json': [project('Pump'), project('Pump')], 'a2.json': BARE },
  ],
])('each reads everything where there are %s', async (_name, files) => {
  write(files);
  const [one, other] = mapsOf(await readBy(['a', 'b']));
  expect(one?.[0]).toBe(false);
  expect(one).toEqual(other);
});

test('maps that came into a file after it was read first are checked by none, and told of', async () => {
  write({ ...MAPS, 'b-set.json': CONNECTION_SET });
  const read = await readBy(['a', 'b'], () => write({ 'b-set.json': project('Ghost') }));
  expect(mapsOf(read)).toEqual([
    [true, 'Pump', 'Valve'],
    [true, 'Pipe', 'Tank'],
  ]);
  const reason = expect.stringContaining('holds maps that could not be read at first') as string;
  for (const { workspace } of read.results)
    expect(workspace.problems).toMatchObject([{ severity: 'error', file: 'b-set.json', reason }]);
});

test('they agree on nothing where one has met what cannot be shared', () => {
  const part = { forAll: [], maps: ['pump'], lists: {} };
  expect(agree([part, null])).toBeNull();
  expect(agree([part, { ...part, maps: ['pipe'] }])).toEqual([]);
});
