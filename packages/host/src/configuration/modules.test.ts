import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A module without anything of dipv installed beside it. */
function moduleOf(code: string): string {
  const rule = `scope: 'project', code: '${code}', title: 't', description: 'd', mend: 'm', check() {}, examples: { fails: [], passes: [] }`;
  return `{ name: '@acme/rules', apiVersion: 1, rules: [{ ${rule} }] }`;
}

/**
 * Loads the configuration of the working directory and builds a validator of what it brings along, as the bundled
 * program does: with a copy of core of its own. jest itself cannot import modules at run time.
 */
const PROGRAM = `
  import { createValidator } from '@dipv/core';
  import { loadConfiguration } from './load-configuration.js';
  const build = { name: 'acme', version: '1.0.0', modules: [${moduleOf('OWN-1')}] };
  const noPlugins = process.argv.includes('--no-plugins');
  loadConfiguration({ build, cwd: process.cwd(), configFile: null, noConfig: false, preset: null, noPlugins }).then((configuration) => {
    const { pluginModules, ...plain } = configuration;
    const validator = pluginModules.length === 0 ? null : createValidator({ modules: pluginModules });
    const codes = (validator?.rules ?? []).map((rule) => rule.code).filter((code) => code.startsWith('ACME'));
    const formats = [...(validator?.formats.keys() ?? [])];
    process.stdout.write(JSON.stringify({ ...plain, codes, boundFormats: formats }));
  }).catch((error) => {
    process.stdout.write(JSON.stringify({ [error.name]: error.message }));
  });
`;

const NODE_MODULES = join(__dirname, '../../../../node_modules');
let programs = '';
let folder = '';

