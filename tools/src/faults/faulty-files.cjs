'use strict';
// Preloaded (`node --require`) into the built program: lets calls of the file system go wrong as `DIPV_FAULT` says, in
// JSON. Machines where a disk can be filled, or a file taken away at the right moment, are rare; this is everywhere.
//
//   { "count": FILE }                  write into FILE how many calls changed something
//   { "at": N, "then": WHAT }          at the N-th of these calls, from 1: end the process "before" or "after" it, or with
//                                      "half" of what it writes; or let it, and all later ones that write, fail with a code
//   { "reading": PATH, "then": WHAT }  when a file whose path ends so is opened: fail with a code, let it "vanish", let it
//                                      "grow" behind what is read
//   { "looking": PATH, "then": WHAT }  the same when the program looks what the file is
//   { "worker": WHAT, "marker": FILE } in a thread: "exit", "throw", "memory" or "starve"; only once if there is a marker
const fs = require('node:fs');
const { isMainThread, threadId } = require('node:worker_threads');

const fault = JSON.parse(process.env.DIPV_FAULT ?? '{}');
const { writeFileSync, appendFileSync, existsSync, unlinkSync, writeSync } = fs;
const CHANGES = [
  ...['open', 'write', 'writev', 'writeFile', 'appendFile', 'fsync', 'fdatasync', 'rename', 'unlink', 'rm', 'chmod'],
  ...[
    'fchmod',
    'chown',
    'fchown',
    'mkdir',
    'truncate',
    'ftruncate',
    'copyFile',
    'link',
    'symlink',
    'utimes',
    'futimes',
  ],
];
const READS = ['open', 'readFile', 'createReadStream'];
const LOOKS = ['stat', 'lstat'];
const HANDLE = ['write', 'writeFile', 'sync', 'datasync', 'truncate', 'chmod', 'chown', 'utimes'];
let calls = 0;

/** What is to happen to a call that changes something; `null`: nothing. */
function verdictOn(name, args, isHandle) {
  if (name === 'open' && !/[wa+x]/.test(String(args[1] ?? 'r')) && !(Number(args[1]) & 0o3)) return null;
  if (!isHandle && typeof args[0] === 'number' && args[0] <= 2) return null;
  calls++;
  if (fault.at === undefined || calls < fault.at) return null;
  const isCode = /^E/.test(fault.then);
  if (calls > fault.at && !(isCode && /write|open|mkdir|sync/i.test(name))) return null;
  return fault.then;
}

function end() {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // never another step
}

function errorOf(code, path) {
  const error = new Error(`${code}: made to fail, '${String(path)}'`);
  return Object.assign(error, { code, errno: -1, syscall: 'write', path: String(path) });
}

/** Half of what a call writes, written. */
function writeHalf(name, args, fd) {
  const data = fd === undefined ? args[1] : args[0];
  if (!/^write(?:File)?$/.test(name) || data === undefined) return;
  const bytes = Buffer.from(data);
  const half = bytes.subarray(0, bytes.length >> 1);
  if (fd !== undefined) writeSync(fd, half);
  else if (typeof args[0] === 'number') writeSync(args[0], half);
  else writeFileSync(args[0], half);
}

/** The call, gone wrong. `how` is of the kind of function: sync, with a callback, or a promise. */
function changed(original, name, how, fd) {
  return function (...args) {
    const verdict = verdictOn(name, args, fd !== undefined);
    if (verdict === null) return original.apply(this, args);
    if (verdict === 'before') end();
    if (verdict === 'half') {
      writeHalf(name, args, typeof fd === 'function' ? fd.call(this) : undefined);
      end();
    }
    if (verdict === 'after') {
      if (how === 'sync') {
        original.apply(this, args);
        end();
      }
      if (how === 'promise') return original.apply(this, args).finally(end);
      args[args.length - 1] = end;
      return original.apply(this, args);
    }
    return failing(errorOf(verdict, args[0]), how, args);
  };
}

function failing(error, how, args) {
  if (how === 'sync') throw error;
  if (how === 'promise') return Promise.reject(error);
  const callback = args.at(-1);
  process.nextTick(() => callback(error));
  return undefined;
}

/** The call that opens a file for reading, or looks what it is, with what happens to that file just then. */
function read(original, how) {
  return function (...args) {
    const path = String(args[0]);
    if (!path.endsWith(fault.reading ?? fault.looking)) return original.apply(this, args);
    if (fault.then === 'grow') appendFileSync(path, ' ');
    else if (fault.then === 'vanish') {
      if (existsSync(path)) unlinkSync(path);
    } else return failing(errorOf(fault.then, path), how, args);
    return original.apply(this, args);
  };
}

function patch(object, name, make) {
  const original = object[name];
  if (typeof original === 'function') object[name] = make(original);
}

const VARIANTS = [
  [fs, 'Sync', 'sync'],
  [fs, '', 'callback'],
  [fs.promises, '', 'promise'],
];
if (fault.reading !== undefined || fault.looking !== undefined) {
  for (const [object, suffix, how] of VARIANTS) {
    for (const name of fault.reading === undefined ? LOOKS : READS)
      patch(object, name + suffix, (original) => read(original, how));
  }
} else if (fault.at !== undefined || fault.count !== undefined) {
  for (const [object, suffix, how] of VARIANTS) {
    for (const name of CHANGES) patch(object, name + suffix, (original) => changed(original, name, how));
  }
  patch(fs.promises, 'open', (open) => async (...args) => {
    const handle = await open(...args);
    for (const name of HANDLE) {
      patch(handle, name, (original) =>
        changed(original, name, 'promise', function () {
          return this.fd;
        }),
      );
    }
    return handle;
  });
  if (fault.count !== undefined && isMainThread) process.on('exit', () => writeFileSync(fault.count, String(calls)));
}

if (!isMainThread && fault.worker !== undefined) {
  const isDone = fault.marker !== undefined && existsSync(fault.marker);
  if (!isDone) {
    if (fault.marker !== undefined) writeFileSync(fault.marker, String(threadId));
    if (fault.worker === 'exit') process.exit(7);
    if (fault.worker === 'throw') throw new Error('made to fail');
    if (fault.worker === 'starve') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3000);
    if (fault.worker === 'memory') for (const hog = []; ;) hog.push(new Array(1e6).fill(hog.length));
  }
}
