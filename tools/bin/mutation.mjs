// npm run mutation -- [PACKAGE…] [--figures] [options of Stryker]: plants faults in core and in every rule package, one at a
// time, and tells how many of them the tests of the package notice. For a part: -- rules-schema --mutate FILE, whose figures
// take the place of that part's in those of the last run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { resultsOf, writePage, writeResults } from '../mutation/page.mjs';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const args = process.argv.slice(2);
const all = packageFolders().filter((folder) => /^packages\/(?:core$|rules-)/.test(folder));
const named = all.filter((folder) => args.includes(folder.slice('packages/'.length)));
const rest = args.filter((arg) => arg !== '--figures' && !named.includes(`packages/${arg}`));

const failed = (named.length === 0 ? all : named).filter((folder) => {
  console.log(`\n# ${folder}`);
  const earlier = rest.some((arg) => /^(?:-m|--mutate)\b/.test(arg)) ? resultsOf(folder) : null;
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const env = { ...process.env, MUTATED_PACKAGE: folder };
  const { status } = spawnSync(process.execPath, [stryker, 'run', ...rest], { cwd: ROOT, env, stdio: 'inherit' });
  if (earlier !== null) writeResults(folder, earlier);
  return status !== 0;
});
if (args.includes('--figures')) await writePage(all);
if (failed.length > 0) console.error(`\nBelow the threshold of stryker.config.mjs, or failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
