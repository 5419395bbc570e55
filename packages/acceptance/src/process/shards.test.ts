import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const INPUTS = ['examples/contoso', 'examples/all-codes'];

const whole = runDipv(['validate', ...INPUTS, '-f', 'json']);

it.concurrent('four shards, merged, are byte-identical to one run', async () => {
  const folder = folderOf();
  const files = [1, 2, 3, 4].map((i) => join(folder, `${i}.json`));
  await Promise.all(
    files.map((file, i) => runDipv(['validate', ...INPUTS, '--shard', `${i + 1}/4`, '-f', `json:${file}`])),
  );
  const { code, stdout } = await whole;
  expect(reportOf({ stdout }).summary.projects).toBeGreaterThan(10);
  expect(await runDipv(['merge-reports', ...files, '-f', 'json'])).toEqual({ code, stdout, stderr: '' });
  const backwards = await runDipv(['merge-reports', ...files.reverse(), '-f', 'json']);
  expect(backwards.stdout).toBe(stdout);
});

it.concurrent('merged shards obey the limits of the configuration', async () => {
  const map = JSON.stringify({ name: 'm', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: ' ' }] }] });
  const cwd = folderOf({ 'map.json': map, 'dipv.config.json': JSON.stringify({ failOn: 'never' }) });
  expect((await runDipv(['validate', 'map.json', '-f', 'json:report.json'], { cwd })).code).toBe(0);
  expect((await runDipv(['merge-reports', 'report.json'], { cwd })).code).toBe(0);
  expect((await runDipv(['merge-reports', 'report.json', '--fail-on', 'error'], { cwd })).code).toBe(1);
});

it.concurrent('every map is in one shard, and stays there when others come', async () => {
  const namesOf = async (inputs: readonly string[], i: number) => {
    const ended = await runDipv(['validate', ...inputs, '--shard', `${i}/3`, '-f', 'json']);
    return reportOf(ended).projects.map(({ name }) => name);
  };
  const few = await Promise.all([1, 2, 3].map((i) => namesOf(['examples/contoso'], i)));
  const many = await Promise.all([1, 2, 3].map((i) => namesOf(INPUTS, i)));
  const { projects } = reportOf(await runDipv(['validate', 'examples/contoso', '-f', 'json']));
  expect(few.flat().sort()).toEqual(projects.map(({ name }) => name).sort());
  few.forEach((names, i) => expect(many[i]).toEqual(expect.arrayContaining(names)));
});

it.concurrent.each(['2', 'auto'])('--workers %s tells the same as one thread', async (workers) => {
  expect(await runDipv(['validate', ...INPUTS, '--workers', workers, '-f', 'json'])).toEqual(await whole);
});

it.concurrent('projects of two environments may share name, version and file', async () => {
  const project = (environment: string, field: string) => ({
    name: 'Pumps',
    environments: [{ name: environment, targetType: 'AX' }],
    entityMappingTasks: [{ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: field }] }] }],
  });
  const cwd = folderOf({ 'maps.json': JSON.stringify([project('Test', 'b'), project('Production', '')]) });
  const one = await runDipv(['validate', '-f', 'json'], { cwd });
  expect(reportOf(one).projects).toHaveLength(2);
  expect(await runDipv(['validate', '-f', 'json', '--workers', '2'], { cwd })).toEqual(one);
});

it.concurrent('a map whose name changes while workers read it is checked all the same', async () => {
  const mapOf = (name: string) => JSON.stringify({ name, legs: [{ fieldMappings: [{ sourceField: '' }] }] });
  // each worker reads a name that is one for the other
  const cwd = folderOf({
    'map.json': mapOf('Pumps'),
    'tools/swap.cjs': `
      const fs = require('node:fs');
      const { isMainThread, workerData } = require('node:worker_threads');
      const { openSync } = fs;
      const name = isMainThread ? null : ['Pumps', 'Tanks'][workerData.options.shard.index - 1];
      fs.openSync = (path, ...rest) => {
        if (!String(path).endsWith('map.json') || name === null) return openSync(path, ...rest);
        const copy = path + '.' + name;
        fs.writeFileSync(copy, fs.readFileSync(path, 'utf8').replace('Pumps', name));
        return openSync(copy, ...rest);
      };`,
  });
  const args = ['validate', 'map.json', '-f', 'json'];
  const env = { NODE_OPTIONS: `--require ${join(cwd, 'tools/swap.cjs')}` };
  expect(await runDipv([...args, '--workers', '2'], { cwd, env })).toEqual(await runDipv(args, { cwd }));
});

