import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ROOT } from './ensure-installed.mjs';

/** Runs nx in the workspace. `quiet` shows its output only if it fails. Returns its exit code. */
export function runNx(args, { quiet = false } = {}) {
  const nx = createRequire(`${ROOT}/package.json`).resolve('nx/bin/nx.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [nx, ...args, '--output-style=static'], {
    cwd: ROOT,
    stdio: quiet ? 'pipe' : 'inherit',
    env: { ...process.env, NX_ISOLATE_PLUGINS: 'false', NX_DAEMON: 'false' },
  });
  if (quiet && status !== 0) process.stderr.write(`${stdout}${stderr}`);
  return status ?? 1;
}
