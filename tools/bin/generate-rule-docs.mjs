// Writes docs/rules from the rules themselves; with --check, only says which pages are not what the rules give.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const folder = new URL('docs/rules/', root);

/** From the source of every rule package, not from `dist`, which may be missing or stale. */
async function generate() {
  const packages = (await readdir(new URL('packages/', root))).filter((name) => name.startsWith('rules-')).sort();
  const { outputFiles } = await build({
    stdin: {
      contents: [
        ...packages.map((name, i) => `import * as rules${i} from './packages/${name}/src/index.ts';`),
        `export const packages = [${packages.map((_, i) => `rules${i}`).join(', ')}];`,
        `export { ruleDocs } from './tools/src/rule-docs/rule-docs.ts';`,
      ].join('\n'),
      resolveDir: fileURLToPath(root),
    },
    bundle: true,
    conditions: ['@dipv/source'],
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const rules = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return rules.ruleDocs(rules.packages);
}

async function existingPages() {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.md'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** @returns {Promise<string[]>} what is not as it should be, one line a page */
async function compare(pages, existing) {
  const faults = existing
    .filter((file) => !pages.has(file))
    .map((file) => `${file} is left over: no rule has this code`);
  for (const [file, text] of pages) {
    if (!existing.includes(file)) faults.push(`${file} is missing`);
    else if ((await readFile(new URL(file, folder), 'utf8')) !== text)
      faults.push(`${file} is not what the rules give`);
  }
  return faults.sort();
}

const pages = await generate();
const existing = await existingPages();
if (process.argv.includes('--check')) {
  const faults = await compare(pages, existing);
  if (faults.length > 0) {
    console.error(
      `${faults.map((fault) => `docs/rules/${fault}`).join('\n')}\nRun: node tools/bin/generate-rule-docs.mjs`,
    );
    process.exitCode = 1;
  }
} else {
  await mkdir(folder, { recursive: true });
  for (const [file, text] of pages) await writeFile(new URL(file, folder), text);
  for (const file of existing) if (!pages.has(file)) await rm(new URL(file, folder));
}