it.concurrent('workers that share the files, too, tell the same as one thread, and read no map twice', async () => {
  const fields = ['Code', 'Name'].map((name) => ({ name, typeDetails: { $type: 'Text', type: 'String', length: 20 } }));
  const schema = (name: string) => ({ name, distinctName: name, displayName: name, fields, keys: [] });
  const project = (i: number, build: number) => ({
    name: `Pumps ${i}`,
    isDualWriteProject: true,
    templateIdentifier: { version: `1.0.0.${build}` },
    environments: [
      { name: 'Operations', connectionSetName: 'Contoso', targetType: 'AX', schemas: [schema(`Pumps ${i}`)] },
      { name: 'Sales', connectionSetName: 'Contoso', targetType: 'CRM', schemas: [schema(`contoso_pumps${i % 4}`)] },
    ],
    entityMappingTasks: [
      {
        name: 'Pumps',
        connectionSetName: 'Contoso',
        legs: [
          {
            sourceEnvironment: 'Operations',
            sourceEnvironmentType: 'AX',
            sourceSchema: `Pumps ${i}`,
            destinationEnvironment: 'Sales',
            destinationEnvironmentType: 'CRM',
            destinationSchema: `contoso_pumps${i % 4}`,
            fieldMappings: [{ syncDirection: 3, sourceField: 'Code', destinationField: i % 2 === 0 ? 'Code' : 'Cod' }],
          },
        ],
      },
    ],
  });
  const files = Array.from({ length: 12 }, (_, i) => [`maps/${i}.json`, JSON.stringify(project(i, 1))]);
  const newer = [`newer/3.json`, JSON.stringify(project(3, 2))];
  const cwd = folderOf(Object.fromEntries([...files, newer, ['note.json', '{}'], ['broken.json', '{']]));
  const tools = folderOf({
    'counter.cjs': `const fs = require('node:fs');
const { openSync } = fs;
fs.openSync = (path, ...rest) => {
  if (String(path).includes('/maps/')) fs.appendFileSync(process.env.OPENED, path + '\\n');
  return openSync.call(fs, path, ...rest);
};`,
  });
  const counting = async (...more: readonly string[]) => {
    const opened = join(tools, `opened${more.join('')}.txt`);
    const env = { NODE_OPTIONS: `--require ${join(tools, 'counter.cjs')}`, OPENED: opened };
    const ended = await runDipv(['validate', '-f', 'json', ...more], { cwd, env });
    return { ended, opened: readFileSync(opened, 'utf8').trim().split('\n').sort() };
  };
  const one = await counting();
  const { projects, summary } = reportOf(one.ended);
  expect(projects).toHaveLength(12);
  expect(summary.errors).toBeGreaterThan(5);
  expect(new Set(projects.flatMap(({ findings }) => findings.map(({ code }) => code)))).toContain('DWR1051');
  for (const workers of ['2', '3']) expect(await counting('--workers', workers)).toEqual(one);
});

it.concurrent('workers obey configuration, suppressions and options as one thread does', async () => {
  const cwd = folderOf({
    'map.json': JSON.stringify({
      name: 'Pumps',
      legs: [{ fieldMappings: [{ sourceField: ' ', destinationField: 'b' }] }],
    }),
    'other.json': JSON.stringify({
      name: 'Engines',
      legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: '' }] }],
    }),
    'dipv.config.json': JSON.stringify({
      overrides: [{ maps: ['Eng*'], rules: { DIPV1024: 'warning' } }],
      suppress: [
        { code: 'DIPV1021', map: 'Pumps', reason: 'filled in by a plug-in' },
        { code: 'DIPV1029', reason: 'matches nothing' },
      ],
    }),
  });
  const one = await runDipv(['validate', '-f', 'json'], { cwd });
  expect(reportOf(one).summary).toMatchObject({ errors: 0, warnings: 1, suppressed: 1, problems: 1 });
  expect(await runDipv(['validate', '--workers', '3', '-f', 'json'], { cwd })).toEqual(one);
});

it.concurrent('a map that is in two reports is not counted twice', async () => {
  const folder = folderOf();
  const file = join(folder, 'a.json');
  await runDipv(['validate', 'examples/contoso', '-f', `json:${file}`]);
  const { code, stderr } = await runDipv(['merge-reports', file, file]);
  expect(stderr).toContain('is in two reports. Merge each shard once.');
  expect(code).toBe(2);
});

