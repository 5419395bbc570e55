import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });
const ARGS = ['validate', '-f', 'json', '--cache', '--cache-location', 'cache'];

it.concurrent('the second run tells the same, out of the cache', async () => {
  const cwd = folderOf({ 'map.json': MAP, 'note.json': '{}' });
  const first = await runDipv(ARGS, { cwd });
  const [file = ''] = readdirSync(join(cwd, 'cache'));
  expect(await runDipv(ARGS, { cwd })).toEqual(first);
  expect(first.stderr).toBe('1 file is no input of dipv (--verbose lists them)\n');
  expect(readdirSync(join(cwd, 'cache'))).toEqual([file]);
});

it.concurrent('a change of the input, the configuration or an option is seen', async () => {
  const cwd = folderOf({ 'map.json': MAP });
  const run = async (...args: readonly string[]) => codesOf(reportOf(await runDipv([...ARGS, ...args], { cwd })));
  expect(await run()).toEqual(['DIPV1021']);
  expect(await run('--rule', '1021=off')).toEqual([]);
  expect(await run('--only', '1024')).toEqual([]);
  writeFileSync(join(cwd, 'dipv.config.json'), '{ "suppress": [{ "code": "DIPV1021", "reason": "known" }] }');
  expect(await run()).toEqual([]);
  writeFileSync(join(cwd, 'map.json'), MAP.replace('"b"', '""'));
  expect(await run()).toEqual(['DIPV1024']);
  expect(await run('--no-config')).toEqual(['DIPV1021', 'DIPV1024']);
});

it.concurrent('with an input that cannot be read nothing is kept', async () => {
  const cwd = folderOf({ 'map.json': MAP });
  const args = [...ARGS, 'map.json', 'none.json'];
  const first = await runDipv(args, { cwd });
  expect(first.code).toBe(2);
  expect(readdirSync(cwd)).toEqual(['map.json']);
  writeFileSync(join(cwd, 'none.json'), MAP.replace('Pumps', 'Engines'));
  expect(codesOf(reportOf(await runDipv(args, { cwd })))).toEqual(['DIPV1021', 'DIPV1021']);
});