beforeAll(() => {
  programs = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-program-')));
  const esbuild = require.resolve('esbuild/bin/esbuild');
  const options = [
    '--bundle',
    '--platform=node',
    '--format=cjs',
    '--conditions=@dipv/source',
    '--main-fields=module,main',
    '--log-level=error',
  ];
  execFileSync(process.execPath, [esbuild, ...options, `--outfile=${join(programs, 'program.cjs')}`], {
    cwd: __dirname,
    input: PROGRAM,
  });
});
afterAll(() => rmSync(programs, { recursive: true }));
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-config-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function load(...args: string[]): Record<string, unknown> {
  const { stdout, stderr } = spawnSync(process.execPath, [join(programs, 'program.cjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Record<string, unknown>;
}

const MODULE = moduleOf('ACME-1');

describe('a configuration that is a program', () => {
  it.each([
    ['an ES module', 'dipv.config.mjs', `export default { maxWarnings: 1 + 1 };`],
    ['a CommonJS module', 'dipv.config.js', `module.exports = { maxWarnings: 2 };`],
  ])('may be %s', (_what, file, text) => {
    const path = write(file, text);
    expect(load()).toMatchObject({ files: [path], maxWarnings: 2 });
  });

  it('may be an ES module by its package', () => {
    write('package.json', { type: 'module' });
    write('dipv.config.js', `export default { extends: 'dipv:strict' };`);
    expect(load()).toMatchObject({ failOn: 'warning' });
  });

  it('may be what a package exports to import alone', () => {
    write('node_modules/contoso-config/package.json', {
      name: 'contoso-config',
      exports: { '.': { types: './a.d.ts', import: './a.mjs' }, './strict': { import: { default: './b.mjs' } } },
    });
    write('node_modules/contoso-config/a.mjs', `export default { maxWarnings: 3 };`);
    write('node_modules/contoso-config/b.mjs', `export default { failOn: 'info' };`);
    write('dipv.config.json', { extends: ['contoso-config', 'contoso-config/strict'] });
    expect(load()).toMatchObject({ maxWarnings: 3, failOn: 'info' });
  });

  it.each([
    [
      'with a fault',
      `export default { failOn: 'often' };`,
      'dipv.config.mjs, failOn: "often" is not allowed; allowed are error, warning, info, never.',
    ],
    ['that exports a function', `export default () => ({});`, 'dipv.config.mjs: expected an object, found a function'],
    [
      'without a default export',
      `export const rules = {};`,
      'dipv.config.mjs has no default export: it has to export an object.',
    ],
    ['that throws', `throw new Error('no luck');`, 'dipv.config.mjs cannot be loaded: no luck'],
    ['that is no JavaScript', `export default {`, 'dipv.config.mjs cannot be loaded: Unexpected end of input'],
  ])('is refused %s', (_what, text, message) => {
    write('dipv.config.mjs', text);
    expect(load()).toEqual({ UsageError: message });
  });
});

describe('extends', () => {
  it('says what is not there, and who wants it', () => {
    const config = write('dipv.config.json', '{\n"extends": ["./gone.json"]}');
    expect(load()).toEqual({
      UsageError: `dipv.config.json:2, extends[0]: "./gone.json" is not to be found: there is no such file, seen from ${config}`,
    });
    write('dipv.config.json', '{"extends": "gone"}');
    expect(load()).toEqual({
      UsageError: `dipv.config.json:1, extends: "gone" is not to be found: no package of this name is installed where ${config} would find it; a path starts with ./`,
    });
  });
});

describe('plugins', () => {
  it.each([
    ['by default', `export default ${MODULE};`],
    ['as module', `export const module = ${MODULE}; export const other = ${MODULE};`],
    ['by any name', `export const acmeRules = ${MODULE}; export const version = 3;`],
    ['by default, and under a name', `export const acmeRules = ${MODULE}; export default acmeRules;`],
  ])('may export their module %s', (_how, text) => {
    write('plugin.mjs', text);
    write('dipv.config.json', { plugins: ['./plugin.mjs'] });
    expect(load()).toMatchObject({ codes: ['ACME-1'], plugins: ['./plugin.mjs'], pluginsSkipped: false });
  });

  it.each([
    ['as all they export', `module.exports = ${MODULE};`],
    ['by a name', `exports.acmeRules = ${MODULE};`],
    ['in a way that only running them shows', `module.exports = Object.fromEntries([['rules', ${MODULE}]]);`],
    ['by default, as compilers write it', `exports.__esModule = true; exports.default = ${MODULE};`],
  ])('may be CommonJS, and export their module %s', (_how, text) => {
    write('node_modules/@acme/rules/package.json', { name: '@acme/rules', main: 'index.js' });
    write('node_modules/@acme/rules/index.js', `${text}`);
    write('dipv.config.json', { plugins: ['@acme/rules'] });
    expect(load()).toMatchObject({ codes: ['ACME-1'] });
  });

  it('may use services with a copy of core of their own, and add formats', () => {
    mkdirSync(join(folder, 'node_modules/@dipv'), { recursive: true });
    symlinkSync(join(NODE_MODULES, '@dipv/core'), join(folder, 'node_modules/@dipv/core'));
    write(
      'plugin.mjs',
      `import { CLOCK, defineModule, provide, replace, token } from '@dipv/core';
       const PREFIX = token('@acme/prefix');
       const { rules: [rule] } = ${MODULE};
       export default defineModule({
         name: '@acme/rules',
         apiVersion: 1,
         rules: [(service) => ({ ...rule, code: service(PREFIX) + '-2' }), rule],
         formats: [{ name: 'acme', description: '', load: () => () => '' }],
         services: [provide(PREFIX, 'ACME'), replace(CLOCK, () => new Date(0))],
       });`,
    );
    write('dipv.config.json', { plugins: ['./plugin.mjs'] });
    expect(load()).toMatchObject({ codes: ['ACME-1', 'ACME-2'], boundFormats: ['acme'] });
  });

  it('are found from the file that names them, and loaded once', () => {
    write('team/plugin.mjs', `export default ${MODULE};`);
    write('team/base.json', { plugins: ['./plugin.mjs'] });
    write('dipv.config.json', { extends: './team/base.json', plugins: ['./team/plugin.mjs'] });
    expect(load()).toMatchObject({ codes: ['ACME-1'] });
  });

  it('are not even looked for with --no-plugins', () => {
    write('dipv.config.json', { plugins: ['gone'] });
    expect(load('--no-plugins')).toMatchObject({ codes: [], plugins: ['gone'], pluginsSkipped: true });
  });

  it.each([
    [
      'with nothing to load',
      `export const a = 1;`,
      'exports no module: let it export one by default, as @dipv/core’s defineModule makes it.',
    ],
    [
      'that do not say what they are written for',
      `export default { name: 'acme', rules: [] };`,
      'exports a module that does not say for which version of the contract it is written: give it `apiVersion: 1`.',
    ],
    [
      'that bring nothing along',
      `export default { ...${MODULE}, rules: [] };`,
      'brings nothing along: give its module rules, readers, formats, services, any of them.',
    ],
    [
      'with several modules',
      `export const a = ${MODULE}; export const b = ${MODULE};`,
      'exports 2 modules: let it export the one to load by default.',
    ],
    ['that throw', `throw new Error('no luck');`, 'cannot be loaded: no luck'],
    ['that throw what is no error', `throw 'no luck';`, 'cannot be loaded: no luck'],
  ])('are refused %s', (_what, text, message) => {
    write('plugin.mjs', text);
    write('dipv.config.json', '{"plugins": [\n"./plugin.mjs"]}');
    expect(load()).toEqual({ UsageError: `dipv.config.json:2, plugins[0]: plugin "./plugin.mjs" ${message}` });
  });

  it.each([
    [
      'without a rule',
      `export default { ...${MODULE}, rules: [undefined] };`,
      'module @acme/rules: rule 1 of its list is undefined (do two files import each other?).',
    ],
    [
      'with a misspelt scope',
      `const m = ${MODULE}; m.rules[0].scope = 'legs'; export default m;`,
      'module @acme/rules, rule ACME-1: it has the scope "legs": did you mean leg?',
    ],
  ])('are refused %s when a validator is made, and named there too', (_what, text, message) => {
    write('plugin.mjs', text);
    write('dipv.config.json', '{"plugins": [\n"./plugin.mjs"]}');
    expect(load()).toEqual({ ConfigurationError: `dipv.config.json:2, plugins[0]: plugin "./plugin.mjs", ${message}` });
  });

  it('that are no JavaScript are named with file and line', () => {
    const plugin = write('plugin.mjs', `export default {\n  name: 'acme',\n  rules: [,\n};`);
    write('dipv.config.json', '{"plugins": [\n"./plugin.mjs"]}');
    expect(load()).toEqual({
      UsageError: `dipv.config.json:2, plugins[0]: plugin "./plugin.mjs" cannot be loaded: Unexpected token '}' (${plugin}:4)`,
    });
  });

  it('are refused whose package was not built', () => {
    const manifest = write('node_modules/@acme/rules/package.json', { name: '@acme/rules', main: 'dist/index.js' });
    const config = { plugins: ['@acme/rules'] };
    write('dipv.config.json', config);
    const refused = 'dipv.config.json:1, plugins[0]: plugin "@acme/rules" is not to be found: ';
    expect(load()).toEqual({
      UsageError: `${refused}the package is there, and the file that ${manifest} names for it is not: was it built?`,
    });
    write('node_modules/@acme/rules/package.json', {
      name: '@acme/rules',
      exports: { import: './dist/index.js' },
    });
    expect(load()).toEqual({
      UsageError: `${refused}its package exports ${join(dirname(manifest), 'dist/index.js')}, which is not there: was it built?`,
    });
  });

  it('are refused that are not there', () => {
    const config = write('dipv.config.json', { plugins: ['@acme/gone'] });
    expect(load()).toEqual({
      UsageError: `dipv.config.json:1, plugins[0]: plugin "@acme/gone" is not to be found: no package of this name is installed where ${config} would find it; a path starts with ./`,
    });
  });
});
