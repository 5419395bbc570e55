import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packageFolders } from './package-folders.mjs';

export const root = new URL('../../', import.meta.url);

/** Imports a module of TypeScript whose imports are relative to the root: from source, not from `dist`, which may be missing or stale. */
export async function importSource(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(root) },
    bundle: true,
    conditions: ['@dipv/source'],
    format: 'esm',
    mainFields: ['module', 'main'],
    platform: 'node',
    // libraries in CommonJS require modules of Node
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(root.href)});`,
    },
    write: false,
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

/** Statements that import every rule package, and declare the list `packages` of them. */
export function rulePackages() {
  const folders = packageFolders().filter((folder) => folder.startsWith('packages/rules-'));
  return [
    ...folders.map((folder, i) => `import * as rules${i} from './${folder}/src/index.ts';`),
    `const packages = [${folders.map((_, i) => `rules${i}`).join(', ')}];`,
  ].join('\n');
}
