// Run by npm in the folder of a package before it packs it: puts into it the guides, the rule pages and the schema of
// configurations, which it would otherwise point to and lack. With --remove, which npm runs afterwards, takes out again
// what Git does not have there.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './root.mjs';

const SCHEMA = 'config.schema.json';
const schema = join(ROOT, 'packages/host', SCHEMA);
const isOwn = resolve(SCHEMA) === schema;

rmSync('docs', { recursive: true, force: true });
if (!isOwn) rmSync(SCHEMA, { force: true });
if (!process.argv.includes('--remove')) {
  if (!existsSync('dist')) throw new Error('Nothing is built yet: run npm run build.');
  for (const folder of ['ci', 'guides', 'rules']) {
    cpSync(join(ROOT, 'docs', folder), join('docs', folder), { recursive: true });
  }
  // That of the program knows its codes, too.
  if (!isOwn)
    writeFileSync(SCHEMA, execFileSync(process.execPath, ['dist/cli.cjs', 'print-config', '--schema', '--no-config']));
}
