// Run by npm in the folder of a package before it packs it: puts into it the documentation that it would otherwise point
// to and lack, and, in the command line's, the schema of configurations. Without arguments, as npm runs it afterwards,
// takes them out again.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const SCHEMA = 'config.schema.json';

rmSync('docs', { recursive: true, force: true });
const isCli = existsSync('bundle.mjs');
if (isCli) rmSync(SCHEMA, { force: true });
const folders = process.argv.slice(2);
if (folders.length > 0) {
  if (!existsSync('dist')) throw new Error('Nothing is built yet: run npm run build.');
  for (const folder of folders) cpSync(join(ROOT, 'docs', folder), join('docs', folder), { recursive: true });
  if (isCli) cpSync(join(ROOT, 'packages/host', SCHEMA), SCHEMA);
}
