import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfiguration } from '../configuration/load-configuration.js';
import { EXIT } from '../output/exit-code.js';
import { build } from '../test-data/sample-build.js';
import { init } from './init.js';
import { print } from '../output/stdout.js';
import { printConfig } from './print-config.js';

jest.mock('../output/stdout.js');

let folder = '';
let stdout = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-init-')));
  stdout = '';
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  jest.mocked(print).mockImplementation((text) => {
    stdout += String(text);
    return Promise.resolve();
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const showConfig = () =>
  printConfig({ build, cwd: folder, configFile: null, noConfig: false, preset: null, noPlugins: false });

describe('dipv init', () => {
  it('writes a configuration that changes nothing yet', async () => {
    await showConfig();
    const { files: _none, ...without } = JSON.parse(stdout) as Record<string, unknown>;
    stdout = '';
    expect(await init('dipv', folder)).toBe(EXIT.ok);
    expect(stdout).toBe('');
    await showConfig();
    expect(JSON.parse(stdout)).toEqual({ files: [join(folder, 'dipv.config.jsonc')], ...without });
  });

  it('names the schema where dipv is installed', async () => {
    mkdirSync(join(folder, 'node_modules/dipv'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/dipv/config.schema.json'), '{}');
    await init('dipv', folder);
    expect(readFileSync(join(folder, 'dipv.config.jsonc'), 'utf8')).toMatch(
      /^ {2}"\$schema": "\.\/node_modules\/dipv\/config\.schema\.json",$/m,
    );
  });

  it.each(['dipv.config.json', 'dipv.config.jsonc', 'dipv.config.js', 'dipv.config.mjs'])(
    'leaves a %s as it is',
    async (name) => {
      writeFileSync(join(folder, name), 'mine');
      await expect(init('dipv', folder)).rejects.toThrow(`There is a ${name} already; it is left as it is.`);
      expect(readdirSync(folder)).toEqual([name]);
      expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
    },
  );

  it('says where it cannot write', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(init('dipv', join(folder, 'file'))).rejects.toThrow(
      /^dipv\.config\.jsonc cannot be written: .*ENOTDIR/,
    );
  });
});

describe('dipv print-config', () => {
  it('prints what the files amount to, and which they are', async () => {
    writeFileSync(
      join(folder, 'dipv.config.json'),
      JSON.stringify({
        extends: 'dipv:strict',
        metadata: './meta',
        plugins: ['@acme/rules'],
        formats: ['json:a.json'],
      }),
    );
    const options = { build, cwd: folder, configFile: null, noConfig: false, preset: null, noPlugins: true };
    expect(await printConfig(options)).toBe(EXIT.ok);
    const strict = await loadConfiguration({ ...options, noConfig: true, preset: 'strict' });
    expect(Object.keys(strict.rules)).not.toEqual([]);
    expect(JSON.parse(stdout)).toEqual({
      files: [join(folder, 'dipv.config.json')],
      rules: strict.rules,
      customRules: [],
      overrides: [],
      suppress: [],
      inputs: [join(folder, 'meta')],
      crossCompanySharing: [],
      failOn: 'warning',
      maxWarnings: null,
      limits: {},
      formats: [{ format: 'json', file: join(folder, 'a.json') }],
      plugins: ['@acme/rules'],
    });
  });
});
