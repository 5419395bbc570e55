import { join } from 'node:path';
import {
  formatFiles,
  generateFiles,
  logger,
  names,
  workspaceRoot,
  type GeneratorCallback,
  type Tree,
} from '@nx/devkit';
import { addToList } from './add-to-list.js';
import { findName, findRule, rulePackages } from './find-rule.js';

export interface RuleOptions {
  /** Folder of the rule package under `packages`. */
  readonly package: string;
  readonly code: string;
  /** What the rule finds, in kebab case: with the code, the name of its file. */
  readonly name: string;
  readonly scope?: 'leg' | 'side' | 'task' | 'project' | 'workspace';
  readonly title: string;
}

/** Those of `npm create dipv-plugin`, which gives others what we start from ourselves. */
export const TEMPLATES = join(workspaceRoot, 'packages/create-dipv-plugin/templates');
/** What stands before the rules of a package. */
const RULES = /\brules: \[/;

/** Writes a rule whose examples hold, for its author to complete, and adds it to its package. */
export async function ruleGenerator(tree: Tree, options: RuleOptions): Promise<GeneratorCallback> {
  const file = addRule(tree, options);
  await formatFiles(tree);
  return () =>
    logger.info(
      `\nNext: complete what is marked EDIT in ${file} and the examples beside it, then run\n  npx nx test @dipv/${options.package}`,
    );
}

export default ruleGenerator;

/**
 * Writes the rule, unformatted.
 * @returns the path of its file
 * @throws Error where there is no such rule package, or the code or the name is taken
 */
export function addRule(tree: Tree, options: RuleOptions): string {
  const { package: folder, code, name, scope = 'leg', title } = options;
  const source = `packages/${folder}/src`;
  const index = `${source}/index.ts`;
  if (!tree.exists(index)) {
    throw new Error(`There is no rule package ${folder}. There are ${rulePackages(tree).join(', ')}.`);
  }
  const taken = findRule(tree, code);
  if (taken !== null) throw new Error(`${code} is the code of ${taken} already: choose another, or edit that rule.`);
  const called = findName(tree, folder, name);
  if (called !== null) throw new Error(`${called} is called ${name} already: choose another name, or edit that rule.`);
  const { propertyName } = names(name);
  const rule = { name, propertyName, code, titleLiteral: JSON.stringify(title), tmpl: '' };
  generateFiles(tree, join(TEMPLATES, 'rule', scope), `${source}/rules`, rule);
  const text = tree.read(index, 'utf8') ?? '';
  const module = `./rules/${code}-${name}.js`;
  tree.write(index, addToList({ file: index, text, start: RULES }, { module, propertyName }));
  return `${source}/rules/${code}-${name}.ts`;
}
