import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from '../bin/package-folders.mjs';
import { ROOT } from '../bin/root.mjs';
import { must, say, shown } from './shown.mjs';

const CORE = '@dipv/core';
const TESTING = '@dipv/testing';

/**
 * Tests every rule package, as it is packed, with the oldest core that its peer range claims and with the newest. An older
 * one is taken from npm and put into the local registry.
 * @throws Error that names the packages that do not hold with a core that they claim
 */
export async function tryContracts(folder, env) {
  const newest = manifestOf('packages/core').version;
  const claims = packageFolders()
    .map(manifestOf)
    .filter(({ name, peerDependencies }) => name !== TESTING && peerDependencies?.[CORE] !== undefined)
    .map(({ name, version, peerDependencies }) => ({ name, version, oldest: oldestOf(peerDependencies[CORE]) }));
  for (const core of new Set([newest, ...claims.map(({ oldest }) => oldest)])) {
    if (core !== newest) await publish(packed(`${CORE}@${core}`, folder, 'https://registry.npmjs.org/'), folder, env);
    const tried = claims.filter(({ oldest }) => core === newest || core === oldest);
    await tryWith(core, manifestOf('packages/testing').version, tried, join(folder, core), env);
  }
}

/**
 * Shows that a claim of too old a core is found. Until there is a second core, none could be: one is made here, of today's
 * without `dataverseTableNames`, and a package that uses it and claims both.
 */
export async function tryTooOld(folder, env) {
  const old = '0.0.1';
  const range = `^${old} || ^0.1.0`;
  const withoutOne = (text) => text.replace(/\bdataverseTableNames, /, '');
  await publishAs(old, CORE, folder, env, (home) => rewrite(join(home, 'dist/index.js'), withoutOne));
  const claiming = (home) => {
    rewrite(join(home, 'package.json'), (text) => text.replace(/("@dipv\/core": )"\^0\.1\.0"/, `$1"${range}"`));
  };
  await publishAs(old, TESTING, folder, env, claiming);
  const holding = await publishAs(old, '@dipv/rules-connection-set', folder, env, claiming);
  const tooOld = await publishAs(old, '@dipv/rules-schema', folder, env, claiming);
  const oldest = oldestOf(range);
  const claims = [holding, tooOld].map((name) => ({ name, version: old, oldest }));
  const refusal = await tryWith(oldest, old, claims, join(folder, 'old'), env).then(
    () => 'nothing',
    ({ message }) => message,
  );
  say(`\n${refusal}\n`);
  must(refusal, tooOld, `${CORE} ${oldest}`);
  if (refusal.includes(holding)) throw new Error(`${holding} holds with that core.`);
}

/** The packages side by side with one core, each tested by itself. */
async function tryWith(core, testing, claims, cwd, env) {
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), '{ "private": true, "type": "module" }');
  const packages = [
    `${CORE}@${core}`,
    `${TESTING}@${testing}`,
    ...claims.map(({ name, version }) => `${name}@${version}`),
  ];
  await shown('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd, env });
  await shown('npm', ['ls', CORE], { cwd, env }); // fails where one of them does not take this core
  const broken = [];
  for (const { name } of claims) {
    const file = `${name.slice('@dipv/'.length)}.test.js`;
    writeFileSync(join(cwd, file), testOf(name));
    await shown('node', ['--test-reporter=dot', file], { cwd, env }).catch(() => broken.push(name));
  }
  if (broken.length === 0) return;
  const one = broken.length === 1;
  throw new Error(
    `${broken.join(', ')} ${one ? 'claims' : 'claim'} ${CORE} ${core} as a peer, but ${one ? 'does' : 'do'} not hold with it: ` +
      `see above, and raise the range in package.json.`,
  );
}

/** `^0.1.0`, and of `^0.1.0 || ^0.2.0` the first → `0.1.0` */
function oldestOf(range) {
  const [oldest] = /\d+\.\d+\.\d+/.exec(range);
  return oldest;
}

/** Publishes one of our packages, which the local registry has, once more: as another version, and changed. Gives its name. */
async function publishAs(version, name, folder, env, change) {
  const home = join(folder, name.slice('@dipv/'.length));
  mkdirSync(home);
  const file = packed(name, home, env.npm_config_registry, env);
  execFileSync('tar', ['-xzf', file, '--strip-components=1'], { cwd: home });
  change(home);
  const own = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  writeFileSync(join(home, 'package.json'), JSON.stringify({ ...own, version, scripts: {} }));
  await publish('.', home, env);
  return name;
}

function packed(spec, cwd, registry, env = process.env) {
  const options = { cwd, env, encoding: 'utf8' };
  return execFileSync('npm', ['pack', '--silent', '--registry', registry, spec], options).trim();
}

async function publish(what, cwd, env) {
  await shown('npm', ['publish', '--silent', '--tag', 'older', what], { cwd, env });
}

/** @throws Error where it changes nothing */
function rewrite(file, change) {
  const text = readFileSync(file, 'utf8');
  if (change(text) === text) throw new Error(`${file} is not as it was`);
  writeFileSync(file, change(text));
}

function testOf(name) {
  return `import { testModule } from '${TESTING}';
import * as exported from '${name}';

testModule(Object.values(exported).find((each) => each.apiVersion !== undefined));
`;
}

function manifestOf(path) {
  return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
}
