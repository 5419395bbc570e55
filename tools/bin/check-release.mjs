// Tries a release of every package, changing nothing: a change file for all of them is understood, and gives each a version and a
// changelog. Tells packages that have no owner, too.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nxCommand } from './nx-command.mjs';
import { packageFolders } from './package-folders.mjs';
import { ROOT } from './root.mjs';

const PLANS = join(ROOT, '.nx/version-plans');
const plan = join(PLANS, 'check-release.md');
const faults = [];

const folders = packageFolders();
const owners = readFileSync(join(ROOT, '.github/CODEOWNERS'), 'utf8');
for (const folder of folders) {
  if (!owners.includes(`\n/${folder}/ @`)) faults.push(`.github/CODEOWNERS names no owner of ${folder}`);
}
const manifests = folders.map((folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')));
const names = manifests.filter(({ private: isPrivate }) => isPrivate !== true).map(({ name }) => name);
const bumps = names.map((name) => `'${name}': minor\n`).join('');
mkdirSync(PLANS, { recursive: true });
writeFileSync(plan, `---\n${bumps}---\n\nA change of everything.\n`);
try {
  const [command, args, options] = nxCommand(['release', '--dry-run', '--skip-publish']);
  // Plain text: Nx colours what it prints where `CI` is set, and a name would be cut from the words about it.
  const env = { ...options.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout, stderr } = spawnSync(command, args, { ...options, env, encoding: 'utf8' });
  const text = `${stdout}${stderr}`;
  if (status !== 0) faults.push(`nx release ends with ${status}:\n${text}`);
  else for (const name of names) if (!text.includes(` for ${name}@`)) faults.push(`${name} gets no changelog`);
  if (process.argv.includes('--verbose')) process.stdout.write(text);
} finally {
  rmSync(plan);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
