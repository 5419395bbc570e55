import { visitNotIgnoredFiles, type Tree } from '@nx/devkit';

/** The file of the rule that has this code; `null`: the code is free. */
export function findRule(tree: Tree, code: string): string | null {
  // A rule says `code: 'DIPV1019'` (a class `code = …`), or hands its code to what it shares with its twin:
  // `missingField('DIPV1022', …`.
  const definition = new RegExp(`(?:\\bcode\\s*[:=]\\s*|\\(\\s*)['"]${code}['"]`);
  let found: string | null = null;
  for (const folder of ruleFolders(tree)) {
    visitNotIgnoredFiles(tree, folder, (file) => {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) return;
      if (definition.test(tree.read(file, 'utf8') ?? '')) found = file;
    });
  }
  return found;
}

function ruleFolders(tree: Tree): readonly string[] {
  const packages = tree.children('packages').filter((name) => name.startsWith('rules-'));
  // The engine has two codes of its own.
  return ['packages/core/src/engine', ...packages.map((name) => `packages/${name}/src`)];
}
