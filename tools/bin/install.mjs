import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { step } from './step.mjs';

/** What building the command line takes: what its package names, and no tool for tests. */
export const installForBuild = () => install('packages/cli', ['--workspace=dipv', '--include-workspace-root=false']);

/** All that the repository's own checks take. */
export const installAll = () => install('.', []);

/** Installs what the lockfile says, where it is missing or older than that. Ends the process if that fails. */
async function install(folder, args) {
  if (isCurrent() && namedIn(folder).every(isInstalled)) return;
  const { ok, text } = await step(
    process.stderr,
    'Installing packages from the npm registry (once)',
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...args],
    { shell: process.platform === 'win32' },
  );
  if (ok) return;
  process.stderr.write(text);
  process.exit(1);
}

function isCurrent() {
  const installed = statSync(join(ROOT, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

function namedIn(folder) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  return Object.keys({ ...dependencies, ...devDependencies });
}

const isInstalled = (name) => existsSync(join(ROOT, 'node_modules', name));
