// Fills the blocks of Markdown files that show what the program prints; with --check, only says which are not current.
// A block begins with <!-- generated: dipv rules --> or another command, and ends with <!-- end of generated -->.
import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCli } from './build-cli.mjs';
import { ROOT } from './root.mjs';

const BEGIN = /^<!-- generated: /gm;
const BLOCK = /^(<!-- generated: dipv (.+) -->\n)[\s\S]*?^(<!-- end of generated -->)$/gm;
const FINDINGS = 1;

await buildCli();
for (const file of await markdownFiles()) {
  const existing = await readFile(join(ROOT, file), 'utf8');
  if (countOf(existing, BEGIN) !== countOf(existing, BLOCK)) throw new Error(`${file}: a block has no end`);
  const generated = existing.replaceAll(BLOCK, (_block, begin, args, end) => `${begin}\n${outputOf(args)}\n${end}`);
  if (generated === existing) continue;
  if (!process.argv.includes('--check')) {
    await writeFile(join(ROOT, file), generated);
    console.log(file);
  } else {
    console.error(`${file} does not show what dipv prints. Run: node tools/bin/generate-shown-output.mjs`);
    process.exitCode = 1;
  }
}

function countOf(text, pattern) {
  return [...text.matchAll(pattern)].length;
}

function outputOf(args) {
  const { FORCE_COLOR: _force, COLUMNS: _columns, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['packages/cli/bin/dipv.cjs', ...args.split(' ')], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== FINDINGS) throw new Error(`dipv ${args} ended with ${status}: ${stderr}`);
  return `\`\`\`\n$ dipv ${args}\n${stdout.trim()}\n\`\`\`\n`;
}

async function markdownFiles() {
  const inRoot = (await readdir(ROOT)).filter((name) => name.endsWith('.md'));
  const folders = ['docs', 'examples', 'packages'];
  const inFolders = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true }))
        .filter((path) => path.endsWith('.md') && !/(^|[\\/])(node_modules|dist)[\\/]/.test(path))
        .map((path) => join(folder, path)),
    ),
  );
  return [...inRoot, ...inFolders.flat()];
}
