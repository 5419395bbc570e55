import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from './main.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'create-dipv-plugin-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

function create(...args: readonly string[]): { readonly out: string; readonly err: string } {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    main(args);
    return { out: out.mock.calls.join(''), err: err.mock.calls.join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const files = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

it('writes a package with one rule, its examples, a test, a page and a workflow', () => {
  const root = join(folder, 'price-lists');
  const { out, err } = create(root, '--name', '@acme/price-lists', '--scope', 'side');
  expect(err).toBe('');
  expect(out).toContain('with the rule ACME0001. Next:');
  expect(files(root)).toEqual([
    '.github/workflows/ci.yml',
    '.gitignore',
    'README.md',
    'dipv.config.jsonc',
    'docs/ACME0001.md',
    'package.json',
    'src/index.ts',
    'src/rules.test.ts',
    'src/rules/ACME0001-missing-something.examples.ts',
    'src/rules/ACME0001-missing-something.ts',
    'tsconfig.json',
  ]);
  expect(readFileSync(join(root, 'src/rules.test.ts'), 'utf8')).toContain('\ntestModule(acmePriceListsRules);');
  expect(readFileSync(join(root, 'src/rules/ACME0001-missing-something.ts'), 'utf8')).toContain('= sideRule({');
  for (const file of files(root)) expect(readFileSync(join(root, file), 'utf8')).not.toMatch(/<%|undefined/);
  expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toMatchObject({
    name: '@acme/price-lists',
    peerDependencies: { '@dipv/core': expect.stringMatching(/^\^\d+\.\d+\.\d+$/) },
  });
});

it.each<[readonly string[], RegExp]>([
  [[], /^create-dipv-plugin: Give one folder/],
  [['a', 'b'], /Give one folder/],
  [['a', '--name', 'A B'], /npm takes no package called A B: give another by --name/],
  [['a', '--code', 'dwr1099'], /Codes such as dwr1099 are those of dipv itself/],
  [['a', '--code', 'DIPV1099'], /Codes such as DIPV1099 are those of dipv itself/],
  [['a', '--code', '../x'], /\.\.\/x is no code/],
  [['a', '--scope', 'map'], /There is no scope map: give project, task, leg, side or workspace/],
  [['a', '--colour'], /--colour/],
])('refuses %j, and writes nothing', (args, message) => {
  const [name, ...options] = args;
  expect(create(...(name === undefined ? [] : [join(folder, name)]), ...options).err).toMatch(message);
  expect(process.exitCode).toBe(2);
  expect(files(folder)).toEqual([]);
});

it('overwrites nothing', () => {
  writeFileSync(join(folder, 'notes.txt'), '');
  expect(create(folder).err).toMatch(/is not empty: choose another folder/);
  expect(files(folder)).toEqual(['notes.txt']);
});
