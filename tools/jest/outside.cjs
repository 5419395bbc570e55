// What some tests need from outside this repository. Tests say so by `describeWith`; run as a program, this file prints
// what it finds, which Nx takes into the hashes of the tests: a result is not reused once a browser came or went.
const { spawnSync } = require('node:child_process');
const { readdirSync, realpathSync, statSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const ROOT = join(__dirname, '../..');

const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The first of these programs on the path. */
function program(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile) ?? null;
}

/** A browser that the environment names stands for itself: where it is missing, no other takes its place. */
function browser() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) return isFile(named) ? named : null;
  return program('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

/** Releases of Node that the program is tested on beside the one that runs the tests, the oldest it promises first. */
const NODES = { 'node 20.19': '20.19.0', 'node 22': '22.22.0', 'node 24': '24.21.0', 'node 26': '26.10.0' };

const nodeFolder = (version) => join(ROOT, 'node_modules/.cache/node', version);

function node(version) {
  const path = join(nodeFolder(version), 'bin/node');
  return isFile(path) ? path : null;
}

/** What runs a program with another folder as its root, where the system lets this user do so. */
function unshare() {
  const path = program('unshare');
  if (path === null) return null;
  return spawnSync(path, ['--map-root-user', '--user', '--root', '/', 'true']).status === 0 ? path : null;
}

const shared = (folder) => (isFolder(join(ROOT, '../shared', folder)) ? join(ROOT, '../shared', folder) : null);

/** By the name that tests call it: where it is, or `null`, and what to say where it is not. */
const OUTSIDE = {
  browser: {
    find: browser,
    lack: 'no Chromium was found: install it (on Debian: apt-get install chromium), or name it by CHROMIUM_PATH',
  },
  corpus: {
    find: () => shared('corpus'),
    lack: 'the real solutions are not at ../shared/corpus; they are not part of this repository',
  },
  'empty root': {
    find: unshare,
    lack: 'this system lets no program run with another root (unshare --map-root-user --user --root)',
  },
  ...Object.fromEntries(
    Object.entries(NODES).map(([name, version]) => [
      name,
      { find: () => node(version), lack: `Node ${version} is not there: node tools/bin/fetch-nodes.mjs fetches it` },
    ]),
  ),
};

/** Changes whenever the thing does: when a browser is updated, or a solution is added. */
function stateOf(path) {
  if (path === null) return 'missing';
  const real = realpathSync(path);
  const { size, mtimeMs } = statSync(real);
  if (!isFolder(real)) return `${real} ${size} ${mtimeMs}`;
  const states = readdirSync(real).map((name) => stateOf(join(real, name)));
  return [real, ...states.sort()].join('\n');
}

/**
 * Declares tests that need something from outside. Where it is missing they are skipped, under the reason as the title
 * of their block: that is what the test command shows.
 */
function describeWith(name, declare) {
  const { find, lack } = OUTSIDE[name];
  const path = find();
  if (path === null) describe.skip(lack, () => declare(''));
  else declare(path);
}

module.exports = { describeWith, NODES, nodeFolder };

if (require.main === module) {
  for (const [name, { find }] of Object.entries(OUTSIDE)) console.log(`${name}: ${stateOf(find())}`);
}
