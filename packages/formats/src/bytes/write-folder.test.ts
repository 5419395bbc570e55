import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
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
import { writeFolder, type FileList } from './write-folder.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dipv-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LIST: FileList = {
  name: 'list.txt',
  read: (text) => text.split('\n').filter((line) => line !== ''),
  write: (paths) => paths.map((path) => `${path}\n`).join(''),
};
const at = (path: string): string => join(folder, path);
const write = (files: Readonly<Record<string, string>>, into = folder): Promise<void> =>
  writeFolder(into, new Map(Object.entries(files)), LIST);

it('writes what differs, and takes away what is ours and gone', async () => {
  await write({ 'a.md': 'a', 'sub/b.md': 'b', 'c.md': 'c' });
  writeFileSync(at('notes.md'), 'mine');
  const written = statSync(at('a.md')).mtimeMs;
  await write({ 'a.md': 'a', 'c.md': 'new' });
  expect(readdirSync(folder).sort()).toEqual(['a.md', 'c.md', 'list.txt', 'notes.md', 'sub']);
  expect([readdirSync(at('sub')), readFileSync(at('c.md'), 'utf8')]).toEqual([[], 'new']);
  expect(readFileSync(at('list.txt'), 'utf8')).toBe('a.md\nc.md\n');
  expect(statSync(at('a.md')).mtimeMs).toBe(written);
});

it('leaves a file of others as it is, and writes nothing then', async () => {
  writeFileSync(at('README.md'), 'mine');
  await expect(write({ 'a.md': 'a', 'README.md': 'b' })).rejects.toThrow('README.md is there already, and not by dipv');
  expect(readdirSync(folder)).toEqual(['README.md']);
  expect(readFileSync(at('README.md'), 'utf8')).toBe('mine');
});

it('takes no file of others for its own that says the same', async () => {
  writeFileSync(at('README.md'), 'mine');
  await write({ 'a.md': 'a', 'README.md': 'mine' });
  expect(readFileSync(at('list.txt'), 'utf8')).toBe('a.md\n');
  await write({ 'a.md': 'b' });
  expect(readdirSync(folder).sort()).toEqual(['README.md', 'a.md', 'list.txt']);
});

it('writes a page whose name differs in case alone, also where the disk takes both for one', async () => {
  await write({ 'Map.md': 'old' });
  await write({ 'map.md': 'new' });
  expect(readdirSync(folder).sort()).toEqual(['list.txt', 'map.md']);
});

it('follows no link in the folder, whether to write or to take away', async () => {
  const outside = at('outside');
  const inside = at('inside');
  mkdirSync(outside);
  mkdirSync(inside);
  writeFileSync(join(outside, 'x.md'), 'mine');
  symlinkSync(outside, join(inside, 'sub'));
  writeFileSync(join(inside, 'list.txt'), 'sub/x.md\n');
  await expect(write({}, inside)).rejects.toThrow('sub is a symbolic link');
  await expect(write({ 'sub/y.md': 'y' }, inside)).rejects.toThrow('sub is a symbolic link');
  expect(readdirSync(outside)).toEqual(['x.md']);
  rmSync(join(inside, 'sub'));
  symlinkSync(join(outside, 'x.md'), join(inside, 'x.md'));
  writeFileSync(join(inside, 'list.txt'), 'x.md\n');
  await expect(write({ 'x.md': 'y' }, inside)).rejects.toThrow('x.md is a symbolic link');
  rmSync(join(inside, 'list.txt'));
  symlinkSync(join(outside, 'x.md'), join(inside, 'list.txt'));
  await expect(write({ 'y.md': 'y' }, inside)).rejects.toThrow('list.txt is a symbolic link');
  expect(readFileSync(join(outside, 'x.md'), 'utf8')).toBe('mine');
});

it('waits for no pipe', async () => {
  execFileSync('mkfifo', [at('a.md')]);
  await expect(write({ 'a.md': 'a' })).rejects.toThrow('a.md is there already, and no file');
});

it('lists what it writes before it writes it, so that a run that ended is no stranger to the next', async () => {
  mkdirSync(at('z.md'));
  await expect(write({ 'a.md': 'a', 'z.md': 'z' })).rejects.toThrow();
  expect(existsSync(at('a.md'))).toBe(false);
  rmSync(at('z.md'), { recursive: true });
  writeFileSync(at('blocked'), '');
  await expect(write({ 'a.md': 'a', 'blocked/z.md': 'z' })).rejects.toThrow();
  await write({ 'a.md': 'another' });
  expect(readFileSync(at('a.md'), 'utf8')).toBe('another');
});
