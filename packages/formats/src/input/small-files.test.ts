import fs, { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, readIn, removeFolders } from '../test-data/test-kit.js';

afterEach(() => {
  jest.restoreAllMocks();
  removeFolders();
});

const project = (name: string, padding = ''): string =>
  JSON.stringify({ name, padding, isDualWriteProject: true, entityMappingTasks: [{ name, legs: [{ id: '1' }] }] });

const FILES = 24;

function manyProjects(padding?: string): string {
  const files = Array.from({ length: FILES }, (_, i) => [`m/${i}.json`, project(`p${i}`, padding)]);
  return folderOf(Object.fromEntries(files) as Record<string, string>);
}

it('opens, looks at and parses each file once', async () => {
  const folder = manyProjects();
  const names = ['statSync', 'openSync', 'fstatSync', 'readSync', 'closeSync'] as const;
  const calls = names.map((name) => jest.spyOn(fs, name));
  const parse = jest.spyOn(JSON, 'parse');
  const { workspace } = await readIn(folder, ['.']);
  expect(workspace.projects).toHaveLength(FILES);
  expect(calls.map(({ mock }) => mock.calls.length)).toEqual([1 + FILES, FILES, FILES, FILES, FILES]); // and the folder
  expect(parse.mock.calls).toHaveLength(FILES);
});

it('reads a small list once, though it is read in pieces', async () => {
  const list = JSON.stringify(Array.from({ length: 3 }, (_, i) => JSON.parse(project(`p${i}`)) as unknown));
  const folder = folderOf({ 'list.json': list });
  const reads = jest.spyOn(fs, 'readSync');
  const { workspace } = await readIn(folder, ['.']);
  expect(workspace.projects).toHaveLength(3);
  expect(reads).toHaveBeenCalledTimes(1);
});

it('reads a text that was not kept once more, however often places in it and in its neighbour are asked for', async () => {
  const { workspace } = await readIn(manyProjects('x'.repeat(900_000)), ['.']); // together more than a run keeps
  const last = workspace.projects.slice(-2).map(({ document }) => document);
  const opens = jest.spyOn(fs, 'openSync');
  for (let i = 0; i < 5; i++) for (const document of last) document.locate(['/entityMappingTasks/0/name']);
  expect(opens).toHaveBeenCalledTimes(last.length);
});

it('finds places in texts that were not kept, unless the file has changed', async () => {
  const folder = manyProjects('x'.repeat(900_000)); // together more than a run keeps
  const { workspace } = await readIn(folder, ['.']);
  const placed = (): (number | undefined)[] =>
    workspace.projects.map(({ document }) => document.locate(['/entityMappingTasks/0/name'])[0]?.line);
  expect(placed()).toEqual(workspace.projects.map(() => 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (let i = 0; i < FILES; i += 2) rmSync(join(folder, `m/${i}.json`));
  for (let i = 1; i < FILES; i += 2) writeFileSync(join(folder, `m/${i}.json`), `\n\n${project(`p${i}`)}`);
  // what was kept, or is still in memory, is found as it was read: never in the new text
  expect(placed().filter((line) => line !== 1 && line !== undefined)).toEqual([]);
}, 30_000);
