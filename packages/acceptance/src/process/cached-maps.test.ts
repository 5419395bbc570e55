import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

jest.setTimeout(300_000);

const table = (name: string, fields: readonly string[]) => {
  return { name, distinctName: name, fields: fields.map((field) => ({ name: field })), keys: [] };
};

/** A map that brings its tables along, unless it has none. */
function project(name: string, field: string, hasTables = true): string {
  const schemas = (each: string) => (hasTables ? [table(each, ['Code'])] : null);
  return JSON.stringify({
    name,
    isDualWriteProject: true,
    environments: [
      { name: 'Operations', targetType: 'AX', schemas: schemas('Pumps') },
      { name: 'Sales', targetType: 'CRM', schemas: schemas('contoso_pumps') },
    ],
    entityMappingTasks: [
      {
        name,
        connectionSetName: 'Contoso',
        leftEnvironmentType: 'AX',
        centerEnvironmentType: 'CRM',
        leftEnvironment: 'Operations',
        centerEnvironment: 'Sales',
        legs: [
          {
            sourceSchema: 'Pumps',
            sourceEnvironment: 'Operations',
            sourceEnvironmentType: 'AX',
            destinationSchema: 'contoso_pumps',
            destinationEnvironment: 'Sales',
            destinationEnvironmentType: 'CRM',
            fieldMappings: [{ sourceField: field, destinationField: 'Code', syncDirection: 1 }],
          },
        ],
      },
    ],
  });
}

const OTHERS: Readonly<Record<string, string>> = {
  'set.json': JSON.stringify({ name: 'Contoso', environments: {}, dualWriteDetail: {} }),
  'set-of-others.json': JSON.stringify({ name: 'Fabrikam', environments: {}, dualWriteDetail: {} }),
  'metadata.json': JSON.stringify({
    value: [{ LogicalName: 'contoso_pump', EntitySetName: 'contoso_pumps', Attributes: [] }],
  }),
  'foreign.json': '{}',
  'broken.json': '{"fieldMappings": [',
};
const MAPS = Array.from({ length: 9 }, (_, i) => `m/${i}.json`);
const start = () =>
  Object.fromEntries(MAPS.map((file, i) => [file, project(`Map ${i}`, i % 3 === 0 ? 'None' : 'Code')]));

/** What happens to one file between two runs; without content it goes. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      file: fc.constantFrom(...MAPS, 'm/new.json'),
      content: fc
        .tuple(fc.nat(10), fc.constantFrom('Code', 'None', ''), fc.boolean())
        .map(([name, field, has]) => project(`Map ${name}`, field, has || field === 'Code')),
    }),
  },
  { weight: 1, arbitrary: fc.record({ file: fc.constantFrom(...MAPS), content: fc.constant(null) }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...Object.entries(OTHERS))
      .chain(([file, content]) => fc.record({ file: fc.constant(file), content: fc.constantFrom(content, null) })),
  },
);

/** Where a connection set is, it decides what tables a map has; else each map has its own, or the only ones there are. */
test('whatever changes, the report is that of a run without a cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), fc.boolean(), async (steps, hasSet) => {
      const cwd = folderOf({ ...start(), ...(hasSet && { 'set.json': OTHERS['set.json'] ?? '' }) });
      const env = { XDG_CACHE_HOME: join(cwd, '../home-of-cached-maps') };
      const args = ['validate', '-f', 'json', '--no-config'];
      const cached = [...args, '--cache', '--cache-location', 'cache'];
      await runDipv(cached, { cwd, env });
      for (const { file, content } of steps) {
        if (content === null) rmSync(join(cwd, file), { force: true });
        else writeFileSync(join(cwd, file), content);
        expect(await runDipv(cached, { cwd, env })).toEqual(await runDipv(args, { cwd, env }));
      }
    }),
    { numRuns: 6, examples: [[[{ file: 'm/0.json', content: project('Map 1', '', false) }], false]] },
  );
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
