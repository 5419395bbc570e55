import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusInputs } from './test-data/corpus.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const FORMATS = ['markdown', 'wiki', 'html', 'csv', 'xlsx'];
const ALL = FORMATS.flatMap((format) => ['-f', format]);

function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, file)).toString('base64')]));
}

it.concurrent('writes the same bytes each time, in every format', async () => {
  const [first, again] = [folderOf(), folderOf()];
  for (const folder of [first, again]) {
    const run = await runDipv(['document', 'examples/contoso', '-o', folder, '--no-config', ...ALL]);
    expect(run).toMatchObject({ code: 0, stdout: '' });
  }
  const files = contentOf(first);
  expect(Object.keys(files).length).toBeGreaterThan(30);
  expect(contentOf(again)).toEqual(files);
});

it.concurrent('takes away pages of maps that are gone, and nothing else', async () => {
  const cwd = folderOf({
    'maps/a.json': map('a'),
    'maps/b.json': map('b'),
    'docs/notes.md': 'mine',
    'kept.md': 'mine',
  });
  expect((await runDipv(['document', 'maps', '-o', 'docs'], { cwd })).code).toBe(0);
  expect(readdirSync(join(cwd, 'docs'))).toEqual(['README.md', 'a.md', 'b.md', 'dipv-pages.json', 'notes.md']);
  const list = join(cwd, 'docs/dipv-pages.json');
  const listed = JSON.parse(readFileSync(list, 'utf8')) as string[];
  writeFileSync(list, JSON.stringify([...listed, '../kept.md', '/etc/x.md', 'dipv.config.json', 7]));
  writeFileSync(join(cwd, 'docs/dipv.config.json'), '{}');
  rmSync(join(cwd, 'maps/b.json'));
  expect((await runDipv(['document', 'maps', '-o', 'docs'], { cwd })).code).toBe(0);
  expect(readdirSync(join(cwd, 'docs'))).toEqual([
    'README.md',
    'a.md',
    'dipv-pages.json',
    'dipv.config.json',
    'notes.md',
  ]);
  expect(existsSync(join(cwd, 'kept.md'))).toBe(true);
});

it.concurrent('writes no page anew that is as it was', async () => {
  const cwd = folderOf({ 'a.json': map('a') });
  await runDipv(['document', 'a.json', '-o', 'docs'], { cwd });
  const written = statSync(join(cwd, 'docs/a.md')).mtimeMs;
  await runDipv(['document', 'a.json', '-o', 'docs'], { cwd });
  expect(statSync(join(cwd, 'docs/a.md')).mtimeMs).toBe(written);
});

it.concurrent('leaves a file that is there and none of its pages as it is', async () => {
  const cwd = folderOf({ 'a.json': map('a'), 'docs/README.md': 'mine', 'docs/dipv-pages.json': '<<<<<<< HEAD' });
  const run = await runDipv(['document', 'a.json', '-o', 'docs'], { cwd });
  expect(run.code).toBe(2);
  expect(run.stderr).toContain('docs cannot be written: README.md is there already, and not by dipv');
  expect(readFileSync(join(cwd, 'docs/README.md'), 'utf8')).toBe('mine');
  expect(existsSync(join(cwd, 'docs/a.md'))).toBe(false);
});

it.concurrent('says what is wrong', async () => {
  const cwd = folderOf({ 'a.json': map('a'), file: 'x', 'empty/none.txt': '' });
  mkdirSync(join(cwd, 'taken/a.md'), { recursive: true });
  const [format, file, none, taken] = await Promise.all([
    runDipv(['document', 'a.json', '-o', 'docs', '-f', 'markdwn'], { cwd }),
    runDipv(['document', 'a.json', '-o', 'file'], { cwd }),
    runDipv(['document', 'empty', '-o', 'docs'], { cwd }),
    runDipv(['document', 'a.json', '-o', 'taken'], { cwd }),
  ]);
  expect([format, file, none, taken].map(({ code }) => code)).toEqual([2, 2, 2, 2]);
  expect(format.stderr).toContain('Did you mean markdown?');
  expect(file.stderr).toContain('file cannot be written');
  expect(none.stderr).toContain('There is no map among the inputs');
  expect(taken.stderr).toContain('a.md is there already, and no file');
});

describeWith('corpus', () => {
  it('describes the real maps in every format', async () => {
    const folder = folderOf();
    const run = await runDipv(['document', ...corpusInputs(), '-o', folder, ...ALL], { cwd: ROOT });
    expect(run.code).toBe(0);
    const index = readFileSync(join(folder, 'README.md'), 'utf8');
    expect(index.match(/\.md\)/g)).toHaveLength(19);
    expect(readdirSync(join(folder, 'Dual%2Dwrite-maps'))).toHaveLength(20);
    expect(readFileSync(join(folder, 'mappings.csv'), 'utf8').match(/\r\n/g)).toHaveLength(338);
  });
});

function map(name: string): string {
  const legs = [
    {
      sourceSchema: `Entity ${name}`,
      destinationSchema: `table_${name}`,
      fieldMappings: [{ sourceField: 'a', destinationField: 'b' }],
    },
  ];
  return JSON.stringify({ name, legs });
}
