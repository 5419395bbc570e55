import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM, ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

// What a start costs, in counts: they decide its time, and do not depend on the machine.

const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: 'a', destinationField: 'b' }] }] });

/** Loaded first: tells at the end which parts of Node were loaded, and which files were opened. */
const COUNTER = `
const fs = require('node:fs');
const opened = [];
for (const [of, names] of [[fs, ['openSync', 'open', 'readFileSync', 'readFile', 'createReadStream']], [fs.promises, ['open', 'readFile']]]) {
  for (const name of names) {
    const original = of[name];
    of[name] = (path, ...rest) => {
      if (typeof path === 'string') opened.push(path);
      return original.call(of, path, ...rest);
    };
  }
}
const before = new Set(process.moduleLoadList);
process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((each) => !before.has(each)).map((each) => /^NativeModule (?!internal)(.+)/.exec(each)?.[1]);
  fs.writeFileSync('counts.json', JSON.stringify({ loaded: loaded.filter(Boolean), opened }));
});
`;

function countsOf(...args: readonly string[]): {
  readonly loaded: readonly string[];
  readonly opened: readonly string[];
} {
  const cwd = folderOf({ 'map.json': MAP, 'counter.cjs': COUNTER });
  execFileSync(process.execPath, ['--require', './counter.cjs', PROGRAM, ...args], {
    cwd,
    env: { ...process.env, XDG_CACHE_HOME: join(cwd, 'home') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const counts = readFileSync(join(cwd, 'counts.json'), 'utf8');
  const { loaded, opened } = JSON.parse(counts) as ReturnType<typeof countsOf>;
  // Node's own readFileSync opens by openSync
  const known = [...new Set(opened)].map((path) => path.replace(`${ROOT}/packages/cli/`, '').replace(`${cwd}/`, ''));
  return { loaded, opened: known };
}

test('--version opens two files and loads no part of Node', () => {
  expect(countsOf('--version')).toEqual({ loaded: [], opened: ['bin/dipv.cjs', 'package.json'] });
});

test('a small run opens the program, its code cache and the map alone', () => {
  const { loaded, opened } = countsOf('validate', 'map.json', '--no-config', '-f', 'json');
  const [program, bundle, ...others] = opened.filter((path) => !path.endsWith('.cache'));
  expect([program, bundle]).toEqual(['bin/dipv.cjs', 'dist/cli.cjs']);
  expect(others).toEqual(['map.json']);
  // no hashes, no threads, no other processes, nothing for a terminal
  const usual = 'diagnostics_channel fs/promises module net os process stream stream/promises string_decoder';
  const needed = new Set([...usual.split(' '), 'timers/promises', 'util/types', 'v8', 'vm', 'zlib']);
  expect(loaded.filter((name) => !needed.has(name))).toEqual([]);
});
