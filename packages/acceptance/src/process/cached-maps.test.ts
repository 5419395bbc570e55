import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf, type Contents } from './test-data/temp-folder.js';
import { zipOf } from './test-data/zip.js';

jest.setTimeout(300_000);

const table = (name: string, fields: readonly string[]) => {
  return { name, distinctName: name, fields: fields.map((field) => ({ name: field })), keys: [] };
};

interface Given {
  readonly name: string;
  readonly field: string;
  /** Whether it brings its tables along. */
  readonly hasTables?: boolean;
  readonly version?: string;
  /** That of finance and operations. */
  readonly environment?: string;
}

const projectOf = ({ name, field, hasTables = true, version, environment = 'Operations' }: Given) => {
  const schemas = (each: string) => (hasTables ? [table(each, ['Code'])] : null);
  return {
    name,
    isDualWriteProject: true,
    ...(version === undefined ? {} : { templateIdentifier: { version } }),
    environments: [
      { name: environment, targetType: 'AX', schemas: schemas('Pumps') },
      { name: 'Sales', targetType: 'CRM', schemas: schemas('contoso_pumps') },
    ],
    entityMappingTasks: [
      {
        name,
        connectionSetName: 'Contoso',
        leftEnvironmentType: 'AX',
        centerEnvironmentType: 'CRM',
        leftEnvironment: environment,
        centerEnvironment: 'Sales',
        legs: [
          {
            sourceSchema: 'Pumps',
            sourceEnvironment: environment,
            sourceEnvironmentType: 'AX',
            destinationSchema: 'contoso_pumps',
            destinationEnvironment: 'Sales',
            destinationEnvironmentType: 'CRM',
            fieldMappings: [{ sourceField: field, destinationField: 'Code', syncDirection: 1 }],
          },
        ],
      },
    ],
  };
};

function project(name: string, field: string, more: Partial<Given> = {}): string {
  return JSON.stringify(projectOf({ name, field, ...more }));
}

const OTHERS: Readonly<Record<string, string>> = {
  'set.json': JSON.stringify({ name: 'Contoso', environments: {}, dualWriteDetail: {} }),
  'set-of-others.json': JSON.stringify({ name: 'Fabrikam', environments: {}, dualWriteDetail: {} }),
  'metadata.json': JSON.stringify({
    value: [{ LogicalName: 'contoso_pump', EntitySetName: 'contoso_pumps', Attributes: [] }],
  }),
  'keys.json': JSON.stringify({ 'contoso_pumps - Pumps': ['Code'] }),
  'running.json': JSON.stringify({
    msdyn_unsecure: JSON.stringify({
      SourceEntityName: 'contoso_pumps',
      DestinationEntityName: 'Pumps',
      EntityMapVersion: { Major: 2, Minor: 0, Build: 0, Revision: 0 },
    }),
  }),
  'foreign.json': '{}',
  'broken.json': '{"fieldMappings": [',
};
const MAPS = Array.from({ length: 9 }, (_, i) => `m/${i}.json`);
/** One of them in a folder that is called as the files of an archive are. */
const ODD_MAPS = [...MAPS.slice(1), 'b!/0.json'];
const start = (files = MAPS) =>
  Object.fromEntries(files.map((file, i) => [file, project(`Map ${i}`, i % 3 === 0 ? 'None' : 'Code')]));

/** Mostly a map of its own; else one of the name of another, perhaps in other case, and in any version and environment. */
const given: fc.Arbitrary<Given> = fc.record(
  {
    name: fc.tuple(fc.nat(10), fc.constantFrom('Map', 'Map', 'MAP')).map(([number, map]) => `${map} ${number}`),
    field: fc.constantFrom('Code', 'None', ''),
    hasTables: fc.constantFrom(true, true, false),
    version: fc.constantFrom('1.0', '1.0.0.0', '2.0'),
    environment: fc.constantFrom('Operations', 'operations', 'Test'),
  },
  { requiredKeys: ['name', 'field'] },
);
const content = fc.oneof(
  { weight: 4, arbitrary: given.map((each) => JSON.stringify(projectOf(each))) },
  { weight: 1, arbitrary: fc.tuple(given, given).map((all) => JSON.stringify(all.map(projectOf))) },
);

interface Step {
  readonly file: string;
  /** `null`: the file goes. */
  readonly content: string | null;
}

