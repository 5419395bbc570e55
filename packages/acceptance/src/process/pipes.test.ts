import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { codesOf, reportOf } from './test-data/report.js';
import { endOf, runDipv, startDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });

function folderWithPipe(): string {
  const cwd = folderOf();
  execFileSync('mkfifo', [join(cwd, 'pipe.json')]);
  return cwd;
}

describe('a pipe that is named', () => {
  it.concurrent.each([
    ['as it is', []],
    ['with --cache', ['--cache']],
    ['with --workers', ['--workers', '2']],
  ])('is read once, %s', async (_how, more) => {
    const cwd = folderWithPipe();
    const child = startDipv(['validate', 'pipe.json', '-f', 'json', ...more], { cwd });
    child.stdin.end();
    const pipe = await open(join(cwd, 'pipe.json'), 'w');
    await pipe.write(MAP);
    await pipe.close();
    const { code, stdout } = await endOf(child);
    expect(codesOf(reportOf({ stdout }))).toContain('DIPV1021');
    expect(code).toBe(1);
  });

  it.concurrent.each([
    ['--fix', 'pipe.json is no file to mend'],
    ['--fix-dry-run', 'pipe.json is no file to mend'],
    ['--watch', 'pipe.json cannot be watched'],
  ])('is refused with %s, before it is opened', async (option, reason) => {
    const { code, stderr } = await runDipv(['validate', 'pipe.json', option], { cwd: folderWithPipe() });
    expect(stderr).toContain(reason);
    expect(code).toBe(2);
  });
});

it.concurrent('a report to be merged may come by a pipe', async () => {
  const cwd = folderWithPipe();
  const { stdout: report } = await runDipv(['validate', '-', '-f', 'json', '--stdin-filename', 'map.json'], {
    cwd,
    stdin: MAP,
  });
  const child = startDipv(['merge-reports', 'pipe.json', '-f', 'compact'], { cwd });
  child.stdin.end();
  const pipe = await open(join(cwd, 'pipe.json'), 'w');
  await pipe.write(report);
  await pipe.close();
  const { code, stdout } = await endOf(child);
  expect(stdout).toContain('DIPV1021');
  expect(code).toBe(1);
});
