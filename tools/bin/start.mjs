// npm start: builds the command line and validates the example workspace with it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './ensure-installed.mjs';
import { runNx } from './run-nx.mjs';

const FINDINGS = 1;

ensureInstalled();
process.stderr.write('Building dipv …\n');
const built = runNx(['run', 'dipv:bundle'], { quiet: true });
if (built !== 0) process.exit(built);
const { status } = spawnSync(
  process.execPath,
  [join(ROOT, 'packages/cli/dist/cli.cjs'), 'validate', 'examples/contoso'],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
// The example has faults on purpose; npm would print an error page for them.
process.exitCode = status === FINDINGS ? 0 : (status ?? 1);
