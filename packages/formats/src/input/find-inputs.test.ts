import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf, readFolder, readIn, readNamed, removeFolders, taskOf, zipOf } from '../test-data/test-kit.js';

afterEach(removeFolders);

const map = (name: string): string => JSON.stringify(taskOf([], { name }));
const names = ({ workspace }: Awaited<ReturnType<typeof readIn>>): string[] =>
  workspace.projects.map(({ name }) => name);

describe('a folder', () => {
  it('is searched for JSON, XML and zip files in any case, but not where packages and build outputs lie', async () => {
    const result = await readFolder({
      'b.JSON': map('b'),
      'a/x.json': map('a'),
      'z.txt': map('text'),
      'node_modules/p/n.json': map('n'),
      '.git/g.json': map('g'),
      'a/dist/d.json': map('d'),
      'a/bin/d.json': map('d'),
      '.hidden/h.json': map('h'),
    });
    expect(names(result)).toEqual(['h', 'a', 'b']);
  });

  it('may itself be a build output', async () => {
    expect(names(await readIn(folderOf({ 'dist/a.json': map('a') }), ['dist']))).toEqual(['a']);
  });

  it('may hold other things, which are listed and no fault', async () => {
    const result = await readFolder({
      'map.json': map('a'),
      'package.json': '{"name": "contoso", "version": "1.0.0"}',
      'tsconfig.json': '{ // comment\n "a": 1 }',
      'pom.xml': '<?xml version="1.0"?><project><a></project>',
      'page.xml': '<project name="a" />',
      'empty.json': '[]',
      'image.json': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]),
      'other.zip': await zipOf({ 'readme.txt': 'x', 'a.json': '[]' }),
    });
    expect(result.workspace.problems).toEqual([]);
    expect(result.unrecognised).toEqual([
      'empty.json',
      'image.json',
      'other.zip',
      'package.json',
      'page.xml',
      'pom.xml',
      'tsconfig.json',
    ]);
  });

  it('may be called like an archive, so that its files and those of the archive have one name: they are left out', async () => {
    const { workspace } = await readFolder({
      'a.zip': await zipOf({ 'x.json': map('in the archive') }),
      'a.zip!/x.json': map('in the folder'),
      'b.zip!/x.json': map('beside no archive'),
    });
    expect(workspace.projects.map(({ name }) => name)).toEqual(['in the archive', 'beside no archive']);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: 'a.zip!/x.json', reason: expect.stringMatching(/is left out: rename its folder/) },
    ]);
  });

  it('may hold the source of a canvas app, of which nothing is read', async () => {
    const files = {
      'a.json': map('a'),
      'apps/one/CanvasManifest.json': '{"FormatVersion": "0.24"}',
      'apps/one/pkgs/TableDefinitions/b.json': map('b'),
    };
    const result = await readFolder(files);
    expect(names(result)).toEqual(['a']);
    expect(result.workspace.problems).toEqual([]);
    expect(result.unrecognised).toEqual(['apps/one/CanvasManifest.json', 'apps/one/pkgs/TableDefinitions/b.json']);
    const zipped = await readNamed({ 'solution.zip': await zipOf(files) });
    expect(names(zipped)).toEqual(['a']);
    // who names a file of it means that file
    expect(names(await readNamed({ ...files, 'apps/one/CanvasManifest.json': map('c') }))).toEqual(['a', 'c', 'b']);
  });

  it.each([
    ['map.json', `${map('a').slice(0, -4)}`],
    ['map.json', `{ // comment\n ${map('a').slice(1)}`],
    ['customizations.xml', '<ImportExportXml><Entities><Entity>'],
    ['customizations.xml', '<!DOCTYPE x><ImportExportXml />'],
  ])('must not hold a broken file of ours: %s', async (file, content) => {
    const result = await readFolder({ [file]: content, 'healthy.json': map('healthy') });
    expect(result.workspace.problems).toMatchObject([{ severity: 'error', file, line: expect.any(Number) as number }]);
    expect(names(result)).toEqual(['healthy']);
  });

  it('is not left through a symbolic link', async () => {
    const outside = folderOf({ 'secret.json': map('secret') });
    const folder = folderOf({ 'a.json': map('a') });
    symlinkSync(join(outside, 'secret.json'), join(folder, 'link.json'));
    symlinkSync(outside, join(folder, 'linked'));
    expect(names(await readIn(folder, ['.', '*.json']))).toEqual(['a']);
  });
});

