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
    enableCompileCache?.(); // Node 22 and later keep a cache themselves
    require(bundle);
    return;
  }
  const { Script } = require('node:vm');
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(bundle, 'latin1')}\n})`;
  const script = new Script(source, { filename: bundle, cachedData: readFileSync(cache) });
  script.runInThisContext()(exports, createRequire(bundle), module, bundle, dirname(bundle));
}
