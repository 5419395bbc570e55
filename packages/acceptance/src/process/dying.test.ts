import { spawn, spawnSync } from 'node:child_process';
import { findingsOf, reportOf } from './test-data/report.js';
import { endOf, PROGRAM, runDipv } from './test-data/run-dipv.js';
import { slowWorkspace } from './test-data/slow-workspace.js';
import { folderOf } from './test-data/temp-folder.js';

const COUNT = 5;
const ARGS = ['validate', 'maps.json', '-f', 'json'];

/** A workspace with a rule that does this in one map. */
const doing = (what: string) => slowWorkspace(COUNT, `if (name === 'Map 2') { ${what} }`);

it.concurrent('a worker that dies costs the map that it checked, and no other', async () => {
  const env = { NODE_OPTIONS: '--max-old-space-size=150' };
  const cwd = doing('const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));');
  const ended = await runDipv([...ARGS, '--workers', '2'], { cwd, env });
  const report = reportOf(ended);
  expect(ended.code).toBe(2);
  expect(report.projects).toHaveLength(COUNT - 1);
  expect(report.problems).toEqual([
    expect.objectContaining({
      kind: 'fault',
      severity: 'error',
      file: 'maps.json',
      reason: 'the map Map 2 was not checked: the worker thread for it ran out of memory, 3 times',
    }),
  ]);
});

it.concurrent.each([
  ['exit', []],
  ['reallyExit', []],
  ['abort', []],
  ['reallyExit', ['--workers', '2']],
])('a rule that calls process.%s() is a finding, and ends nothing %j', async (name, more) => {
  const ended = await runDipv([...ARGS, ...more], { cwd: doing(`process.${name}(0);`) });
  expect(ended.code).toBe(1);
  const faults = findingsOf(reportOf(ended)).filter(({ code }) => code === 'DIPV1001');
  const message = expect.stringContaining(`process.${name}() is called`) as string;
  expect(faults).toEqual([expect.objectContaining({ message })]);
  expect(reportOf(ended).projects).toHaveLength(COUNT);
});

it.concurrent.each([[[]], [['--workers', '2']]])(
  'a plugin that fails in a promise that nobody waits for is named, and all findings stay %j',
  async (more) => {
    const ended = await runDipv([...ARGS, ...more], { cwd: doing("Promise.reject(new Error('nobody waits'));") });
    const report = reportOf(ended);
    expect(ended.code).toBe(2);
    expect(report.projects).toHaveLength(COUNT);
    expect(report.problems).toEqual([
      expect.objectContaining({
        kind: 'fault',
        file: 'plugin.mjs',
        reason: 'dipv.config.json:1, plugins[0]: plugin "./plugin.mjs" fails outside of its checks: nobody waits',
      }),
    ]);
  },
);

it.concurrent('a timer that fails after the last check is not silent', async () => {
  const ended = await runDipv(ARGS, { cwd: doing("setTimeout(() => { throw new Error('late'); });") });
  expect(ended.code).toBe(2);
  expect(ended.stdout + ended.stderr).toContain('fails outside of its checks: late');
});

it('a working folder that is gone is told of', () => {
  const cwd = folderOf({ 'gone/map.json': '{}' });
  const command = `cd gone && rm -r ../gone && "$0" "$1" validate .`;
  const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, PROGRAM], { cwd, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'dipv: the working folder is gone: change to one that is there.\n',
  });
});

it.concurrent.each([24, 28, 32, 40])('workers for which there are not enough files wait: %d', async (files) => {
  const cwd = folderOf({ 'map.json': JSON.stringify({ name: 'A', legs: [{ fieldMappings: [{ sourceField: '' }] }] }) });
  const script = `ulimit -n ${files}; exec "$0" "$1" validate map.json -f json --workers 6`;
  const child = spawn('sh', ['-c', script, process.execPath, PROGRAM], { cwd, stdio: 'pipe' });
  const ended = await endOf(child);
  // how many files a thread takes is a matter of Node
  const advice = expect.stringMatching(/; use fewer --workers(?:, or allow more open files \(ulimit -n\))?$/);
  const lost = reportOf(ended).problems.map(({ reason }) => reason);
  expect(lost).toEqual(lost.map(() => advice));
  expect(ended.code).toBe(lost.length > 0 ? 2 : 1);
});
