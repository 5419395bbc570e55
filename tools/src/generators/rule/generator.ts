import { join } from 'node:path';
import { formatFiles, generateFiles, logger, names, type GeneratorCallback, type Tree } from '@nx/devkit';
import { addToRuleModule } from './add-to-rule-module.js';
import { findRule } from './find-rule.js';

export interface RuleOptions {
  /** Folder of the rule package under `packages`. */
  readonly package: string;
  readonly code: string;
  /** What the rule finds, in kebab case: the name of its file. */
  readonly name: string;
  readonly scope?: 'leg' | 'side' | 'task' | 'project';
  readonly title: string;
}

/** Writes a rule whose examples hold, for its author to complete, and adds it to its package. */
export async function ruleGenerator(tree: Tree, options: RuleOptions): Promise<GeneratorCallback> {
  const file = addRule(tree, options);
  await formatFiles(tree);
  return () =>
    logger.info(
      `\nNext: complete what is marked EDIT in ${file}, add ${options.code} where the package's index.ts and ` +
        `package.json list its codes, then run\n  npx nx test @dipv/${options.package}\n  node tools/bin/generate.mjs`,
    );
}

export default ruleGenerator;

/**
 * Writes the rule, unformatted.
 * @returns the path of its file
 * @throws Error where there is no such rule package, or the code or the file is taken
 */
export function addRule(tree: Tree, options: RuleOptions): string {
  const { package: folder, code, name, scope = 'leg', title } = options;
  const source = `packages/${folder}/src`;
  const file = `${source}/${name}.ts`;
  const index = `${source}/index.ts`;
  if (!tree.exists(index)) {
    const packages = tree
      .children('packages')
      .filter((each) => each.startsWith('rules-'))
      .sort();
    throw new Error(`There is no rule package ${folder}. There are ${packages.join(', ')}.`);
  }
  if (tree.exists(file)) throw new Error(`${file} exists already: choose another name, or edit that rule.`);
  const taken = findRule(tree, code);
  if (taken !== null) throw new Error(`${code} is the code of ${taken} already: choose another, or edit that rule.`);
  const { propertyName } = names(name);
  generateFiles(tree, join(__dirname, 'files', scope), source, { name, propertyName, code, title, tmpl: '' });
  tree.write(index, addToRuleModule(tree.read(index, 'utf8') ?? '', { name, propertyName, file: index }));
  return file;
}
