import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
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

  it('says that rules about all maps together were not all asked, where each map was checked otherwise', async () => {
    const cwd = folderOf({
      'maps.json': JSON.stringify([{ name: 'Customers', legs: [{ fieldMappings: [] }] }]),
      'dipv.config.json': JSON.stringify({ plugins: ['./endless.mjs'] }),
      'endless.mjs': `import { writeSync } from 'node:fs';
        const judge = () => { writeSync(2, 'judging'); for (;;); };
        const texts = { title: 'Endless', severity: 'error', description: 'None.', mend: 'Wait.' };
        const fact = { name: 'contoso/nothing', of: () => null };
        const rest = { scope: 'workspace', fact, judge, check() {}, examples: { fails: [], passes: [] } };
        export default { name: 'contoso', apiVersion: 1, rules: [{ code: 'CON1', ...texts, ...rest }] };`,
    });
    const ended = await interruptAt(/judging/, cwd);
    expect(ended.code).toBe(130);
    expect(reportOf(ended).problems).toEqual([
      expect.objectContaining({
        reason: 'interrupted: 1 of 1 maps were checked, but not by all rules about all maps together',
      }),
    ]);
  });

  it('ends workers, too', async () => {
    const ended = await interruptAt(/checking/, saying('for (;;);'), '--workers', '2');
    expect(ended.code).toBe(130);
    expect(reportOf(ended).problems).toEqual([
      expect.objectContaining({ severity: 'error', reason: 'interrupted: 0 of 2 parts of the maps were checked' }),
    ]);
  });

  it('gets through to a rule that never ends', async () => {
    const cwd = saying("if (name !== 'Map 0') for (;;);");
    const ended = await interruptAt(/Map 1/, cwd);
    expect(ended.code).toBe(130);
    expect(reportOf(ended).projects.map(({ name }) => name)).toEqual(['Map 0']);
  });

  it('the second time ends a run that finds nothing', async () => {
    const child = startDipv(['validate', 'maps.json', '-f', 'json'], { cwd: saying('for (;;);') });
    const end = endOf(child);
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    await once(child.stderr, 'data'); // it was tried once more
    child.kill('SIGINT');
    const ended = await end;
    expect(ended.code).toBe(130);
    expect(reportOf(ended).projects).toEqual([]);
  });
});

it('Ctrl-C ends the reading of a large input at once', async () => {
  const cwd = folderOf({ 'large.json': `[${'{"a":[1,2,3,{"b":"c"}]},'.repeat(2_000_000)}1]` });
  const child = startDipv(['validate', 'large.json'], { cwd });
  const ended = new Promise((done) => child.once('close', (_code, signal) => done(signal)));
  while (!isReading(child.pid)) await setTimeout(20);
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
});

/** Whether the process holds the input in memory. */
function isReading(pid: number | undefined): boolean {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
  return Number(kilobytes) > 90_000;
}

it('Ctrl-C while the report waits for who reads it ends the run', async () => {
  const mappings = Array.from({ length: 5000 }, () => ({ sourceField: '', destinationField: 'b' }));
  const cwd = folderOf({ 'map.json': JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: mappings }] }) });
  const child = startDipv(['validate', 'map.json', '-f', 'json'], { cwd });
  await once(child.stdout, 'readable'); // the rest fits in no pipe
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
});
