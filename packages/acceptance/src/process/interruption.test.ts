import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { reportOf } from './test-data/report.js';
import { endOf, startDipv } from './test-data/run-dipv.js';
import { BUSY, slowWorkspace } from './test-data/slow-workspace.js';
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

describe('Ctrl-C while maps are checked', () => {
  const COUNT = 60;

  /** Maps of which each says that it is checked. */
  const saying = (wait: string) => slowWorkspace(COUNT, `writeSync(2, 'checking ' + name + '.'); ${wait}`);

  async function interruptAt(awaited: RegExp, cwd: string, ...args: readonly string[]) {
    const child = startDipv(['validate', 'maps.json', '-f', 'json', ...args], { cwd });
    const end = endOf(child);
    let told = '';
    await new Promise<void>((done) =>
      child.stderr.on('data', (chunk) => {
        told += String(chunk);
        if (awaited.test(told)) done();
      }),
    );
    child.kill('SIGINT');
    return end;
  }

  it('keeps what was found so far', async () => {
    const cwd = saying(BUSY);
    const ended = await interruptAt(/checking/, cwd);
    const { projects, problems } = reportOf(ended);
    expect(ended.code).toBe(130);
    expect(projects.length).toBeGreaterThan(0);
    expect(projects.length).toBeLessThan(COUNT);
    expect(problems).toEqual([
      expect.objectContaining({ severity: 'error', reason: `interrupted: ${projects.length} of 60 maps were checked` }),
    ]);
  });

  it('ends workers, too', async () => {
    const ended = await interruptAt(/checking/, saying('for (;;);'), '--workers', '2');
    expect(ended.code).toBe(130);
    expect(reportOf(ended).problems).toEqual([
      expect.objectContaining({ severity: 'error', reason: 'interrupted: 0 of 2 parts of the maps were checked' }),
    ]);
  });
});
