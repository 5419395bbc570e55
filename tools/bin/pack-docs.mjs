// Run by npm before it packs the command line: puts the guides and rule pages into the package, which would otherwise
// point to files that it lacks. With --remove, which npm runs afterwards, takes them out again.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const target = join(ROOT, 'packages/cli/docs');
rmSync(target, { recursive: true, force: true });
if (!process.argv.includes('--remove')) {
  if (!existsSync(join(ROOT, 'packages/cli/dist/cli.cjs'))) throw new Error('Nothing is built yet: run npm run build.');
  for (const folder of ['ci', 'guides', 'rules']) {
    cpSync(join(ROOT, 'docs', folder), join(target, folder), { recursive: true });
  }
}
