// Writes docs/rules from the rules themselves, and tells what changed; with --check, only says which pages are not what the rules give.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { importSource, root, rulePackages } from './import-source.mjs';

const folder = new URL('docs/rules/', root);

async function readPages() {
  const files = existsSync(folder) ? (await readdir(folder)).filter((file) => file.endsWith('.md')) : [];
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(new URL(file, folder), 'utf8')])));
}

async function writePages(pages, existing) {
  await mkdir(folder, { recursive: true });
  for (const [file, text] of pages) {
    if (existing.get(file) === text) continue;
    await writeFile(new URL(file, folder), text);
    console.log(`docs/rules/${file}`);
  }
  for (const file of existing.keys()) {
    if (pages.has(file)) continue;
    await rm(new URL(file, folder));
    console.log(`docs/rules/${file} (gone)`);
  }
}

const { comparePages, packages, ruleDocs } = await importSource(`
  ${rulePackages()}
  export { packages };
  export { comparePages } from './tools/src/rule-docs/compare-pages.ts';
  export { ruleDocs } from './tools/src/rule-docs/rule-docs.ts';
`);
const pages = ruleDocs(packages);
const existing = await readPages();
if (!process.argv.includes('--check')) {
  await writePages(pages, existing);
} else {
  const faults = comparePages(pages, existing);
  for (const fault of faults) console.error(`docs/rules/${fault}`);
  if (faults.length > 0) {
    console.error('Run: node tools/bin/generate-rule-docs.mjs');
    process.exitCode = 1;
  }
}
