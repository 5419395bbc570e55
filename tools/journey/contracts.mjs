import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../bin/package-folders.mjs';
import { ROOT } from '../bin/root.mjs';
import { shown } from './shown.mjs';

/** Runs the examples of every rule package with the oldest core that it claims to work with, and with the newest. */
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
    writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }');
    writeFileSync(join(cwd, 'contracts.test.js'), testOf(tried));
    const packages = tried.map(({ name, version }) => `${name}@${version}`);
    const install = ['install', '--no-audit', '--no-fund', `@dipv/core@${core}`, `@dipv/testing@${testing}`];
    await shown('npm', [...install, ...packages], { cwd, env });
    await shown('node', ['--test', '--test-reporter=dot', 'contracts.test.js'], { cwd, env });
  }
}

/** `^0.1.0` → `0.1.0` */
function oldestOf(range) {
  const [oldest] = /\d+\.\d+\.\d+/.exec(range);
  return oldest;
}

function testOf(packages) {
  const imports = packages.map(({ name }, i) => `import * as package${i} from '${name}';\n`).join('');
  const names = packages.map((_, i) => `package${i}`).join(', ');
  return `import { describe, it } from 'node:test';
import { testRules } from '@dipv/testing';
${imports}
Object.assign(globalThis, { describe, it });
for (const exported of [${names}]) {
  testRules(Object.values(exported).find((each) => each.apiVersion !== undefined));
}
`;
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
}
