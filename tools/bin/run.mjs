// npm run build, lint, typecheck: installs what is missing and runs these targets of every project.
import { spawnSync } from 'node:child_process';
import { installAll } from './install.mjs';
import { nxCommand } from './nx-command.mjs';

await installAll();
const [command, args, options] = nxCommand(['run-many', '-t', ...process.argv.slice(2), '--parallel=2']);
const { status } = spawnSync(command, [...args, '--output-style=static-failures-only'], {
  ...options,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
