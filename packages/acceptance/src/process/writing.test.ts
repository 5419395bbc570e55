import { execFileSync, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { reportOf } from './test-data/report.js';
import { PROGRAM, ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const CONTOSO = join(ROOT, 'examples/contoso');
const LEGS = [{ fieldMappings: Array.from({ length: 500 }, () => ({ sourceField: '', destinationField: 'a' })) }];
const MAP = JSON.stringify({ name: 'Pumps', legs: LEGS });

describe('a run that is ended at any moment leaves the old file or the new one', () => {
  it.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)('by %s', async (signal) => {
    const cwd = folderOf({ 'maps/pumps.json': MAP });
    const args = ['validate', 'maps', '--baseline', 'b.json', '-f', 'json:report.json'];
    await runDipv([...args, '--update-baseline'], { cwd });
    const [baseline, report] = ['b.json', 'report.json'].map((file) => readFileSync(join(cwd, file), 'utf8'));
    writeFileSync(join(cwd, 'b.json'), '{"version":1,"findings":[]}');
    for (let wait = 150; wait < 600; wait += 125) {
      const child = spawn(process.execPath, [PROGRAM, ...args, '--update-baseline'], { cwd, stdio: 'ignore' });
      const ended = new Promise((done) => child.once('close', done));
      await setTimeout(wait);
      child.kill(signal);
      await ended;
      expect([baseline, '{"version":1,"findings":[]}']).toContain(readFileSync(join(cwd, 'b.json'), 'utf8'));
      expect(reportOf({ stdout: readFileSync(join(cwd, 'report.json'), 'utf8') }).version).toBe(1);
      if (signal !== 'SIGKILL') expect(readdirSync(cwd).sort()).toEqual(['b.json', 'maps', 'report.json']);
    }
    expect(report).not.toBe('');
  });
});

it.concurrent('what a killed run left behind is no input', async () => {
  const cwd = folderOf({ 'maps/pumps.json': MAP, 'maps/.dipv-0123abc.tmp': MAP.slice(0, 100) });
  const { stdout } = await runDipv(['validate', 'maps', '-f', 'json'], { cwd });
  expect(reportOf({ stdout }).problems).toEqual([]);
});

describe('what is no file takes no file in its place', () => {
  it.concurrent('as output', async () => {
    const cwd = folderOf({ 'map.json': MAP, 'maps/map.json': MAP });
    execFileSync('mkfifo', [join(cwd, 'pipe')]);
    for (const [file, why] of [
      ['pipe', 'it is a pipe'],
      ['/dev/full', 'it is a device'],
      ['maps', 'it is a folder'],
      ['/proc/dipv/report.json', 'no such file'],
    ]) {
      const { code, stdout, stderr } = await runDipv(['validate', 'map.json', '-f', `json:${file}`, '-f', 'compact'], {
        cwd,
      });
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining(`dipv: ${file} cannot be written: ${why}`),
      });
      expect(stdout).toContain('DIPV1021'); // the other output is written all the same
    }
  });

  it.concurrent('as baseline, as configuration, or as snapshot', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    execFileSync('mkfifo', [join(cwd, 'pipe.json')]);
    for (const args of [
      ['validate', 'map.json', '--baseline', 'pipe.json'],
      ['validate', 'map.json', '--baseline', 'pipe.json', '--update-baseline'],
      ['validate', 'map.json', '--config', 'pipe.json'],
      ['snapshot', 'map.json', '-o', 'pipe.json'],
    ]) {
      const { code, stderr } = await runDipv(args, { cwd });
      expect({ args, code, stderr }).toEqual({ args, code: 2, stderr: expect.stringContaining('pipe.json') });
    }
  });
});

it.concurrent.each(['/dev/stdout', '/dev/fd/1'])('%s is stdout', async (file) => {
  const { stdout } = await runDipv(['validate', CONTOSO, '-f', `json:${file}`]);
  expect(reportOf({ stdout }).projects).not.toEqual([]);
});

describe('stdout that takes nothing', () => {
  it.concurrent.each([
    ['a report', ['validate', CONTOSO, '-f', 'json']],
    ['a diff', ['validate', CONTOSO, '--fix-dry-run']],
    ['the rules', ['rules']],
    ['a rule', ['explain', '1022']],
    ['the configuration', ['print-config']],
    ['help', ['validate', '--help']],
    ['the version', ['--version']],
  ])('is told of, with exit code 3: %s', async (_what, args) => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    let stderr = '';
    child.stderr!.on('data', (chunk) => (stderr += String(chunk)));
    const code = await new Promise((done) => child.once('close', done));
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/^dipv: stdout cannot be written: .*no space/),
    });
  });

  it.concurrent('keeps no other output from being written', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    const full = openSync('/dev/full', 'w');
    const args = [PROGRAM, 'validate', '-f', 'pretty', '-f', 'json:report.json'];
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', full, 'ignore'] });
    closeSync(full);
    expect(await new Promise((done) => child.once('close', done))).toBe(3);
    expect(reportOf({ stdout: readFileSync(join(cwd, 'report.json'), 'utf8') }).summary.projects).toBe(1);
  });
});

it.concurrent('a full stderr changes nothing', async () => {
  const full = openSync('/dev/full', 'w');
  const args = [PROGRAM, 'validate', CONTOSO, '--explain-not-checked', '-f', 'compact', '--fail-on', 'never'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', full] });
  closeSync(full);
  expect(await new Promise((done) => child.once('close', done))).toBe(0);
});

it.concurrent('- is stdout', async () => {
  const cwd = folderOf({ 'map.json': MAP });
  const report = await runDipv(['validate', '-f', 'json:-'], { cwd });
  expect(reportOf(report).summary.projects).toBe(1);
  const taken = await runDipv(['snapshot', 'map.json', '-o', '-'], { cwd });
  expect(JSON.parse(taken.stdout)).toMatchObject({ dipvSnapshot: 1 });
  expect(taken.stderr).toMatch(/^Wrote to stdout /);
  expect(readdirSync(cwd)).toEqual(['map.json']);
});
