import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { reportOf } from './test-data/report.js';
import { BUSY, slowWorkspace } from './test-data/slow-workspace.js';
import { folderOf } from './test-data/temp-folder.js';
import { describeInTerminal, showInTerminal, startInTerminal } from './test-data/terminal.js';

const PROGRESS = /dipv: files: \d+, maps/;
/** Its number. */
const SIGINT = 2;
const CTRL_C = '\u0003';
/** Enough maps for the progress to be seen. */
const COUNT = 25;
/** Enough for something to happen meanwhile, on a machine with other work to do, too. */
const MANY = 100;

const slow = (count: number) => slowWorkspace(count, BUSY);
const VALIDATE = ['validate', 'maps.json'];

const reportIn = (cwd: string, file = 'report.json') => reportOf({ stdout: readFileSync(join(cwd, file), 'utf8') });

describeInTerminal('progress in a terminal', () => {
  it.each([40, 80, 140])('of %i columns stays on one line and leaves nothing behind', async (columns) => {
    const cwd = slow(COUNT);
    const { raw, lines, code } = await showInTerminal(VALIDATE, { cwd, columns });
    const shown = [...raw.matchAll(/dipv: files[^\u001b\r\n]*/g)].map(([line]) => line);
    expect(shown.length).toBeGreaterThan(2);
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(columns);
    const without = await showInTerminal(VALIDATE, { cwd, columns, env: { CI: '1' } });
    expect(lines).toEqual(without.lines);
    expect(code).toBe(without.code);
  });

  it.each([
    ['of 0 columns', { columns: 0 }],
    ['that is dumb', { columns: 80, env: { TERM: 'dumb' } }],
    ['of a CI', { columns: 80, env: { CI: 'true' } }],
    ['where stderr goes elsewhere', { columns: 80, redirect: '2> notes.txt' }],
    ['with --quiet', { columns: 80, args: ['--quiet'] }],
  ])('is not shown %s', async (_what, { args = [], ...options }: { columns: number; args?: readonly string[] }) => {
    const cwd = slowWorkspace(COUNT, BUSY, { 'notes.txt': '' });
    const { raw, lines } = await showInTerminal([...VALIDATE, ...args, '--no-color'], { cwd, ...options });
    expect(raw).not.toMatch(PROGRESS);
    expect(raw).not.toContain('\u001b');
    expect(lines.join('\n')).toContain(`no findings in what could be checked of ${COUNT} maps`);
    expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('');
  });

  it('is shown where only stdout goes elsewhere', async () => {
    const cwd = slow(COUNT);
    const { raw, lines } = await showInTerminal(VALIDATE, { cwd, columns: 80, redirect: '> report.txt' });
    expect(raw).toMatch(PROGRESS);
    expect(lines).toEqual(['']);
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toContain(
      `no findings in what could be checked of ${COUNT} maps`,
    );
  });

  it('follows a window that becomes narrower and wider', async () => {
    const cwd = slow(MANY);
    const run = startInTerminal([...VALIDATE, '-f', 'json:report.json'], { cwd, columns: 80 });
    await run.until(PROGRESS);
    run.resize(25);
    await run.until(/dipv: files: 1, maps che\u001b/); // one character less than fits
    run.resize(100);
    expect((await run.ended).lines).toEqual(['']);
    expect(reportIn(cwd).summary.projects).toBe(MANY);
  });
});

