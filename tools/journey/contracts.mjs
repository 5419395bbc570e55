import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../bin/package-folders.mjs';
import { ROOT } from '../bin/root.mjs';
import { shown } from './shown.mjs';

/**
 * Tests every rule package, as it is packed, with the oldest core that its peer range claims and with the newest. An older
 * one is taken from npm and put into the local registry.
 */
export async function tryContracts(folder, env) {
  const newest = manifestOf('packages/core').version;
  const testing = manifestOf('packages/testing').version;
  const claims = packageFolders()
    .map(manifestOf)
    .filter(({ name, peerDependencies }) => name !== '@dipv/testing' && peerDependencies?.['@dipv/core'] !== undefined)
    .map(({ name, version, peerDependencies }) => ({
      name,
      version,
      oldest: oldestOf(peerDependencies['@dipv/core']),
    }));
  for (const core of new Set([newest, ...claims.map(({ oldest }) => oldest)])) {
    const tried = claims.filter(({ oldest }) => core === newest || core === oldest);
    const cwd = join(folder, core);
    mkdirSync(cwd);
    if (core !== newest) await bringReleased(core, cwd, env);
    writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }');
    writeFileSync(join(cwd, 'contracts.test.js'), testOf(tried));
    const packages = tried.map(({ name, version }) => `${name}@${version}`);
    const install = ['install', '--no-audit', '--no-fund', `@dipv/core@${core}`, `@dipv/testing@${testing}`];
    await shown('npm', [...install, ...packages], { cwd, env });
    await shown('npm', ['ls', '@dipv/core'], { cwd, env }); // fails where one of them does not take this core
    await shown('node', ['--test', '--test-reporter=dot', 'contracts.test.js'], { cwd, env });
  }
}

/** `^0.1.0`, and of `^0.1.0 || ^0.2.0` the first → `0.1.0` */
function oldestOf(range) {
  const [oldest] = /\d+\.\d+\.\d+/.exec(range);
  return oldest;
}

async function bringReleased(version, folder, env) {
  const registry = 'https://registry.npmjs.org/';
  const packed = execFileSync('npm', ['pack', '--silent', '--registry', registry, `@dipv/core@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
  await shown('npm', ['publish', '--silent', '--tag', 'older', packed], { cwd: folder, env });
}

function testOf(packages) {
  const imports = packages.map(({ name }, i) => `import * as package${i} from '${name}';\n`).join('');
  const names = packages.map((_, i) => `package${i}`).join(', ');
  return `import { testModule } from '@dipv/testing';
${imports}
for (const exported of [${names}]) testModule(Object.values(exported).find((each) => each.apiVersion !== undefined));
`;
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
}
