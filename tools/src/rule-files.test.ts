import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nx/devkit';

const PACKAGES = join(workspaceRoot, 'packages');
const RULE_FILE = /^([A-Z0-9]+)-[a-z0-9-]+\.ts$/;

// Git leaves the folder of one that another branch has, with what was built there.
const names = readdirSync(PACKAGES).filter((name) => existsSync(join(PACKAGES, name, 'package.json')));
const rulePackages = names.filter((name) => name.startsWith('rules-'));

const textOf = (...path: readonly string[]) => readFileSync(join(PACKAGES, ...path), 'utf8');

describe.each(rulePackages)('the rules of %s', (name) => {
  const files = readdirSync(join(PACKAGES, name, 'src/rules'));
  const rules = files.filter((file) => RULE_FILE.test(file));

  it('stand in files that are called by their codes', () => {
    const others = rules.filter((file) => !textOf(name, 'src/rules', file).includes(`'${RULE_FILE.exec(file)?.[1]}'`));
    expect(others).toEqual([]);
  });

  it('have their examples beside them', () => {
    const examples = rules.map((file) => file.replace(/\.ts$/, '.examples.ts'));
    expect(files.filter((file) => file.endsWith('.examples.ts'))).toEqual(examples);
  });

  it('are all in the index', () => {
    const index = textOf(name, 'src/index.ts');
    expect(rules.filter((file) => !index.includes(`'./rules/${file.replace(/\.ts$/, '.js')}'`))).toEqual([]);
  });
});

// Core names codes in sentences that point to them (`see DIPV1007`), and has two of its own.
const others = names.filter((name) => name !== 'core' && !rulePackages.includes(name));

it.each(others)('no code stands in the source of %s, so that a new one is added nowhere else', (name) => {
  const found = readdirSync(join(PACKAGES, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^src[\\/].*\.ts$/.test(file) && !/\.test\.ts$|test-data/.test(file))
    .flatMap((file) => textOf(name, file).split('\n'))
    .filter((line) => /(['"])DIPV\d+(\/[a-z-]+)?\1/.test(line) && !line.trimStart().startsWith('//'));
  expect(found).toEqual([]);
});