/** What happens to one file between two runs. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ file: fc.constantFrom(...ODD_MAPS, 'm/new.json'), content }) },
  { weight: 1, arbitrary: fc.record({ file: fc.constantFrom(...ODD_MAPS), content: fc.constant(null) }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.entries(OTHERS))
      .chain(([file, text]) => fc.record({ file: fc.constant(file), content: fc.constantFrom(text, null) })),
  },
);

/** Where a connection set is, it decides what tables a map has; else each map has its own, or the only ones there are. */
async function expectSame(steps: readonly Step[], first: Contents): Promise<void> {
  const cwd = folderOf(first);
  const env = { XDG_CACHE_HOME: join(cwd, '../home-of-cached-maps') };
  const args = ['validate', '-f', 'json', '--no-config'];
  const cached = [...args, '--cache', '--cache-location', 'cache'];
  await runDipv(cached, { cwd, env });
  for (const each of steps) {
    if (each.content === null) rmSync(join(cwd, each.file), { force: true });
    else writeFileSync(join(cwd, each.file), each.content);
    expect(await runDipv(cached, { cwd, env })).toEqual(await runDipv(args, { cwd, env }));
  }
}

test('whatever changes, the report is that of a run without a cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), fc.boolean(), (steps, hasSet) =>
      expectSame(steps, { ...start(ODD_MAPS), ...(hasSet && { 'set.json': OTHERS['set.json'] ?? '' }) }),
    ),
    {
      numRuns: 6,
      examples: [[[{ file: 'b!/0.json', content: project('Map 1', '', { hasTables: false }) }], false]],
    },
  );
});

test('a map of an archive is met by those of its name, also after other files have changed', async () => {
  const inZip = project('Map of an archive', 'Code', { version: '1.0' });
  const newer = project('Map of an archive', 'Code', { version: '2.0' });
  const changes = [
    { file: 'm/7.json', content: newer },
    { file: 'm/5.json', content: project('Map 5', '') },
    { file: 'm/7.json', content: null },
  ];
  await expectSame(changes, { ...start(), 'm/maps.zip': await zipOf({ 'map.json': inZip }) });
});

/**
 * A run with a cache that tells which files of maps it reads. All are hashed, twice, since their time is later than the run: a
 * slow machine takes none for one that has settled.
 */
function countingRun() {
  const cwd = folderOf({ ...start(), 'set.json': OTHERS['set.json'] ?? '' });
  mkdirSync(join(cwd, 'tools'));
  const counter = join(cwd, 'tools/counter.cjs');
  writeFileSync(
    counter,
    `const fs = require('node:fs');
const { openSync } = fs;
fs.openSync = (path, ...rest) => {
  if (String(path).includes('/m/')) fs.appendFileSync(${JSON.stringify(join(cwd, 'tools/opened.txt'))}, path + '\\n');
  return openSync.call(fs, path, ...rest);
};`,
  );
  const later = new Date(Date.now() + 3_600_000);
  for (const file of MAPS) utimesSync(join(cwd, file), later, later);
  const write = (file: string, content: string): void => {
    writeFileSync(join(cwd, file), content);
    utimesSync(join(cwd, file), later, later);
  };
  const env = { NODE_OPTIONS: `--require ${counter}`, XDG_CACHE_HOME: join(cwd, 'tools/home') };
  const args = ['validate', 'm', 'set.json', '-f', 'json', '--no-config'];
  const run = async () => {
    rmSync(join(cwd, 'tools/opened.txt'), { force: true });
    const { stdout } = await runDipv([...args, '--cache', '--cache-location', 'tools/cache'], { cwd, env });
    const opened = readFileSync(join(cwd, 'tools/opened.txt'), 'utf8').trim().split('\n');
    const names = opened.map((path) => path.slice(path.lastIndexOf('/') + 1));
    const { stdout: whole } = await runDipv(args, { cwd });
    expect(stdout).toBe(whole);
    return [...new Set(names)].filter((file) => names.filter((each) => each === file).length > 2).sort();
  };
  return { cwd, run, write };
}

test('after one map has changed, it is read with as many others as it takes to know that there are several', async () => {
  const { cwd, run, write } = countingRun();
  expect(await run()).toHaveLength(MAPS.length);
  write('m/7.json', project('Map 7', 'None'));
  expect(await run()).toEqual(['0.json', '1.json', '7.json']);
  expect(readdirSync(join(cwd, 'tools/cache'))).toHaveLength(4);
});

test('a map that has not changed is read where a rule about all maps says something else of it', async () => {
  const { run, write } = countingRun();
  await run();
  write('m/7.json', project('Another map', 'Code')); // told of at Map 6, as its twin
  expect(await run()).toEqual(['0.json', '1.json', '6.json', '7.json']);
  write('m/8.json', project('Map 8', 'None'));
  expect(await run()).toEqual(['0.json', '1.json', '8.json']);
});
