import type { Tree } from '@nx/devkit';

/** Code and name; examples and tests end differently. */
const RULE_FILE = /\/[A-Z0-9]+-([a-z0-9-]+)\.ts$/;

/** The folders of the rule packages under `packages`. */
export function rulePackages(tree: Tree): readonly string[] {
  return tree
    .children('packages')
    .filter((name) => name.startsWith('rules-'))
    .sort();
}

/** The file of the rule that has this code; `null`: the code is free. */
export function findRule(tree: Tree, code: string): string | null {
  const ofEngine = filesIn(tree, 'packages/core/src/engine').find((file) =>
    tree.read(file, 'utf8')?.includes(`code: '${code}'`),
  );
  return ofEngine ?? rulesIn(tree, rulePackages(tree)).find((file) => file.includes(`/${code}-`)) ?? null;
}

/** The file of the rule of this package that is called so; `null`: the name is free. */
export function findName(tree: Tree, folder: string, name: string): string | null {
  return rulesIn(tree, [folder]).find((file) => RULE_FILE.exec(file)?.[1] === name) ?? null;
}

function rulesIn(tree: Tree, folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) => filesIn(tree, `packages/${folder}/src/rules`));
  return files.filter((file) => RULE_FILE.test(file));
}

function filesIn(tree: Tree, folder: string): readonly string[] {
  return tree.children(folder).map((name) => `${folder}/${name}`);
}
