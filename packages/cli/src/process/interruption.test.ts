import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { reportOf } from './test-data/report.js';
import { endOf, startDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

it('Ctrl-C while standard input is open ends at once, with a report that is marked incomplete', async () => {
  const child = startDipv(['validate', '-', '-f', 'json']);
  const end = endOf(child);
  // Once the program reads, the pipe takes more than fits in it.
  child.stdin.write(Buffer.alloc(2 ** 20, ' '));
  await once(child.stdin, 'drain');
  child.kill('SIGINT');
  const ended = await end;
  expect(ended.code).toBe(130);
  expect(reportOf(ended).problems).toEqual([
    expect.objectContaining({ severity: 'error', reason: expect.stringMatching(/^interrupted: /) }),
  ]);
  expect(ended.stderr).toBe('');
});

it('a run that was interrupted leaves nothing in the cache', async () => {
  const cwd = folderOf();
  const child = startDipv(['validate', '-', '-f', 'json', '--cache'], { cwd });
  const end = endOf(child);
  child.stdin.write(Buffer.alloc(2 ** 20, ' '));
  await once(child.stdin, 'drain');
  child.kill('SIGINT');
  expect((await end).code).toBe(130);
  expect(readdirSync(cwd)).toEqual([]);
});
