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
