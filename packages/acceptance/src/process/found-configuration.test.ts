import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesOf, reportOf } from './test-data/report.js';
import { runDipv } from './test-data/run-dipv.js';
import { folderOf, type Contents } from './test-data/temp-folder.js';

const mapOf = (name: string) =>
  JSON.stringify({ name, legs: [{ fieldMappings: [{ sourceField: '', destinationField: 'b' }] }] });
const MAP = mapOf('Pumps');
const SECRET = mapOf('Secret');

/** A checkout beside what is none of its business. */
function checkoutOf(config: object, files: Contents = {}) {
  const around = folderOf({ 'secret.json': SECRET, 'outside/secret.json': SECRET, 'home/x': '' });
  const cwd = join(around, 'checkout');
  for (const [path, content] of Object.entries({
    'map.json': MAP,
    'dipv.config.json': JSON.stringify(config),
    ...files,
  })) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  return { around, cwd };
}

const REFUSED = 'a configuration that was found may';

describe('a configuration that was found reads inputs below its folder alone', () => {
  it.concurrent.each([
    '../secret.json',
    '..',
    '../*.json',
    '*/../../secret.json',
    '{..,x}/secret.json',
    '..*/secret.json',
    '..?(x)/*.json',
    '{x,..}/*.json',
    'sub/{x,../..}/*.json',
    '/etc/*.json',
    'link/secret.json',
    'link',
    'link/*.json',
    'file-link.json',
    'link/{secret,x}.json',
  ])('not %s', async (path) => {
    const { around, cwd } = checkoutOf({ metadata: [path] }, { 'sub/x.json': MAP });
    symlinkSync(join(around, 'outside'), join(cwd, 'link'));
    symlinkSync(join(around, 'secret.json'), join(cwd, 'file-link.json'));
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json'], { cwd });
    expect(stderr).toBe(
      `dipv: dipv.config.json:1, metadata[0]: ${REFUSED} read inputs below ${cwd} alone; name the configuration with --config to allow it.\n`,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  // what a pattern may be made to mean, without a step upwards in it
  it.concurrent.each([
    '.{.,x}/secret.json',
    '[.][.]/secret.json',
    '@(..)/secret.json',
    '?(.)./secret.json',
    '?\u003f/*.json',
    '+(.)/*.json',
    'l*/secret.json',
    '{l,x}ink/*.json',
  ])('nor what the pattern %s might stand for', async (path) => {
    const { around, cwd } = checkoutOf({ metadata: [path] });
    symlinkSync(join(around, 'outside'), join(cwd, 'link'));
    const { stdout, stderr } = await runDipv(['validate', 'map.json', '-f', 'json'], { cwd });
    expect(stdout + stderr).not.toContain('Secret');
  });

  it.concurrent('but what is below it, also by a link', async () => {
    const { cwd } = checkoutOf(
      { metadata: ['maps', './sub/../more/*.json', 'link/c..d.json'] },
      { 'maps/a.json': mapOf('A'), 'more/b.json': mapOf('B'), 'more/c..d.json': mapOf('C') },
    );
    symlinkSync(join(cwd, 'more'), join(cwd, 'link'));
    const { stdout } = await runDipv(['validate', 'map.json', '-f', 'json'], { cwd });
    expect(reportOf({ stdout }).projects.map(({ name }) => name)).toEqual(['C', 'Pumps', 'A', 'B']);
  });

  it.concurrent('one that is named reads anything', async () => {
    const { cwd } = checkoutOf({ metadata: '../secret.json' });
    const { stdout } = await runDipv(['validate', 'map.json', '-f', 'json', '-c', 'dipv.config.json'], { cwd });
    expect(reportOf({ stdout }).projects.map(({ name }) => name)).toEqual(['Secret', 'Pumps']);
  });
});

describe('a configuration that was found writes outputs below its folder alone', () => {
  it.concurrent.each([
    '../out.json',
    '/tmp/dipv-out.json',
    'link/out.json',
    'dead-link.json',
    '.git/config',
    'sub/.GIT/hooks/x',
  ])('not %s', async (path) => {
    const { around, cwd } = checkoutOf({ formats: [`json:${path}`] });
    symlinkSync(join(around, 'outside'), join(cwd, 'link'));
    symlinkSync(join(around, 'nothing.json'), join(cwd, 'dead-link.json'));
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json'], { cwd });
    expect(stderr).toContain(`dipv.config.json:1, formats[0]: ${REFUSED} write outputs below ${cwd} alone`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(['out.json', 'outside/out.json', 'nothing.json'].map((name) => existsSync(join(around, name)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.concurrent('but below it', async () => {
    const { cwd } = checkoutOf({ formats: ['json:a/out.json'] });
    expect((await runDipv(['validate', 'map.json'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'a/out.json'))).toBe(true);
  });
});

describe('what a configuration that was found extends', () => {
  it.concurrent('lies in its checkout', async () => {
    const { around, cwd } = checkoutOf(
      {},
      {
        '.git/HEAD': '',
        'base.json': '{ "rules": { "DIPV1021": "off" }, "metadata": "more.json" }',
        'more.json': mapOf('More'),
        'deep/dipv.config.json': '{ "extends": "../base.json" }',
        'deep/map.json': MAP,
      },
    );
    const inside = await runDipv(['validate', 'map.json', '-f', 'json'], { cwd: join(cwd, 'deep') });
    expect(reportOf(inside).projects.map(({ name }) => name)).toEqual(['More', 'Pumps']);
    expect(codesOf(reportOf(inside))).toEqual([]);
    writeFileSync(join(around, 'far.json'), '{ "rules": { "DIPV1021": "off" } }');
    writeFileSync(join(cwd, 'deep/dipv.config.json'), '{ "extends": "../../far.json" }');
    const { code, stderr } = await runDipv(['validate', 'map.json'], { cwd: join(cwd, 'deep') });
    expect(stderr).toContain(`is part of a configuration that was found: it leads out of ${cwd};`);
    expect(code).toBe(2);
  });

  it.concurrent('leads nowhere else by a link', async () => {
    const { around, cwd } = checkoutOf({ extends: './link.json' });
    writeFileSync(join(around, 'far.json'), '{ "password": "hunter2" }');
    symlinkSync(join(around, 'far.json'), join(cwd, 'link.json'));
    const { code, stderr } = await runDipv(['validate', 'map.json'], { cwd });
    expect(stderr).toContain(`it leads out of ${cwd};`);
    expect(stderr).not.toMatch(/password|hunter2/);
    expect(code).toBe(2);
  });

  it.concurrent('is bound as well', async () => {
    const { cwd } = checkoutOf({ extends: './base.json' }, { 'base.json': '{ "metadata": "../secret.json" }' });
    expect((await runDipv(['validate', 'map.json'], { cwd })).stderr).toContain(`base.json:1, metadata: ${REFUSED}`);
  });
});

describe('with --no-plugins nothing of a checkout runs', () => {
  const PROGRAM = `import { writeFileSync } from 'node:fs'; writeFileSync('ran', ''); export default {};`;

  it.concurrent.each([
    ['a program that was found', { 'dipv.config.mjs': PROGRAM }, 'dipv.config.mjs was found, and not named'],
    [
      'a program that it extends',
      { 'dipv.config.json': '{ "extends": "./b.mjs" }', 'b.mjs': PROGRAM },
      'dipv.config.json:1, extends: b.mjs is part of',
    ],
  ])('%s', async (_what, files, message) => {
    const cwd = folderOf({ 'map.json': MAP, ...(files as Contents) });
    const { code, stdout, stderr } = await runDipv(['validate', '--no-plugins'], { cwd });
    expect(stderr).toContain(message);
    expect(stderr).toContain('it is a program, which --no-plugins does not let run');
    expect({ code, stdout, ran: existsSync(join(cwd, 'ran')) }).toEqual({ code: 2, stdout: '', ran: false });
    expect((await runDipv(['validate'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'ran'))).toBe(true);
  });

  it.concurrent('one that is named runs', async () => {
    const cwd = folderOf({ 'map.json': MAP, 'dipv.config.mjs': PROGRAM });
    expect((await runDipv(['validate', '--no-plugins', '-c', 'dipv.config.mjs'], { cwd })).code).toBe(1);
    expect(existsSync(join(cwd, 'ran'))).toBe(true);
  });
});

describe('the search upwards ends', () => {
  const OFF = '{ "rules": { "DIPV1021": "off" } }';

  it.concurrent.each<[string, Contents, Readonly<Record<string, string>>]>([
    ['at the root of the repository', { 'a/.git/HEAD': '' }, {}],
    ['at a work tree, whose .git is a file', { 'a/.git': 'gitdir: elsewhere' }, {}],
    ['at a workspace', { 'a/package.json': '{ "workspaces": ["b"] }' }, {}],
    ['at the home folder', {}, { HOME: 'a' }],
  ])('%s', async (_where, files, env) => {
    const cwd = folderOf({ 'dipv.config.json': OFF, 'a/b/map.json': MAP, ...files });
    const home = env['HOME'] === undefined ? {} : { HOME: join(cwd, env['HOME']) };
    const run = () => runDipv(['validate', 'map.json', '-f', 'compact'], { cwd: join(cwd, 'a/b'), env: home });
    expect((await run()).stdout).toContain('DIPV1021');
    writeFileSync(join(cwd, 'a/dipv.config.json'), OFF);
    expect((await run()).stdout).toBe('');
  });

  it.concurrent('nowhere else', async () => {
    const cwd = folderOf({ 'dipv.config.json': OFF, 'a/b/map.json': MAP, 'a/package.json': '{ "name": "a" }' });
    expect((await runDipv(['validate', 'map.json', '-f', 'compact'], { cwd: join(cwd, 'a/b') })).stdout).toBe('');
  });
});

it.concurrent('a link to a configuration elsewhere is not read', async () => {
  const around = folderOf({ 'far.json': '{ "password": "hunter2" }', 'checkout/map.json': MAP });
  symlinkSync(join(around, 'far.json'), join(around, 'checkout/dipv.config.json'));
  chmodSync(join(around, 'far.json'), 0o600);
  const { code, stderr } = await runDipv(['validate'], { cwd: join(around, 'checkout') });
  expect(stderr).toContain('dipv.config.json was found, and not named: it leads out of');
  expect(stderr).not.toMatch(/password|hunter2/);
  expect(code).toBe(2);
});

describe('a configuration that cannot be read is told of', () => {
  it.concurrent.each([
    ['leads nowhere', 'gone.json', 'The configuration file dipv.config.json does not exist.'],
    ['leads in a circle', 'dipv.config.json', 'dipv.config.json cannot be read: too many symbolic links encountered.'],
  ])('a link that %s', async (_how, target, reason) => {
    const cwd = folderOf({ 'map.json': MAP, '.git/HEAD': '' });
    symlinkSync(target, join(cwd, 'dipv.config.json'));
    const { code, stdout, stderr } = await runDipv(['validate', 'map.json'], { cwd });
    expect(stderr).toContain(reason);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it.concurrent.each([
    ['metadata[0]', { metadata: ['a\0b'] }],
    ['connectionSet', { connectionSet: 'a\0b' }],
    ['formats[0]', { formats: ['json:a\0b'] }],
  ])('a path in %s that no file has', async (setting, config) => {
    const { code, stderr } = await runDipv(['validate', 'map.json'], { cwd: checkoutOf(config).cwd });
    expect(stderr).toContain(`dipv.config.json:1, ${setting}: must hold no character of code 0`);
    expect(code).toBe(2);
  });

  it.concurrent('a program whose object throws', async () => {
    const files = { 'dipv.config.mjs': 'export default { get rules() { throw new Error("not today"); } };' };
    const cwd = folderOf({ 'map.json': MAP, ...files });
    const { code, stderr } = await runDipv(['validate', 'map.json', '-c', 'dipv.config.mjs'], { cwd });
    expect(stderr).toBe('dipv: dipv.config.mjs cannot be loaded: not today\n');
    expect(code).toBe(2);
  });
});
