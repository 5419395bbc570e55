// npm run executable [-- PLATFORM …] [--to FOLDER] [--node FILE]: the built program and Node in one file, for this platform or for
// others, such as win-x64. --node names a Node of this platform instead of the one that npm packages.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import outside from '../jest/outside.cjs';
import { fetchNode } from './fetch-node.mjs';
import { ownPlatform } from './own-platform.mjs';
import { ROOT } from './root.mjs';

/** For which npm packages Node: whatever else is called `node-…` is somebody else's. */
const PACKAGED = ['linux-x64', 'linux-arm64', 'win-x64'];
const VERSION = outside.NODES['node 24'];
const CLI = join(ROOT, 'packages/cli');
const DIST = join(CLI, 'dist');
const POSTJECT = createRequire(import.meta.url).resolve('postject/dist/cli.js');
/** Node finds by it whether something was put into it: https://nodejs.org/api/single-executable-applications.html */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { node: { type: 'string' }, to: { type: 'string', default: join(ROOT, 'dist/executable') } },
});
const to = resolve(values.to);
const platforms = positionals.length > 0 ? positionals : [ownPlatform];
checkPlatforms();
const host = nodeOf(ownPlatform); // what is put into Node has to be prepared by the same release
const work = mkdtempSync(join(tmpdir(), 'dipv-executable-'));
try {
  for (const platform of platforms) make(platform);
} finally {
  rmSync(work, { recursive: true });
}

function checkPlatforms() {
  for (const platform of [ownPlatform, ...platforms]) {
    if (platform === ownPlatform && values.node !== undefined) continue;
    if (values.node !== undefined) fail(`--node is for ${ownPlatform} alone, since both have to be the same release.`);
    if (!PACKAGED.includes(platform))
      fail(`For ${platform} npm has no Node: run this there, with --node and the Node ${VERSION} of nodejs.org.`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

function isMac(platform) {
  return platform.startsWith('darwin');
}

function make(platform) {
  const node = nodeOf(platform);
  const name = `dipv${platform.startsWith('win') ? '.exe' : ''}`;
  const folder = platforms.length === 1 ? to : join(to, platform);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  cpSync(node, file);
  const blob = prepare(platform);
  const segment = isMac(platform) ? ['--macho-segment-name', 'NODE_SEA'] : [];
  // macOS runs nothing whose signature does not fit
  if (isMac(platform)) run('codesign', ['--remove-signature', file]);
  run(process.execPath, [POSTJECT, file, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE, ...segment]);
  if (isMac(platform)) run('codesign', ['--sign', '-', file]);
  writeNotices(join(folder, 'THIRD-PARTY-NOTICES.txt'));
  console.log(file);
}

function nodeOf(platform) {
  if (platform === ownPlatform && values.node !== undefined) return resolve(values.node);
  const folder = outside.nodeFolder(platform === ownPlatform ? VERSION : `${VERSION}-${platform}`);
  fetchNode(VERSION, platform, folder);
  return join(folder, 'bin', platform.startsWith('win') ? 'node.exe' : 'node');
}

/** What is put into Node: the program's files by their names. A code cache is good for one platform alone. */
function prepare(platform) {
  const files = readdirSync(DIST).filter((name) => /^(?:cli|import-file|part-.+)\.cjs$/.test(name));
  const main = join(CLI, 'executable.cjs');
  const assets = { 'executable.cjs': main, ...Object.fromEntries(files.map((name) => [name, join(DIST, name)])) };
  if (platform === ownPlatform) assets['cli.cache'] = codeCache();
  const output = join(work, `${platform}.blob`);
  const config = join(work, `${platform}.json`);
  writeFileSync(config, JSON.stringify({ main, output, assets, disableExperimentalSEAWarning: true }));
  run(host, ['--experimental-sea-config', config]);
  return output;
}

/** That of the build if the same Node made it; else the one that bin/dipv.cjs leaves after a run with another. */
function codeCache() {
  const release = run(host, ['-p', '`${process.version}-${process.arch}`']).trim();
  const built = join(DIST, `cli-${release}.cache`);
  const file = join(work, 'cli.cache');
  writeFileSync(file, readFileSync(existsSync(built) ? built : ownCache()).subarray(8)); // after the checksums
  return file;
}

function ownCache() {
  const inputs = ['maps', 'environments'].map((name) => join(ROOT, 'examples/all-codes', name));
  const formats = ['json', 'pretty'].map((name) => `--format=${name}:${join(work, name)}`);
  const args = ['validate', ...inputs, '--no-config', '--no-plugins', '--fail-on=never', ...formats];
  run(host, [join(CLI, 'bin/dipv.cjs'), ...args], { env: { ...process.env, XDG_CACHE_HOME: work } });
  const folder = join(work, 'dipv/code');
  return join(folder, readdirSync(folder)[0]);
}

/** Whoever passes the executable on passes on Node and what that holds as well. */
function writeNotices(file) {
  const licence = join(dirname(host), '../LICENSE');
  if (!existsSync(licence))
    console.error(`No licence of Node was found at ${licence}: pass it on with the executable.`);
  const texts = [join(DIST, 'THIRD-PARTY-NOTICES.txt'), licence].filter(existsSync);
  writeFileSync(file, texts.map((path) => readFileSync(path, 'utf8')).join(`\n${'='.repeat(80)}\n\nNode.js\n\n`));
}

/** Silent, unless it fails. */
function run(command, args, options = {}) {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
}
