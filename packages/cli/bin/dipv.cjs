#!/usr/bin/env node
'use strict';
// Starts the bundle in ../dist. V8 would spend most of a short run on compiling it; a code cache, made by the build or by an
// earlier run, saves that. V8 refuses a cache of another version of itself, but not one of another release of Node with
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
    const { getSystemErrorMap } = require('node:util');
    const [, reason = error.message] = getSystemErrorMap().get(error.errno) ?? [];
    process.stderr.write(`dipv: stdout cannot be written: ${reason}\n`);
    process.exitCode = 3;
  }
}

function start() {
  const { existsSync, readFileSync } = require('node:fs');
  const { dirname, join } = require('node:path');
  const { Script } = require('node:vm');
  const bundle = join(__dirname, '../dist/cli.cjs');
  if (!existsSync(bundle)) {
    process.stderr.write('dipv is not built yet: run npm run build.\n');
    process.exitCode = 3;
    return;
  }
  const code = readFileSync(bundle);
  const name = `cli-${process.version}-${process.arch}.cache`;
  const own = ownCache(name);
  const data = wholeOf(join(__dirname, '../dist', name), code) ?? wholeOf(own, code, isOurs);
  const source = `(function (exports, require, module, __filename, __dirname) {${code.latin1Slice()}\n})`;
  const script = new Script(source, { filename: bundle, ...(data === null ? {} : { cachedData: data }) });
  // V8 takes a cache only under the flags that it was made under, and Node 22 never sets these back as they were.
  if (script.cachedDataRejected === false) compileLittle();
  else if (own !== null) keepAfter(script, own, code);
  const requirePart = module.constructor.createRequire(bundle); // of node:module, which takes longer to load
  requirePart.cache[bundle] = module; // parts of the program import from it
  script.runInThisContext()(exports, requirePart, module, bundle, dirname(bundle));
}

/**
 * V8 compiles what runs often, in other threads: a small run gets nothing back for a fifth of its processor time. Whoever sees that
 * there is more to do has it compile again; see compile-much.ts in @dipv/host.
 */
function compileLittle() {
  if (args[0] !== 'validate' || !mayChooseCompilers()) return;
  setCompilers(false);
  globalThis[Symbol.for('dipv.compileMuch')] = () => setCompilers(true);
}

function setCompilers(areOn) {
  const { setFlagsFromString } = require('node:v8');
  for (const compiler of ['opt', 'sparkplug']) setFlagsFromString(`--${areOn ? '' : 'no-'}${compiler}`);
}

/** Both are there and on, unless somebody has said something of them. */
function mayChooseCompilers() {
  const flags = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  return (process.arch === 'x64' || process.arch === 'arm64') && !/opt|sparkplug|jit|lite/.test(flags);
}

// V8 looks at the length of the source alone: it crashes on a damaged cache, and runs the old code of a changed bundle.
// The first eight bytes are CRC-32 of the bundle and of all that follows; a cryptographic hash would take twice as long,
// and whoever can forge these files can change the program itself. bundle.mjs writes them, too.
/** The cache in a file; `null`: there is none that is whole, made of this bundle, and by whom it should be. */
function wholeOf(file, code, isBelieved = () => true) {
  const { closeSync, fstatSync, openSync, readFileSync } = require('node:fs');
  let opened;
  try {
    opened = openSync(file, 'r');
    if (!isBelieved(fstatSync(opened))) return null;
    const data = readFileSync(opened);
    const isWhole = data.length > 8 && sumsOf(code, data.subarray(8)).equals(data.subarray(0, 8));
    return isWhole ? data.subarray(8) : null;
  } catch {
    return null; // the bundle is compiled then, as without a cache
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

function sumsOf(code, data) {
  const { crc32 } = require('node:zlib');
  const sums = Buffer.alloc(8);
  sums.writeUInt32LE(crc32(code), 0);
  sums.writeUInt32LE(crc32(data), 4);
  return sums;
}

/** Nobody else can have put it there. */
function isOurs(stats) {
  return (
    stats.isFile() && (process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0))
  );
}

/**
 * In the folder of user-folder.ts in @dipv/host, one file for each place where the program is installed; `null`: the system
 * knows no home of this user, as in containers that run under any number.
 */
function ownCache(name) {
  const { homedir } = require('node:os');
  const { isAbsolute, join } = require('node:path');
  const { crc32 } = require('node:zlib');
  const { XDG_CACHE_HOME = '' } = process.env;
  try {
    const folder = join(isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'dipv/code');
    return join(folder, `${crc32(__dirname).toString(16)}-${name}`);
  } catch {
    return null;
  }
}

/** The build knows one release of Node; on others, the first run that checks something leaves what it compiled. */
function keepAfter(script, file, code) {
  if (args[0] !== 'validate') return;
  process.once('exit', (status) => {
    if (status > 1) return; // nothing was checked, so that most was not compiled
    const { renameSync, rmSync, writeFileSync } = require('node:fs');
    const { dirname } = require('node:path');
    const draft = `${file}.${process.pid}`;
    try {
      // A run over large inputs sets these flags to other values, and V8 takes a cache only under the flags of its making.
      require('node:v8').setFlagsFromString('--semi-space-growth-factor=2 --max-inlined-bytecode-size-cumulative=920');
      const data = script.createCachedData();
      makeFolder(dirname(file), 2);
      rmSync(draft, { force: true });
      writeFileSync(draft, Buffer.concat([sumsOf(code, data), data]), { mode: 0o600, flag: 'wx' });
      renameSync(draft, file);
    } catch {
      // without a place for it, every run compiles the bundle
      try {
        rmSync(draft, { force: true });
      } catch {
        // nor is there a draft then
      }
    }
  });
}

/** Node's own recursion never ends where a folder is there and takes no entries, as those of `/proc`. */
function makeFolder(folder, levels) {
  const { existsSync, mkdirSync } = require('node:fs');
  const { dirname } = require('node:path');
  if (existsSync(folder)) return;
  if (levels > 0) makeFolder(dirname(folder), levels - 1);
  mkdirSync(folder, { mode: 0o700 });
}