type Done = (error: Error | null, entries?: unknown) => void;

describe('what cannot be read in a folder', () => {
  const inFolder = async (folder: string, ...paths: readonly string[]) => {
    const result = await readIn(folder, paths.length === 0 ? ['.'] : paths);
    expect(names(result)).toEqual(['healthy']);
    return result.workspace.problems.map(({ severity, file, reason }) => `${severity} ${file} ${reason}`).sort();
  };
  const healthy = { 'm/healthy.json': map('healthy') };

  it('is a link to a folder, in a circle or not', async () => {
    const folder = folderOf(healthy);
    symlinkSync('.', join(folder, 'm/again'));
    symlinkSync('other', join(folder, 'one'));
    symlinkSync('one', join(folder, 'other'));
    symlinkSync('m', join(folder, 'node_modules'));
    symlinkSync('nowhere', join(folder, 'gone.json'));
    const link = (file: string) => expect.stringMatching(`^warning ${file} is a symbolic link`) as string;
    expect(await inFolder(folder)).toEqual([link('gone.json'), link('m/again'), link('one'), link('other')]);
  });

  it('is a pipe, which is not opened', async () => {
    const folder = folderOf(healthy);
    execFileSync('mkfifo', [join(folder, 'm/pipe.json'), join(folder, 'm/pipe')]);
    const pipe = expect.stringMatching('^warning m/pipe.json is a pipe and no file') as string;
    expect(await inFolder(folder)).toEqual([pipe]);
    expect(await inFolder(folder, 'm/*.json')).toEqual([pipe]);
  });

  it('is what has a name that is no UTF-8', async () => {
    const folder = folderOf(healthy);
    const bad = (end: string): Buffer =>
      Buffer.concat([Buffer.from(`${folder}/m/gr`), Buffer.from([0xf6]), Buffer.from(end)]);
    writeFileSync(bad('.json'), map('a'));
    writeFileSync(bad('.txt'), '');
    mkdirSync(bad(''));
    writeFileSync(join(folder, 'm/\uFFFD.txt'), '');
    const unnamed = (name: string) => `error m/${name} cannot be read: its name on disk is no UTF-8; rename it`;
    expect(await inFolder(folder)).toEqual([unnamed('gr\uFFFD'), unnamed('gr\uFFFD.json')]);
    expect(await inFolder(folder, 'm', 'm/gr\uFFFD.json')).toContain(unnamed('gr\uFFFD.json'));
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['that vanishes', () => undefined, /cannot be read: no such file or directory$/],
    ['whose place a folder takes', (path) => mkdirSync(path), /^error m\/a\.json /],
    ['whose place a pipe takes', (path) => void execFileSync('mkfifo', [path]), /has changed while it was read/],
  ])('is a file %s before it is opened', async (_what, replace, reason) => {
    const folder = folderOf({ ...healthy, 'm/a.json': map('a') });
    const path = join(folder, 'm/a.json');
    const onInput = (file: string): void => {
      if (file !== 'm/a.json') return;
      rmSync(path);
      replace(path);
    };
    const result = await readIn(folder, ['.'], { onInput });
    expect(names(result)).toEqual(['healthy']);
    expect(result.workspace.problems.map(({ severity, file, reason }) => `${severity} ${file} ${reason}`)).toEqual([
      expect.stringMatching(reason),
    ]);
  });

  it('is a folder in it, by itself or by a pattern', async () => {
    const folder = folderOf(healthy);
    mkdirSync(join(folder, 'm/locked'));
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', syscall: 'scandir' });
    const { readdirSync } = fs;
    const { readdir } = fs.promises;
    const walked = jest.spyOn(fs, 'readdirSync').mockImplementation(((path: string, options: object) => {
      if (path.endsWith('locked')) throw denied;
      return readdirSync(path, options as never);
    }) as never);
    const listed = jest.spyOn(fs, 'readdir').mockImplementation(((path: string, options: object, done: Done) => {
      if (path.includes('locked')) done(denied);
      else readdir(path, options as never).then((entries) => done(null, entries), done);
    }) as never);
    const unreadable = ['error m/locked cannot be read: EACCES: permission denied'];
    expect(await inFolder(folder)).toEqual(unreadable);
    expect(await inFolder(folder, '**/*.json')).toEqual(unreadable);
    walked.mockRestore();
    listed.mockRestore();
  });
});

