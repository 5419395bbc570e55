import { join } from 'node:path';
import {
  formatFiles,
  generateFiles,
  logger,
  names,
  readJson,
  updateJson,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { addToList } from '../rule/add-to-list.js';
import { addRule } from '../rule/generator.js';

export interface RulePackageOptions {
  /** What the rules are about, in kebab case. */
  readonly name: string;
}

interface PackageJson {
  readonly version: string;
  readonly dependencies: { readonly tslib: string };
}

interface References {
  readonly references?: readonly { readonly path: string }[];
}

/**
 * Writes `packages/rules-<name>` with one rule, whose examples hold, for its author to replace.
 * @throws Error where the folder exists already
 */
export async function rulePackageGenerator(tree: Tree, { name }: RulePackageOptions): Promise<GeneratorCallback> {
  const folder = `rules-${name}`;
  const root = `packages/${folder}`;
  if (tree.exists(root)) throw new Error(`${root} exists already: choose another name, or add rules to that package.`);
  const moduleName = `${names(name).propertyName}Rules`;
  const core = readJson<PackageJson>(tree, 'packages/core/package.json');
  const testing = readJson<PackageJson>(tree, 'packages/testing/package.json');
  generateFiles(tree, join(__dirname, 'files'), root, {
    folder,
    label: name.replaceAll('-', ' '),
    moduleName,
    coreVersion: core.version,
    testingVersion: testing.version,
    tslibVersion: core.dependencies.tslib,
    tmpl: '',
  });
  tree.write(`${root}/LICENSE`, tree.read('LICENSE') ?? '');
  addRule(tree, {
    package: folder,
    code: `${name.replaceAll('-', '').toUpperCase()}001`,
    name: 'missing-something',
    title: 'Missing something',
  });
  addReference(tree, 'tsconfig.json', `./${root}`);
  addToCli(tree, folder, moduleName);
  await formatFiles(tree);
  return () =>
    logger.info(
      `\nNext: run npm install, which links @dipv/${folder} into the workspace, and\n  npx nx test @dipv/${folder}`,
    );
}

export default rulePackageGenerator;

/** Lets the command line bring the rules along. */
function addToCli(tree: Tree, folder: string, moduleName: string): void {
  const module = `@dipv/${folder}`;
  const file = 'packages/cli/src/modules.ts';
  const text = tree.read(file, 'utf8') ?? '';
  tree.write(file, addToList({ file, text, start: /\bmodules = \[/ }, { module, propertyName: moduleName }));
  updateJson<{ devDependencies: Readonly<Record<string, string>> }>(tree, 'packages/cli/package.json', (json) => {
    const { version } = readJson<PackageJson>(tree, `packages/${folder}/package.json`);
    const dependencies = Object.entries({ ...json.devDependencies, [module]: version });
    return { ...json, devDependencies: Object.fromEntries(dependencies.sort(([a], [b]) => (a < b ? -1 : 1))) };
  });
  addReference(tree, 'packages/cli/tsconfig.json', `../${folder}`);
  addReference(tree, 'packages/cli/tsconfig.lib.json', `../${folder}/tsconfig.lib.json`);
}

function addReference(tree: Tree, file: string, path: string): void {
  updateJson<References>(tree, file, (json) => ({ ...json, references: [...(json.references ?? []), { path }] }));
}
