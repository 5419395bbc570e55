'use strict';
// Starts the program in a single executable, and in its worker threads. Nothing lies beside it: what is in dist/ otherwise are
// its assets, by the same names. tools/bin/executable.mjs puts it together.
const Module = require('node:module');
const { getAsset, getAssetKeys, getRawAsset } = require('node:sea');
const { Script } = require('node:vm');

const CACHE = 'cli.cache';
const FILE = process.execPath;
const loaded = new Map();

process.argv[1] = FILE; // as it was typed, or the name that Node gives a text that a thread runs
// a thread has no file to start from; see workers.ts in @dipv/host
globalThis[Symbol.for('dipv.workerText')] = getAsset('executable.cjs', 'utf8');
load('cli.cjs');

/** What the program requires: a part of it, or of Node. */
function requirePart(path) {
  return /^\.\/[\w-]+\.cjs$/.test(path) ? load(path.slice(2)) : require(path);
}

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = new Module(FILE);
  module.filename = FILE;
  loaded.set(name, module);
  const code = getAsset(name, 'utf8');
  if (name === 'import-file.cjs') {
    module._compile(code, FILE); // of a script, import() works in experiments only, of which Node warns
    return module.exports;
  }
  // as in bin/dipv.cjs, which makes the cache: V8 takes it for a text of the same length
  const source = `(function (exports, require, module, __filename, __dirname) {${code}\n})`;
  const script = new Script(source, { filename: FILE, ...cacheOf(name) });
  script.runInThisContext()(module.exports, requirePart, module, FILE, '');
  return module.exports;
}

/** None where the executable was built on another platform. */
function cacheOf(name) {
  if (name !== 'cli.cjs' || !getAssetKeys().includes(CACHE)) return {};
  return { cachedData: new Uint8Array(getRawAsset(CACHE)) };
}
