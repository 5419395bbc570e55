import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWhole } from './write-whole.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dipv-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (path: string): string => join(folder, path);
const read = (path: string): string => readFileSync(at(path), 'utf8');

it('makes the folder, and leaves nothing beside the file', async () => {
  await writeWhole(at('reports/new/report.json'), ['ne', Buffer.from('w')]);
  expect(read('reports/new/report.json')).toBe('new');
  expect(readdirSync(at('reports/new'))).toEqual(['report.json']);
});

it('writes to what a link points to, which need not be there yet', async () => {
  writeFileSync(at('report.json'), 'old');
  symlinkSync('report.json', at('link.json'));
  symlinkSync('later.json', at('dangling.json'));
  await writeWhole(at('link.json'), ['new']);
  await writeWhole(at('dangling.json'), ['new']);
  expect([read('report.json'), read('later.json')]).toEqual(['new', 'new']);
  expect(['link.json', 'dangling.json'].every((name) => lstatSync(at(name)).isSymbolicLink())).toBe(true);
});

it('keeps the mode of a file', async () => {
  writeFileSync(at('report.json'), 'old');
  chmodSync(at('report.json'), 0o640);
  await writeWhole(at('report.json'), ['new']);
  expect(statSync(at('report.json')).mode & 0o777).toBe(0o640);
});

it('listens for the end of the process before there is a file to remove', async () => {
  const write = fs.writeFileSync;
  const listening: number[] = [];
  const spy = jest.spyOn(fs, 'writeFileSync').mockImplementation((...args) => {
    listening.push(process.listenerCount('SIGINT'));
    write(...args);
  });
  await writeWhole(at('report.json'), ['new']);
  spy.mockRestore();
  expect(listening).toEqual([1]);
});

it('leaves what lies where it would write', async () => {
  jest.spyOn(Math, 'random').mockReturnValueOnce(0.5);
  const other = `.dipv-${(0.5).toString(36).slice(2)}.tmp`;
  writeFileSync(at(other), 'of others');
  await expect(writeWhole(at('report.json'), ['new'])).rejects.toThrow('EEXIST');
  expect(read(other)).toBe('of others');
  expect(process.listenerCount('SIGINT')).toBe(0);
});

it('leaves the file as it was where its text fails, or what is asked before it is moved', async () => {
  writeFileSync(at('report.json'), 'old');
  const failing = function* () {
    yield 'n';
    throw new Error('a fault of a format');
  };
  await expect(writeWhole(at('report.json'), failing())).rejects.toThrow('a fault of a format');
  await expect(writeWhole(at('report.json'), ['new'], () => Promise.reject(new Error('changed')))).rejects.toThrow();
  expect(read('report.json')).toBe('old');
  expect(readdirSync(folder)).toEqual(['report.json']);
  expect(process.listenerCount('SIGINT')).toBe(0);
});

it('takes a name as long as names may be', async () => {
  const name = `${'r'.repeat(250)}.json`;
  await writeWhole(at(name), ['new']);
  expect(read(name)).toBe('new');
});

it('writes at once to one file from two sides, and one of them wins whole', async () => {
  const texts = ['a'.repeat(100_000), 'b'.repeat(200_000)];
  await Promise.all(texts.map((text) => writeWhole(at('report.json'), [text])));
  expect(texts).toContain(read('report.json'));
});

describe('puts no file in the place of', () => {
  it('a pipe', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    await expect(writeWhole(at('pipe'), ['new'])).rejects.toThrow(/it is a pipe/);
  });

  it('a device', async () => {
    await expect(writeWhole('/dev/full', ['new'])).rejects.toThrow(/it is a device/);
  });

  it('a folder', async () => {
    await expect(writeWhole(folder, ['new'])).rejects.toThrow(/it is a folder/);
  });
});

it('gives up on a folder that takes no entries', async () => {
  await expect(writeWhole('/proc/dipv/reports/report.json', ['new'])).rejects.toThrow(/ENOENT|EACCES|EPERM/);
  expect(existsSync('/proc/dipv')).toBe(false);
});
