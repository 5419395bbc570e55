import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

const PACKAGE = join(ROOT, 'packages/cli');
const MAP = JSON.stringify({ name: 'Pumps', legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });

jest.setTimeout(120_000);

/** The installed program, to be damaged. */
function installed() {
  const folder = folderOf({ 'map.json': MAP });
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(PACKAGE, part), join(folder, part), { recursive: true });
  const [cache = ''] = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.cache'));
  const runIn = (env: Readonly<Record<string, string>>, args: readonly string[]) => {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, ['bin/dipv.cjs', ...args], {
      cwd: folder,
      env: { ...process.env, FORCE_COLOR: '0', XDG_CACHE_HOME: join(folder, 'home'), ...env },
      encoding: 'utf8',
      timeout: 60_000,
    });
    return { status, signal, stdout, stderr };
  };
  return {
    folder,
    cache: join(folder, 'dist', cache),
    bundle: join(folder, 'dist/cli.cjs'),
    own: join(folder, 'home/dipv/code'),
    runIn,
    run: (...args: readonly string[]) => runIn({}, args),
  };
}

test('a cache with any bit flipped, cut short or empty is left aside', () => {
  const { cache, run } = installed();
  const sound = readFileSync(cache);
  const args = ['validate', 'map.json', '-f', 'compact'];
  const expected = run(...args);
  expect(expected).toMatchObject({ status: 1, signal: null, stderr: '' });
  // a bit in every fortieth part of it, and in each part of its head
  const bits = Array.from({ length: 40 }, (_, i) => Math.floor(((i + Math.random()) / 40) * sound.length * 8));
  for (const bit of [...bits, 3, 40, 64]) {
    const damaged = Buffer.from(sound);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    writeFileSync(cache, damaged);
    expect({ bit, ...run(...args) }).toEqual({ bit, ...expected });
  }
  for (const length of [0, 8, 100, sound.length - 1]) {
    writeFileSync(cache, sound.subarray(0, length));
    expect({ length, ...run(...args) }).toEqual({ length, ...expected });
  }
});

test('a changed bundle runs as it is now', () => {
  const { bundle, run } = installed();
  const code = readFileSync(bundle, 'latin1');
  writeFileSync(bundle, code.replace('Validates Dynamics 365', 'Validates Dynamics 999'), 'latin1');
  expect(run('--help').stdout).toContain('Validates Dynamics 999');
});

describe('where the build made none for this release of Node', () => {
  const ARGS = ['validate', 'map.json', '-f', 'compact'];

  /** The program after a run that has left its own cache. */
  function installedAnew() {
    const { cache, own, ...rest } = installed();
    rmSync(cache);
    const expected = rest.run(...ARGS);
    expect(expected).toMatchObject({ status: 1, signal: null, stderr: '' });
    const [name = '', ...others] = readdirSync(own);
    expect(others).toEqual([]);
    return { ...rest, own: join(own, name), expected };
  }
  const stateOf = (file: string) => {
    const { ino, mode, mtimeMs } = statSync(file);
    return { ino, mode, mtimeMs };
  };

  test('the first run leaves one for this user alone, and the second takes it', () => {
    const { own, run, expected } = installedAnew();
    const before = stateOf(own);
    expect(before.mode & 0o077).toBe(0);
    expect(run(...ARGS)).toEqual(expected);
    expect(stateOf(own)).toEqual(before);
  });

  test('a run over large inputs leaves one that the next run takes', () => {
    const { cache, folder, own, run } = installed();
    rmSync(cache);
    writeFileSync(join(folder, 'large.json'), MAP.replace('Pumps', `Pumps ${'x'.repeat(2 ** 20)}`));
    expect(run('validate', 'large.json', '-f', 'compact').status).toBe(1);
    const [name = ''] = readdirSync(own);
    const before = stateOf(join(own, name));
    expect(run(...ARGS).status).toBe(1);
    expect(stateOf(join(own, name))).toEqual(before);
  });

  test('one that is damaged, of another bundle, or that others could have written is left aside and made anew', () => {
    const { own, bundle, run, expected } = installedAnew();
    const sound = readFileSync(own);
    for (const bit of [3, 40, 64, ...Array.from({ length: 12 }, () => Math.floor(Math.random() * sound.length * 8))]) {
      const damaged = Buffer.from(sound);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      writeFileSync(own, damaged);
      expect({ bit, ...run(...ARGS) }).toEqual({ bit, ...expected });
      expect(readFileSync(own).equals(damaged)).toBe(false);
    }
    const { ino } = stateOf(own);
    chmodSync(own, 0o666);
    expect(run(...ARGS)).toEqual(expected);
    expect(stateOf(own).ino).not.toBe(ino);
    const code = readFileSync(bundle, 'latin1');
    writeFileSync(bundle, code.replace('Validates Dynamics 365', 'Validates Dynamics 999'), 'latin1');
    expect(run('--help').stdout).toContain('Validates Dynamics 999');
  });

  test('a run that checks nothing leaves none, and one without a place for it goes on', () => {
    const { cache, own, run } = installed();
    rmSync(cache);
    expect(run('rules').status).toBe(0);
    expect(run('validate', 'missing.json').status).toBe(2);
    expect(existsSync(own)).toBe(false);
    writeFileSync(join(own, '../..'), '');
    expect(run(...ARGS)).toMatchObject({ status: 1, signal: null, stderr: '' });
  });

  test('a folder in its place is left alone', () => {
    const { own, run, expected } = installedAnew();
    rmSync(own);
    mkdirSync(own);
    expect(run(...ARGS)).toEqual(expected);
    expect(readdirSync(join(own, '..'))).toHaveLength(1); // nor is a draft left
  });

  test.each([
    ['whose home takes no entries', { XDG_CACHE_HOME: '/proc/none' }],
    ['whose home nobody knows', { XDG_CACHE_HOME: '', NODE_OPTIONS: '--require ./no-home.cjs' }],
  ])('it runs for a user %s', (_what, env) => {
    const { cache, folder, runIn } = installed();
    rmSync(cache);
    writeFileSync(join(folder, 'no-home.cjs'), "require('node:os').homedir = () => { throw new Error('ENOENT'); };");
    expect(runIn(env, ARGS)).toMatchObject({ status: 1, signal: null, stderr: '' });
  });
});
