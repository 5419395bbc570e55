// npm run release-files [-- PLATFORM …] [--node FILE]: gathers in dist/release what a release has beside its npm packages:
// the page, executables (for this platform, or for those named), the task and the action, with licences and checksums.
// --sums FOLDER writes the checksums of a folder alone: once executables are signed, or were added from other machines.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ownPlatform } from './own-platform.mjs';
import { ROOT } from './root.mjs';

/** As `sha256sum --check` reads it. */
const SUMS = 'SHA256SUMS';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string' },
    sums: { type: 'string' },
  },
});
const to = values.sums === undefined ? join(ROOT, 'dist/release') : resolve(values.sums);
if (values.sums === undefined) gather();
writeSums();

function gather() {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/cli/package.json'), 'utf8'));
  cpSync(join(ROOT, 'packages/web/dist/dipv.html'), join(to, `dipv-${version}.html`));
  cpSync(join(ROOT, 'packages/cli/dist/sbom.cdx.json'), join(to, `dipv-${version}.sbom.cdx.json`));
  const work = mkdtempSync(join(tmpdir(), 'dipv-release-'));
  try {
    const platforms = positionals.length > 0 ? positionals : [ownPlatform];
    const node = values.node === undefined ? [] : ['--node', values.node];
    tool('executable.mjs', ...platforms, ...node, '--to', work);
    for (const platform of platforms) {
      const folder = platforms.length === 1 ? work : join(work, platform);
      const end = platform.startsWith('win') ? '.exe' : '';
      cpSync(join(folder, `dipv${end}`), join(to, `dipv-${version}-${platform}${end}`));
      cpSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), join(to, 'THIRD-PARTY-NOTICES.txt')); // the same for all
    }
    // The action stays behind in its own folder, which the task takes too.
    tool('build-azure-task.mjs');
    for (const name of readdirSync(join(ROOT, 'azure-task/dist')))
      if (name.endsWith('.vsix')) cpSync(join(ROOT, 'azure-task/dist', name), join(to, name));
    const action = ['-czf', join(to, `dipv-${version}-action.tar.gz`), 'action.yml', 'action', 'LICENSE'];
    execFileSync('tar', action, { cwd: ROOT, stdio: 'inherit' });
  } finally {
    rmSync(work, { recursive: true });
  }
}

function tool(name, ...args) {
  return execFileSync(process.execPath, [join(ROOT, 'tools/bin', name), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function writeSums() {
  const names = readdirSync(to)
    .filter((name) => name !== SUMS)
    .sort();
  const lines = names.map((name) => `${sha256(join(to, name))}  ${name}\n`);
  writeFileSync(join(to, SUMS), lines.join(''));
  process.stdout.write(lines.join(''));
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