describe('a path', () => {
  it('may be a pattern, and each file is read once', async () => {
    const folder = folderOf({ 'm/a.json': map('a'), 'm/b.json': map('b'), 'n/c.json': map('c') });
    expect(names(await readIn(folder, ['m/*.json', 'm', './m/a.json', '{m,n}']))).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['nothing.json', 'does not exist'],
    ['*.yaml', 'matches no file'],
    ['-', 'standard input'],
  ])('that stands for nothing is a problem: %s', async (path, reason) => {
    const { workspace } = await readIn(folderOf({}), [path]);
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file: path, reason: expect.stringContaining(reason) as string },
    ]);
  });

  it('may be the standard input', async () => {
    const seen: string[] = [];
    const stdin = { name: 'piped.json', read: () => Promise.resolve(Buffer.from(map('a'))) };
    const result = await readIn(folderOf({}), ['-'], { stdin, onInput: (file) => seen.push(file) });
    expect(names(result)).toEqual(['a']);
    expect(result.workspace.projects[0]?.document.file).toBe('piped.json');
    expect(seen).toEqual(['piped.json']);
  });

  it('is told as seen from the working directory', async () => {
    const folder = folderOf({ 'maps/a.json': map('a'), 'here/b.json': map('b') });
    const result = await readIn(join(folder, 'here'), ['../maps/a.json', join(folder, 'here')]);
    expect(result.workspace.projects.map(({ document }) => document.file)).toEqual(['../maps/a.json', 'b.json']);
  });
});

describe('a named file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['package.json', '{"name": "contoso", "version": "1"}', 'a JSON object with "name", "version"'],
    ['list.json', '[]', 'an empty JSON list'],
    ['pom.xml', '<project><a></project>', 'XML with the root element <project>'],
    ['readme.md', '# Contoso', 'neither JSON, XML nor a zip archive'],
    ['photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), 'neither JSON, XML nor a zip archive'],
  ])('that is nothing known is a problem that says what it looks like: %s', async (file, content, looks) => {
    const { workspace } = await readNamed({ [file]: content });
    expect(workspace.problems).toMatchObject([
      { severity: 'error', file, reason: expect.stringContaining(`it looks like ${looks}`) as string },
    ]);
    expect(workspace.problems[0]?.reason).toContain('Dataverse solution');
  });

  it('is recognised by what it holds, whatever its name', async () => {
    const zip = await zipOf({ 'm.json': map('zipped') });
    const result = await readNamed({ 'a.txt': map('text'), 'b.json': zip });
    expect(names(result)).toEqual(['text', 'zipped']);
    expect(result.workspace.problems).toEqual([]);
  });

  it('tells where JSON breaks off', async () => {
    const { workspace } = await readNamed({ 'a.json': '{\r\n  "legs": [,]\r\n}' });
    expect(workspace.problems).toMatchObject([
      { file: 'a.json', line: 2, column: 12, reason: expect.stringContaining('is no valid JSON') as string },
    ]);
  });

  it('names elements of a list that are nothing known', async () => {
    const result = await readNamed({ 'a.json': `[${map('a')}, null, {"b": 1}]` });
    expect(names(result)).toEqual(['a']);
    expect(result.workspace.problems).toMatchObject([
      { pointer: '/1', reason: expect.stringContaining('and so are 1 more') as string },
    ]);
  });
});
