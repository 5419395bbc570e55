import { createHmac } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codesOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });
/** As in containers that run under a number that stands for no user. */
const NO_HOME = "require('node:os').homedir = () => { throw new Error('uv_os_homedir returned ENOENT'); };";
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

it.concurrent('a report tells the paths of its own run', async () => {
  const cwd = folderOf({ 'one/note.json': '{}', 'keep.txt': '' });
  const args = (path: string) => ['validate', path, ...ARGS.slice(1)];
  for (const path of ['one', './one', 'one/../one']) {
    const { stdout } = await runDipv(args(path), { cwd });
    expect(reportOf({ stdout }).problems.find(({ kind }) => kind === 'no-map')?.file).toBe(path);
  }
});

describe('what is in the folder is believed only if this user has put it there', () => {
  const PRETTY = ARGS.filter((arg) => arg !== '-f' && arg !== 'json');

  /** A run that leaves its report in the cache, and what it said. */
  async function cachedRun() {
    const cwd = folderOf({ 'map.json': MAP, 'secret.txt': 'one\ntwo\nhidden words\n' });
    const env = { XDG_CACHE_HOME: join(cwd, 'home') };
    const first = await runDipv(PRETTY, { cwd, env });
    expect(first.code).toBe(1);
    const [name = ''] = readdirSync(join(cwd, 'cache'));
    return { cwd, env, first, file: join(cwd, 'cache', name) };
  }

  const CHANGES: readonly (readonly [name: string, change: (content: string) => string])[] = [
    ['a finding less', (content) => content.replace(/"findings":\[.*?\],"notChecked"/, '"findings":[],"notChecked"')],
    ['another severity', (content) => content.replaceAll('"severity":"error"', '"severity":"info"')],
    ['no signature', (content) => content.slice(content.indexOf('\n') + 1)],
    ['a signature of nobody', (content) => content.replace(/^.*\n/, `${'0'.repeat(64)}\n`)],
    ['a signature by a key that everybody has', (content) => signed(content, '')],
    ['cut short', (content) => content.slice(0, -20)],
    ['empty', () => ''],
    ['another shape', () => '{}'],
    ['no text', () => '\u0000\u0001'],
  ];

  function signed(text: string, key: string | Uint8Array, name = ''): string {
    const content = text.slice(text.indexOf('\n') + 1);
    return `${createHmac('sha256', key).update(name).update(content).digest('hex')}\n${content}`;
  }

  it.concurrent.each(CHANGES)('changed: %s', async (_name, change) => {
    const { cwd, env, first, file } = await cachedRun();
    const content = readFileSync(file, 'utf8');
    expect(change(content)).not.toBe(content);
    writeFileSync(file, change(content));
    expect(await runDipv(PRETTY, { cwd, env })).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(content); // made anew
  });

  it.concurrent('a link in its place leads nobody astray', async () => {
    const { cwd, env, first, file } = await cachedRun();
    const target = join(cwd, 'secret.txt');
    const before = readFileSync(target, 'utf8');
    rmSync(file);
    symlinkSync(target, file);
    expect(await runDipv(PRETTY, { cwd, env })).toEqual(first);
    expect(readFileSync(target, 'utf8')).toBe(before);
    expect(lstatSync(file).isFile()).toBe(true); // made anew
  });

  it.concurrent('a report of other inputs in its place', async () => {
    const { cwd, env, first, file } = await cachedRun();
    writeFileSync(join(cwd, 'map.json'), MAP.replace('""', '"A"'));
    expect((await runDipv(PRETTY, { cwd, env })).code).toBe(0);
    const other = readdirSync(join(cwd, 'cache')).map((name) => join(cwd, 'cache', name));
    renameSync(other.find((each) => each !== file) ?? '', file);
    writeFileSync(join(cwd, 'map.json'), MAP);
    expect(await runDipv(PRETTY, { cwd, env })).toEqual(first);
  });

  it.concurrent('a folder in its place', async () => {
    const { cwd, env, first, file } = await cachedRun();
    renameSync(file, `${file}.old`);
    mkdirSync(file);
    const second = await runDipv(PRETTY, { cwd, env });
    expect({ ...second, stderr: '' }).toEqual({ ...first, stderr: '' });
    expect(second.stderr).toContain('The report could not be kept for the next run');
  });

  it.concurrent('a code frame shows no file that the run has not read, whatever a report says', async () => {
    const { cwd, env, file } = await cachedRun();
    const key = readFileSync(join(cwd, 'home/dipv/report-cache.key'));
    const content = readFileSync(file, 'utf8').replaceAll('"file":"map.json"', '"file":"secret.txt"');
    const name = `${file.slice(file.lastIndexOf('/') + 1).replace('.report', '')}\n`;
    writeFileSync(file, signed(content.replaceAll('"line":1', '"line":3'), key, name));
    const { code, stdout } = await runDipv(PRETTY, { cwd, env });
    expect(code).toBe(1);
    expect(stdout).toContain('secret.txt:3:');
    expect(stdout).not.toContain('hidden');
  });

  it.concurrent('the key is the user’s alone, and one that others could read is replaced', async () => {
    const { cwd, env, first } = await cachedRun();
    const key = join(cwd, 'home/dipv/report-cache.key');
    const before = readFileSync(key);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    chmodSync(key, 0o644);
    expect(await runDipv(PRETTY, { cwd, env })).toEqual(first);
    expect(readFileSync(key)).not.toEqual(before);
    expect(statSync(key).mode & 0o777).toBe(0o600);
  });

  it.concurrent('without a place for the key nothing is kept, and the run says so', async () => {
    const cwd = folderOf({ 'map.json': MAP, home: 'a file' });
    const { code, stderr } = await runDipv(PRETTY, { cwd, env: { XDG_CACHE_HOME: join(cwd, 'home') } });
    expect(code).toBe(1);
    expect(stderr).toBe(`--cache keeps nothing: its key cannot be kept in ${cwd}/home/dipv: not a directory\n`);
    expect(readdirSync(cwd).sort()).toEqual(['home', 'map.json']);
  });

  it.concurrent('so does one in a folder that takes no entries', async () => {
    const cwd = folderOf({ 'map.json': MAP });
    const { code, stderr } = await runDipv(PRETTY, { cwd, env: { XDG_CACHE_HOME: '/proc/none' } });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^--cache keeps nothing: its key cannot be kept in \/proc\/none\/dipv: no such file or directory\n$/,
    );
  });

  it.concurrent('so does one of a user whose home nobody knows', async () => {
    const cwd = folderOf({ 'map.json': MAP, 'no-home.cjs': NO_HOME });
    const env = { XDG_CACHE_HOME: '', NODE_OPTIONS: '--require ./no-home.cjs' };
    const { code, stderr } = await runDipv(PRETTY, { cwd, env });
    expect(code).toBe(1);
    expect(stderr).toBe(
      '--cache keeps nothing: this user has no home folder; set XDG_CACHE_HOME to a folder of theirs.\n',
    );
  });
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
