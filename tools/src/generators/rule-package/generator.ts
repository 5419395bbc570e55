import { join } from 'node:path';
import { formatFiles, generateFiles, logger, names, readJson, type GeneratorCallback, type Tree } from '@nx/devkit';
import { TEMPLATES } from '../rule/generator.js';

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
  const moduleName = `${names(name).propertyName}Rules`;
  const core = readJson<PackageJson>(tree, 'packages/core/package.json');
  const testing = readJson<PackageJson>(tree, 'packages/testing/package.json');
  const values = {
    folder,
    packageName: `@dipv/${folder}`,
    label: name.replaceAll('-', ' '),
    moduleName,
    code: `${name.replaceAll('-', '').toUpperCase()}001`,
    name: 'missing-something',
    propertyName: 'missingSomething',
    titleLiteral: JSON.stringify('Missing something'),
    coreVersion: core.version,
    testingVersion: testing.version,
    tslibVersion: core.dependencies.tslib,
    tmpl: '',
  };
  generateFiles(tree, join(__dirname, 'files'), root, values);
  generateFiles(tree, join(TEMPLATES, 'module'), `${root}/src`, values);
  generateFiles(tree, join(TEMPLATES, 'rule/leg'), `${root}/src/rules`, values);
  tree.write(`${root}/LICENSE`, tree.read('LICENSE') ?? '');
  addToCli(tree, folder, moduleName);
  addOwner(tree, folder);
  await formatFiles(tree);
  return () =>
    logger.info(`
Next: link the package into the workspace, and let Nx write the references between projects:
  npm install && npx nx sync
Then: npx nx test @dipv/${folder}`);
}

export default rulePackageGenerator;

/** The one line by which the command line brings the rules along. */
function addToCli(tree: Tree, folder: string, moduleName: string): void {
  const file = 'packages/cli/src/modules.ts';
  const lines = (tree.read(file, 'utf8') ?? '').split('\n');
  const line = `export { ${moduleName} } from '@dipv/${folder}';`;
  const last = lines.findLastIndex((each) => each.startsWith('export '));
  tree.write(file, lines.toSpliced(last + 1, 0, line).join('\n'));
}

/** The team of the package, which its manifest names as its author. */
function addOwner(tree: Tree, folder: string): void {
  const file = '.github/CODEOWNERS';
  tree.write(file, `${(tree.read(file, 'utf8') ?? '').trimEnd()}\n/packages/${folder}/ @dipv/${folder}\n`);
}
