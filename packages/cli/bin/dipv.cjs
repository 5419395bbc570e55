#!/usr/bin/env node
'use strict';
// Starts the bundle in ../dist. V8 would spend most of a short run on compiling it; the code cache that was
// made with it saves that. V8 refuses a cache of another version of itself, but not one of another release of Node with
// the same version of V8, which then computes nonsense: so the name says which release made it.
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  tellVersion();
} else {
  start();
}

/** As any output: a disk or a device that takes nothing is told of, a reader that went away is not. */
function tellVersion() {
  try {
    require('node:fs').writeSync(1, `${require('../package.json').version}\n`);
  } catch (error) {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`dipv: stdout cannot be written: ${error.message}\n`);
    process.exitCode = 3;
  }
}

function start() {
  const { existsSync, readFileSync } = require('node:fs');
  const { dirname, join } = require('node:path');
  const bundle = join(__dirname, '../dist/cli.cjs');
  const cache = join(__dirname, `../dist/cli-${process.version}-${process.arch}.cache`);
  if (!existsSync(bundle)) {
    process.stderr.write('dipv is not built yet: run npm run build.\n');
    process.exitCode = 3;
    return;
  }
  const { createRequire, enableCompileCache } = require('node:module');
  if (enableCompileCache !== undefined || !existsSync(cache)) {
    enableCompileCache?.(userFolder()); // Node 22 and later keep a cache themselves, and check it
    require(bundle);
    return;
  }
  const code = readFileSync(bundle);
  const data = readFileSync(cache);
  if (!isWhole(data, code)) {
    require(bundle);
    return;
  }
  const { Script } = require('node:vm');
  const source = `(function (exports, require, module, __filename, __dirname) {${code.latin1Slice()}\n})`;
  const script = new Script(source, { filename: bundle, cachedData: data.subarray(8) });
  script.runInThisContext()(exports, createRequire(bundle), module, bundle, dirname(bundle));
}

// V8 looks at the length of the source alone: it crashes on a damaged cache, and runs the old code of a changed bundle.
// The first eight bytes are CRC-32 of the bundle and of all that follows; a cryptographic hash would take twice as long,
// and whoever can forge these files can change the program itself. bundle.mjs writes them.
function isWhole(data, code) {
  const { crc32 } = require('node:zlib');
  return data.length > 8 && data.readUInt32LE(0) === crc32(code) && data.readUInt32LE(4) === crc32(data.subarray(8));
}

// By itself Node would keep it in a folder for temporary files, where anybody can have put one before. The folder is the
// one of user-folder.ts in @dipv/host.
function userFolder() {
  const { homedir } = require('node:os');
  const { isAbsolute, join } = require('node:path');
  const { XDG_CACHE_HOME = '' } = process.env;
  return join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'dipv/code');
}
