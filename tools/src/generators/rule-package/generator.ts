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
import { addRule } from '../rule/generator.js';

export interface RulePackageOptions {
  /** What the rules are about, in kebab case. */
  readonly name: string;
}

interface PackageJson {
  readonly version: string;
  readonly dependencies: { readonly tslib: string };
}

/**
 * Writes `packages/rules-<name>` with one rule, whose examples hold, for its author to replace.
 * @throws Error where the folder exists already
 */
export async function rulePackageGenerator(tree: Tree, { name }: RulePackageOptions): Promise<GeneratorCallback> {
  const folder = `rules-${name}`;
  const root = `packages/${folder}`;
  if (tree.exists(root)) throw new Error(`${root} exists already: choose another name, or add rules to that package.`);
  const { propertyName } = names(name);
  const core = readJson<PackageJson>(tree, 'packages/core/package.json');
  const testing = readJson<PackageJson>(tree, 'packages/testing/package.json');
  generateFiles(tree, join(__dirname, 'files'), root, {
    folder,
    label: name.replaceAll('-', ' '),
    moduleName: `${propertyName}Rules`,
    coreVersion: core.version,
    testingVersion: testing.version,
    tslibVersion: core.dependencies.tslib,
    tmpl: '',
  });
  tree.write(`${root}/LICENSE`, tree.read('LICENSE') ?? '');
  addRule(tree, {
    package: folder,
    code: `${name.replaceAll('-', '').toUpperCase()}001`,
    name: 'missing-field-mappings',
    title: 'Missing field mappings',
  });
  updateJson<{ references?: { path: string }[] }>(tree, 'tsconfig.json', (json) => ({
    ...json,
    references: [...(json.references ?? []), { path: `./${root}` }],
  }));
  await formatFiles(tree);
  return () =>
    logger.info(
      `\nNext: run npm install, which links @dipv/${folder} into the workspace, and\n  npx nx test @dipv/${folder}\n` +
        `To run its rules with dipv, add ${propertyName}Rules to packages/cli/src/modules.ts.`,
    );
}

export default rulePackageGenerator;
