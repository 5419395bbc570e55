import { existsSync, readFileSync } from 'node:fs';
import { reportOf } from './test-data/report.js';
import { endOf, runDipv, startDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CONTOSO = 'examples/contoso';
const MAP = JSON.stringify({ name: 'm', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: ' ' }] }] });
const COLOR = '\u001b[';

describe('stdout carries the report and nothing else', () => {
  it.concurrent('of a run with notes', async () => {
    const cwd = folderOf({ 'map.json': MAP, 'tsconfig.json': '{}' });
    const { stdout, stderr } = await runDipv(['validate', '-f', 'json', '--verbose', '--timing'], { cwd });
    expect(reportOf({ stdout }).summary.errors).toBe(1);
    expect(reportOf({ stdout }).problems).toMatchObject([{ severity: 'info', file: 'tsconfig.json' }]);
    expect(stderr).toContain('1 file is no input of dipv\n');
    expect(stderr).toMatch(/^DIPV1024 +\d+\.\d ms$/m);
  });

  it.concurrent('of a run that mends', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    const { stdout } = await runDipv(['validate', '-f', 'json', '--fix'], { cwd });
    expect(reportOf({ stdout }).summary.errors).toBe(1);
  });

  it.concurrent('where every format goes to a file', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    const { code, stdout, stderr } = await runDipv(['validate', '-f', 'json:new/folder/report.json'], { cwd });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(existsSync(`${cwd}/new/folder/report.json`)).toBe(true);
  });

  it.concurrent('and no progress where stderr is no terminal', async () => {
    expect((await runDipv(['validate', CONTOSO])).stderr).toBe('');
  });
});

it.concurrent('--quiet tells nothing beside the report, but errors of inputs', async () => {
  const cwd = folderOf({ 'map.json': MAP, 'tsconfig.json': '{}' });
  const args = ['validate', '.', 'none.json', '--quiet', '--baseline', 'b/dipv.json', '--update-baseline', '--verbose'];
  const { code, stdout, stderr } = await runDipv(args, { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
  expect(stdout).toContain('none.json');
});

it.concurrent('a closed pipe is no fault', async () => {
  // the report is far larger than what a pipe holds
  const legs = [{ fieldMappings: Array.from({ length: 5000 }, () => ({ sourceField: '', destinationField: '' })) }];
  const cwd = folderOf({ 'map.json': JSON.stringify({ name: 'm', legs }) });
  const child = startDipv(['validate', 'map.json', '-f', 'json'], { cwd });
  child.stdin.end();
  const end = endOf(child);
  child.stdout.once('data', () => child.stdout.destroy());
  await expect(end).rejects.toThrow('Premature close');
  const code = child.exitCode ?? (await new Promise((done) => child.once('close', done)));
  expect(code).toBe(1);
});

it.concurrent('a closed stderr changes nothing', async () => {
  const args = ['validate', CONTOSO, '--fail-on', 'never', '--explain-not-checked', '-f', 'compact'];
  const child = startDipv(args);
  child.stderr.destroy();
  child.stdin.end();
  const [code] = await Promise.all([new Promise((done) => child.once('close', done)), child.stdout.resume()]);
  expect(code).toBe(0);
});

describe('colours', () => {
  it.concurrent.each([
    ['none where stdout is no terminal', [], {}, false],
    ['with --color', ['--color'], {}, true],
    ['with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['none with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['none with NO_COLOR, whatever FORCE_COLOR says', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['none with --no-color, whatever FORCE_COLOR says', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['with --color, whatever NO_COLOR says', ['--color'], { NO_COLOR: '1' }, true],
  ] as const)('%s', async (_what, args, env, colored) => {
    const { stdout } = await runDipv(['validate', '-', ...args], { env, stdin: MAP });
    expect(stdout).toContain('DIPV1024');
    expect(stdout.includes(COLOR)).toBe(colored);
  });

  it.concurrent('never in machine formats or files', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    const { stdout } = await runDipv(['validate', '--color', '-f', 'json', '-f', 'pretty:report.txt'], { cwd });
    expect(stdout).not.toContain(COLOR);
    expect(readFileSync(`${cwd}/report.txt`, 'utf8')).not.toContain(COLOR);
  });
});