describe('merge-reports misses no shard', () => {
  const folder = folderOf();
  const fileOf = (i: number) => join(folder, `${i}.json`);
  const shards = Promise.all(
    [1, 2, 3].map(async (i) => {
      await runDipv(['validate', 'examples/contoso', '--shard', `${i}/3`, '-f', `json:${fileOf(i)}`]);
      return readReport(fileOf(i));
    }),
  );
  const readReport = (file: string) => reportOf({ stdout: readFileSync(file, 'utf8') });

  it('each report says which one it is', async () => {
    expect((await shards).map(({ shard }) => shard)).toEqual([1, 2, 3].map((index) => ({ index, count: 3 })));
  });

  it('what there is is printed, and what is missing said', async () => {
    const [first, , third] = await shards;
    const { code, stdout, stderr } = await runDipv(['merge-reports', fileOf(1), fileOf(3), '-f', 'json']);
    const { projects, problems, shard } = reportOf({ stdout });
    expect({ code, shard }).toEqual({ code: 2, shard: null });
    expect(projects).toHaveLength((first?.projects.length ?? 0) + (third?.projects.length ?? 0));
    expect(problems).toMatchObject([
      { severity: 'error', reason: 'shard 2 of 3 is missing: its maps are not in this report' },
    ]);
    expect(stderr).toContain('shard 2 of 3 is missing');
    const two = await runDipv(['merge-reports', fileOf(2), '-f', 'json:more.json', '--quiet'], { cwd: folder });
    expect(two.stderr).toContain('shards 1, 3 of 3 are missing');
    expect(two.code).toBe(2);
  });

  it('one that is there twice counts once, and is said', async () => {
    await shards;
    const files = [1, 2, 3, 2].map(fileOf);
    const { code, stdout, stderr } = await runDipv(['merge-reports', ...files, '-f', 'json']);
    const { summary } = reportOf(await runDipv(['validate', 'examples/contoso', '-f', 'json']));
    expect(reportOf({ stdout }).summary).toEqual({ ...summary, problems: summary.problems + 1 });
    expect(stderr).toContain('shard 2 of 3 again');
    expect(code).toBe(2);
  });

  it.each([
    ['of another run', '--shard=1/2', 'is shard 1 of 2: name the reports of one run'],
    ['of a whole run', '--all-versions', 'is of a whole run: name the reports of one run'],
  ])('a report %s does not belong to them', async (_what, option, told) => {
    await shards;
    const other = join(folder, `other${option}.json`);
    await runDipv(['validate', 'examples/all-codes', option, '-f', `json:${other}`]);
    const { code, stderr } = await runDipv(['merge-reports', fileOf(1), fileOf(2), fileOf(3), other]);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });

  it.each([
    ['of more than a run makes', { index: 1, count: 1_000_000_000 }, 'is shard 1 of 1000000000, which no run makes'],
    ['beyond the last one', { index: 5, count: 3 }, 'is shard 5 of 3, which no run makes'],
  ])('nor a shard %s', async (_what, shard, told) => {
    const [report] = await shards;
    const odd = join(folder, `odd${shard.index}.json`);
    writeFileSync(odd, JSON.stringify({ ...report, shard }));
    const { code, stderr } = await runDipv(['merge-reports', odd]);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });

  it('a report of another version does not either', async () => {
    const [report] = await shards;
    const older = join(folder, 'older.json');
    writeFileSync(older, JSON.stringify({ ...report, tool: { name: 'dipv', version: '0.0.1' } }));
    const { code, stderr } = await runDipv(['merge-reports', older, fileOf(2), fileOf(3)]);
    expect(stderr).toMatch(
      /older\.json was made by dipv 0\.0\.1, .*2\.json was made by dipv \d.*: make the reports with one/,
    );
    expect(code).toBe(2);
  });

  it('a suppression that may match in a missing shard is not called idle', async () => {
    const cwd = folderOf({
      'maps.json': JSON.stringify([1, 2, 3, 4].map((i) => ({ name: `Map ${i}`, legs: [{ fieldMappings: [] }] }))),
      'dipv.config.json': JSON.stringify({ suppress: [{ code: 'DIPV1029', reason: 'matches nothing' }] }),
    });
    for (const i of [1, 2])
      await runDipv(['validate', 'maps.json', '--shard', `${i}/2`, '-f', `json:${i}.json`], { cwd });
    const whole = await runDipv(['merge-reports', '1.json', '2.json', '-f', 'json'], { cwd });
    expect(reportOf(whole).problems).toMatchObject([{ severity: 'warning' }]);
    const part = await runDipv(['merge-reports', '1.json', '-f', 'json'], { cwd });
    expect(reportOf(part).problems).toMatchObject([{ severity: 'error' }]);
  });
});
