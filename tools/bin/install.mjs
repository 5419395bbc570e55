import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';
import { step } from './step.mjs';

/** What building the command line takes: what its package and the rule packages name, and no tool for tests. */
export const installForBuild = () => {
  const workspaces = packageFolders().filter((folder) => /^packages\/(?:cli$|rules-)/.test(folder));
  return install(workspaces, [...workspaces.map((path) => `--workspace=${path}`), '--include-workspace-root=false']);
};

/** All that the repository's own checks take. */
export const installAll = () => install(['.'], []);

/** Installs what the lockfile says, where it is missing or older than that. Ends the process if that fails. */
async function install(folders, args) {
  if (isCurrent() && folders.flatMap(namedIn).every(isInstalled)) return;
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
