import { createRequire } from 'node:module';
import { ROOT } from './root.mjs';

/** How to run Nx in the workspace: command, arguments and options for a process. */
export function nxCommand(args) {
  const nx = createRequire(`${ROOT}/package.json`).resolve('nx/bin/nx.js');
  const env = { ...process.env, NX_ISOLATE_PLUGINS: 'false', NX_DAEMON: 'false' };
  return [process.execPath, [nx, ...args], { cwd: ROOT, env }];
}
