import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** A code block: a file, which its first line names, or a command. */
interface Block {
  readonly language: string;
  readonly text: string;
}

function blocksOf(file: string): readonly Block[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }));
}

const FILE = /^\/\/ (\S+)\n/;

/** A folder with the files of a page, where the packages of this repository are installed. */
function folderFor(page: string): string {
  const blocks = blocksOf(page).filter(({ language }) => language !== 'sh');
  const files = blocks.map(({ language, text }): [string, string] => {
    const [comment = '', name = ''] = FILE.exec(text) ?? [];
    return [name, language === 'json' ? text.slice(comment.length) : text];
  });
  const folder = folderOf({ 'package.json': '{ "type": "module" }', ...Object.fromEntries(files) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const commandsOf = (page: string) =>
  blocksOf(page)
    .filter(({ language }) => language === 'sh')
    .map(({ text }) => text.trim());

function run(command: string, cwd: string, node = process.execPath) {
  const { JEST_WORKER_ID: _jest, NODE_OPTIONS: _options, FORCE_COLOR: _color, ...rest } = process.env;
  const PATH = [join(node, '..'), join(ROOT, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...rest, PATH, NO_COLOR: '1', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr } = spawnSync(command, { cwd, env, shell: true, encoding: 'utf8' });
  return { status, text: `${stdout}${stderr}` };
}

const PAGES = ['packages/testing/README.md', 'docs/guides/own-a-rule-package.md'];

describe.each(PAGES)('%s', (page) => {
  it('names the file of every block that is no command', () => {
    const unnamed = blocksOf(page).filter(({ language, text }) => language !== 'sh' && !FILE.test(text));
    expect(unnamed).toEqual([]);
  });

  it.each(commandsOf(page))('%s', (command) => {
    expect(run(command, folderFor(page))).toMatchObject({ status: 0 });
  });
});

const README = 'packages/testing/README.md';
const BROKEN = /message: '.*is deprecated'/;

it.each(commandsOf(README))(
  '%s fails where a rule does not do what its examples say, and shows the difference',
  (command) => {
    const folder = folderFor(README);
    const broken = commandsOf(README).indexOf(command) === 3 ? 'commonjs/rules.test.cjs' : 'rules.js';
    const path = join(folder, broken);
    const text = readFileSync(path, 'utf8')
      .replace("is deprecated'", "is odd'")
      .replace("detail: 'The leg has", "detail: 'The leg had");
    writeFileSync(path, text.replace('`${field.name} is deprecated`', '`${field.name} is odd`'));
    const outcome = run(command, folder);
    expect(outcome.status).not.toBe(0);
    expect(outcome.text).toMatch(/the rule does not say what the example says/);
    expect(outcome.text).toMatch(broken === 'rules.js' ? BROKEN : /message: 'The leg has no mappings'/);
  },
);

it('a runner without globals is told what to import', () => {
  const folder = folderFor(README);
  const { status, text } = run('npx vitest run rules.test.js', folder);
  expect(status).not.toBe(0);
  expect(text).toContain("import { describe, it } from 'vitest'");
});

for (const name of ['node 20.19', 'node 22', 'node 24', 'node 26'] as const) {
  describeWith(name, (node) => {
    it('requires and imports one and the same copy', () => {
      const program = `import('@dipv/testing').then((it) => console.log(it.testModule === require('@dipv/testing').testModule))`;
      expect(run(`node -e "${program}"`, folderFor(README), node)).toEqual({ status: 0, text: 'true\n' });
    });

    // Jest in CommonJS is what depends on the release most.
    it.each(commandsOf(README).filter((command) => /^node|cjs/.test(command)))('%s', (command) => {
      expect(run(command, folderFor(README), node)).toMatchObject({ status: 0 });
    });
  });
}