describeInTerminal('Ctrl-C in a terminal', () => {
  it.each([0, 40, 80, 140])('of %i columns, while maps are checked: a report that says so', async (columns) => {
    const cwd = slowWorkspace(MANY, `writeSync(2, name === 'Map 3' ? 'now' : ''); ${BUSY}`);
    const run = startInTerminal([...VALIDATE, '-f', 'pretty', '-f', 'json:report.json'], { cwd, columns });
    await run.until(/now/);
    run.type(CTRL_C);
    const { code, signal, lines } = await run.ended;
    const { projects, problems } = reportIn(cwd);
    expect({ code, signal }).toEqual({ code: 130, signal: 0 });
    expect(projects.length).toBeGreaterThanOrEqual(3); // the map in whose midst it comes is not told of
    expect(projects.length).toBeLessThan(MANY);
    const reason = `interrupted: ${projects.length} of ${MANY} maps were checked`;
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', reason })]);
    expect(lines.join('\n').replaceAll(/\s+/g, ' ')).toContain(reason);
    expect(lines.join('\n')).not.toMatch(PROGRESS);
  });

  it('while the progress is shown: nothing of it is left', async () => {
    const cwd = slow(MANY);
    const run = startInTerminal([...VALIDATE, '-f', 'json:report.json'], { cwd, columns: 80 });
    await run.until(PROGRESS);
    run.type(CTRL_C);
    const { code, lines } = await run.ended;
    expect({ code, lines }).toEqual({ code: 130, lines: [''] });
    expect(reportIn(cwd).problems).toHaveLength(1);
  });

  it.each([
    ['', ''],
    [', without line editing', 'stty -icanon -echo;'],
  ])('while inputs are read%s: a report of no map', async (_how, before) => {
    const cwd = folderOf();
    const run = startInTerminal(['validate', '-', '-f', 'json:report.json'], { cwd, columns: 80, before });
    await run.until(PROGRESS); // the line that standard input is waited for in
    run.type(CTRL_C);
    expect(await run.ended).toMatchObject({ code: 130, signal: 0, lines: [''] });
    expect(reportIn(cwd)).toMatchObject({ projects: [], problems: [{ reason: 'interrupted: no map was checked' }] });
  });

  it('in raw mode it is no signal; one that comes is heeded', async () => {
    const cwd = slow(MANY);
    const before = 'stty raw;';
    const run = startInTerminal([...VALIDATE, '-f', 'json:report.json'], { cwd, columns: 80, before });
    await run.until(PROGRESS);
    run.signal('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, signal: 0 });
    expect(reportIn(cwd).problems).toMatchObject([{ reason: expect.stringMatching(/^interrupted: /) }]);
  });

  it('passed on once more by what started the program, it counts once', async () => {
    const cwd = slow(MANY);
    const run = startInTerminal([...VALIDATE, '-f', 'json:report.json'], { cwd, columns: 80 });
    await run.until(PROGRESS);
    run.type(CTRL_C);
    await setTimeout(70); // the first one is seen by now
    run.signal('SIGINT');
    expect(await run.ended).toMatchObject({ code: 130, signal: 0 });
    expect(reportIn(cwd).problems).toHaveLength(1);
  });

  it('a second time it ends the run at once, whatever that is at', async () => {
    const format = `
      import { writeSync } from 'node:fs';
      const load = async () => () => { writeSync(2, 'printing'); for (;;); };
      const format = { name: 'endless', description: '', load };
      export default { name: 'acme', apiVersion: 1, formats: [format] };`;
    const cwd = folderOf({ 'format.mjs': format, 'dipv.config.json': '{ "plugins": ["./format.mjs"] }' });
    const run = startInTerminal(['validate', '-', '-f', 'endless'], { cwd, columns: 80 });
    await run.until(PROGRESS);
    run.type(CTRL_C);
    await run.until(/printing/);
    run.type(CTRL_C);
    expect(await run.ended).toMatchObject({ signal: SIGINT }); // by the system, which shells tell as 130
  });

  it('is told in every format, in files, too', async () => {
    const formats = ['json', 'sarif', 'junit', 'html', 'markdown', 'github', 'azure', 'gitlab', 'compact', 'pretty'];
    const cwd = slow(MANY);
    const outputs = formats.flatMap((name) => ['-f', `${name}:${name}.txt`]);
    const run = startInTerminal([...VALIDATE, ...outputs], { cwd, columns: 80 });
    await run.until(PROGRESS);
    run.type(CTRL_C);
    expect((await run.ended).code).toBe(130);
    for (const name of formats) {
      const text = readFileSync(join(cwd, `${name}.txt`), 'utf8').replaceAll(/\s+/g, ' ');
      expect([name, text]).toEqual([name, expect.stringMatching(/interrupted: \d+ of 100 maps were checked/)]);
    }
  });
});

describeInTerminal('what is set for the terminal that shows it', () => {
  it.each([
    [80, 'rules'],
    [140, 'rules'],
    [80, 'validate --help'],
  ])('keeps within %i columns: dipv %s', async (columns, line) => {
    const { lines } = await showInTerminal(line.split(' '), { columns });
    expect(lines.length).toBeGreaterThan(20);
    expect(Math.max(...lines.map((each) => each.length))).toBeLessThanOrEqual(columns);
  });

  it('is set for 80 columns where the terminal does not say', async () => {
    const { lines } = await showInTerminal(['validate', '--help'], { columns: 0 });
    expect(lines).toEqual((await showInTerminal(['validate', '--help'], { columns: 80 })).lines);
  });
});

describeInTerminal('explanations in a terminal', () => {
  it.each([80, 140])('of %i columns are as wide as it at most', async (columns) => {
    const { lines } = await showInTerminal(['explain', 'DIPV1010'], { columns });
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
    const readable = Math.min(columns, 120);
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan(readable - 20);
  });

  it.each([80, 140])('of %i columns of what was not checked are as wide as it at most', async (columns) => {
    const args = ['validate', 'examples/contoso/maps', '--explain-not-checked', '-f', 'compact'];
    const { lines } = await showInTerminal(args, { columns, redirect: '> /dev/null' });
    expect(lines).toContain('What makes these codes checkable:');
    expect(lines.filter((line) => line.length > columns && line.trim().includes(' '))).toEqual([]);
  });
});
