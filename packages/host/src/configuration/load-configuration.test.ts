import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { defineModule, projectRule } from '@dipv/core';
import { build, sample } from '../test-data/sample-build.js';
import { withKnownRules } from './known-rules.js';
import { loadConfiguration, type Configuration } from './load-configuration.js';
import { limitsOf } from '../options/limits-of.js';
import { UsageError } from '../options/usage-error.js';
import type { ConfigurationOptions } from './configuration-options.js';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-config-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, content: unknown): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

function load(options: Partial<ConfigurationOptions> = {}, modules = build.modules): Promise<Configuration> {
  return loadConfiguration({
    build: { ...build, modules },
    cwd: folder,
    configFile: null,
    noConfig: false,
    preset: null,
    noPlugins: false,
    ...options,
  });
}

async function errorOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).message;
}

describe('limits', () => {
  it('are sizes as on the command line, or numbers of bytes or of what there is', async () => {
    const base = write('base.json', { maxInputSize: '1.5kb', maxTotalSize: 7 });
    write('dipv.config.json', { extends: base, maxFindings: 10, maxTotalSize: '1MB' });
    const limits = { maxInputSize: 1536, maxTotalSize: 2 ** 20, maxFindings: 10 };
    expect(await load()).toMatchObject({ limits });
    expect(limitsOf({ maxFindings: 5 }, limits)).toMatchObject({ ...limits, maxFindings: 5, maxFiles: 250_000 });
  });

  it.each(['maxInputSize', 'maxTotalSize', 'maxFiles', 'maxMemory', 'maxFindings', 'maxOutputSize'] as const)(
    'are raised only by a configuration that is named: %s',
    async (name) => {
      const byDefault = limitsOf()[name];
      write('dipv.config.json', { [name]: byDefault + 1 });
      expect(await errorOf(load())).toBe(
        `dipv.config.json:1, ${name}: a configuration that was found may lower limits, not raise them; name the configuration with --config to allow it.`,
      );
      expect(await load({ configFile: 'dipv.config.json' })).toMatchObject({ limits: { [name]: byDefault + 1 } });
      write('dipv.config.json', { [name]: byDefault });
      expect(await load()).toMatchObject({ limits: { [name]: byDefault } });
    },
  );
});

describe('without a configuration file', () => {
  it('gives the defaults', async () => {
    expect(await load({ noConfig: true })).toEqual({
      files: [],
      rules: {},
      overrides: [],
      suppress: [],
      inputs: [],
      crossCompanySharing: [],
      failOn: 'error',
      maxWarnings: null,
      limits: {},
      formats: [{ format: 'pretty', file: null }],
      plugins: [],
      pluginsSkipped: false,
      pluginModules: [],
      pluginFolders: [],
      customRules: [],
      customModules: [],
      modules: [],
      ruleNames: [],
      foreign: [],
    });
  });

  it('leaves every rule at its own severity with the preset recommended', async () => {
    expect(await load({ noConfig: true, preset: 'recommended' })).toEqual(await load({ noConfig: true }));
  });

  it('takes for the preset strict what the rules of the build say', async () => {
    const rule = projectRule({
      code: 'ACME0001',
      title: 'Too dear',
      severity: 'info',
      strict: 'warning',
      variants: [
        { name: 'wild', severity: 'info', strict: 'error', description: 'Far too dear.' },
        { name: 'mild', severity: 'info', description: 'A bit dear.' },
      ],
      description: 'What it finds.',
      mend: 'How to mend it.',
      examples: { fails: [], passes: [] },
      check: () => undefined,
    });
    const { rules } = await load({ noConfig: true, preset: 'strict' }, [
      defineModule({ name: 'acme', apiVersion: 1, rules: [rule] }),
    ]);
    expect(rules).toEqual({ ACME0001: 'warning', 'ACME0001/wild': 'error', 'ACME0001/mild': 'info' });
  });

  it('leaves out with the preset service what a rule says that the service does not say', async () => {
    const rule = (code: string) => ({
      code,
      title: 'Too dear',
      description: 'What it finds.',
      mend: 'How to mend it.',
      examples: { fails: [], passes: [] },
      check: () => undefined,
    });
    const module = defineModule({
      name: 'acme',
      apiVersion: 1,
      rules: [projectRule({ ...rule('ACME0001'), service: 'off' }), projectRule(rule('ACME0002'))],
    });
    expect((await load({ noConfig: true, preset: 'service' }, [module])).rules).toEqual({ ACME0001: 'off' });
  });
});

describe('finding the file', () => {
  it('takes the nearest one, upwards from the working directory', async () => {
    const outer = write('dipv.config.json', { maxWarnings: 1 });
    const inner = write('a/dipv.config.jsonc', { maxWarnings: 2 });
    mkdirSync(join(folder, 'a/b'));
    mkdirSync(join(folder, 'c'));
    expect((await load({ cwd: join(folder, 'a/b') })).files).toEqual([inner]);
    expect((await load({ cwd: join(folder, 'c') })).files).toEqual([outer]);
  });

  it('takes the one that is named, from the working directory', async () => {
    write('dipv.config.json', { maxWarnings: 1 });
    const named = write('settings/other.json', { maxWarnings: 3 });
    expect(await load({ configFile: 'settings/other.json' })).toMatchObject({ files: [named], maxWarnings: 3 });
  });

  it('does not pass over an empty one', async () => {
    write('dipv.config.json', { maxWarnings: 1 });
    write('a/dipv.config.json', '\n');
    expect(await errorOf(load({ cwd: join(folder, 'a') }))).toBe(
      'dipv.config.json:1: The file is empty; a configuration is an object, such as {}.',
    );
  });

  it.each([
    ['gone.json', 'The configuration file gone.json does not exist.'],
    ['settings.yaml', 'settings.yaml is no configuration file: it has to end in .json, .jsonc, .js, .mjs or .cjs.'],
    ['folder.json', 'folder.json is no file, so it can be no configuration.'],
    ['utf16.json', 'utf16.json is not UTF-8: save it in that encoding.'],
    ['large.json', 'large.json is larger than 1 MB, too large for a configuration.'],
  ])('refuses %s', async (configFile, message) => {
    write('settings.yaml', 'failOn: error');
    write('folder.json/a.txt', '');
    write('utf16.json', Buffer.from('\ufeff{}', 'utf16le'));
    write('large.json', `{}${' '.repeat(1024 * 1024)}`);
    expect(await errorOf(load({ configFile }))).toBe(message);
  });
});

describe('settings', () => {
  it('reads all of them, with comments, a trailing comma and a byte order mark', async () => {
    write(
      'team/dipv.config.jsonc',
      `\ufeff{
        "$schema": "./node_modules/dipv/config.schema.json",
        // accepted for now
        "rules": { "ACME0050": "off", "ACME0040/narrowing": "error" },
        "overrides": [{ "maps": ["msdyn_*", "old/**", "**/x.json"], "rules": { "ACME0003": "info" } }],
        "suppress": [
          { "code": "ACME0010", "reason": "A plug-in fills it in." },
          { "code": "ACME0010", "map": "./old/a.json", "field": "name", "reason": "Old.", "until": "2027-01-31" },
        ],
        "metadata": ["./meta", "../shared.json"],
        "connectionSet": "set.json",
        "integrationKeys": ["keys/*.json"],
        "crossCompanySharing": ["CustCustomerGroup"],
        "failOn": "never",
        "maxWarnings": 0,
        "formats": ["pretty", "sarif:out/dipv.sarif"],
      }`,
    );
    const team = join(folder, 'team');
    expect(await load({ configFile: 'team/dipv.config.jsonc' })).toMatchObject({
      rules: { ACME0050: 'off', 'ACME0040/narrowing': 'error' },
      overrides: [{ maps: ['msdyn_*', 'team/old/**', '**/x.json'], rules: { ACME0003: 'info' } }],
      suppress: [
        { code: 'ACME0010', reason: 'A plug-in fills it in.', file: 'team/dipv.config.jsonc' },
        {
          code: 'ACME0010',
          map: 'team/old/a.json',
          field: 'name',
          reason: 'Old.',
          until: '2027-01-31',
          file: 'team/dipv.config.jsonc',
        },
      ],
      inputs: [join(team, 'meta'), join(folder, 'shared.json'), join(team, 'set.json'), join(team, 'keys', '*.json')],
      crossCompanySharing: ['CustCustomerGroup'],
      failOn: 'never',
      maxWarnings: 0,
      formats: [
        { format: 'pretty', file: null },
        { format: 'sarif', file: join(team, 'out/dipv.sarif') },
      ],
    });
  });

  it('takes names such as constructor as data', async () => {
    write('dipv.config.json', '{"rules": {"constructor": "off", "toString": "error"}}');
    const { rules } = await load();
    expect(Object.entries(rules)).toEqual([
      ['constructor', 'off'],
      ['toString', 'error'],
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an unknown setting',
      '{\n  "sufpress": []}',
      'dipv.config.json:2, sufpress: is no setting. Did you mean suppress?',
    ],
    [
      'an unknown setting like no other',
      '{"xyzzy": 1}',
      'dipv.config.json:1, xyzzy: is no setting. Settings here are $schema, extends, plugins, customRules, rules, overrides, suppress, ' +
        'metadata, connectionSet, integrationKeys, crossCompanySharing, failOn, maxWarnings, formats, maxInputSize, maxTotalSize, maxFiles, maxMemory, maxFindings, maxOutputSize.',
    ],
    [
      'an unknown setting of a suppression',
      '{"suppress": [\n{"code": "ACME0010", "reason": "x", "maps": "y"}]}',
      'dipv.config.json:2, suppress[0].maps: is no setting. Did you mean map?',
    ],
    [
      'an unknown setting of an override',
      '{"overrides": [{"maps": ["a"], "rules": {}, "zzzzzz": 1}]}',
      'dipv.config.json:1, overrides[0].zzzzzz: is no setting. Settings here are maps, rules.',
    ],
    [
      'a misspelt severity',
      '{"rules": {\n\n"ACME0040/narrowing": "eror"}}',
      'dipv.config.json:3, rules["ACME0040/narrowing"]: "eror" is not allowed; allowed are error, warning, info, off. Did you mean error?',
    ],
    [
      'a severity of another kind',
      '{"rules": {"ACME0050": 2}}',
      'dipv.config.json:1, rules.ACME0050: 2 is not allowed; allowed are error, warning, info, off.',
    ],
    [
      'a suppression without a reason',
      '{"suppress": [\n{"code": "ACME0010"}]}',
      'dipv.config.json:2, suppress[0].reason: is missing: expected a text',
    ],
    [
      'a blank reason',
      '{"suppress": [{"code": "ACME0010", "reason": " "}]}',
      'dipv.config.json:1, suppress[0].reason: must not be blank, found " "',
    ],
    [
      'what is no date',
      '{"suppress": [{"code": "ACME0010", "reason": "x", "until": "31.1.2027"}]}',
      'dipv.config.json:1, suppress[0].until: expected a date such as 2027-01-31, found "31.1.2027"',
    ],
    [
      'a day that does not exist',
      '{"suppress": [{"code": "ACME0010", "reason": "x", "until": "2027-02-30"}]}',
      'dipv.config.json:1, suppress[0].until: expected a date such as 2027-01-31, found "2027-02-30"',
    ],
    [
      'an override of no map',
      '{"overrides": [{"maps": [], "rules": {}}]}',
      'dipv.config.json:1, overrides[0].maps: must not be empty',
    ],
    ['a negative limit', '{"maxWarnings": -1}', 'dipv.config.json:1, maxWarnings: must be at least 0, found -1'],
    ['a broken limit', '{"maxWarnings": 1.5}', 'dipv.config.json:1, maxWarnings: expected a whole number, found 1.5'],
    [
      'a size that is none',
      '{"maxInputSize": "much"}',
      'dipv.config.json:1, maxInputSize: must read like 512MB, found "much"',
    ],
    ['a list for an object', '{"rules": []}', 'dipv.config.json:1, rules: expected an object, found a list'],
    ['a text for a list', '{"plugins": "a"}', 'dipv.config.json:1, plugins: expected a list, found "a"'],
    [
      'neither path nor paths',
      '{"metadata": 5}',
      'dipv.config.json:1, metadata: expected a text or a list of texts, found 5',
    ],
    [
      'what is no path among paths',
      '{"metadata": ["a",\nnull]}',
      'dipv.config.json:2, metadata[1]: expected a text, found null',
    ],
    [
      'a format without a name',
      '{"formats": [":a.json"]}',
      'dipv.config.json:1, formats[0]: must read like json or json:report.json, found ":a.json"',
    ],
    [
      'a format without its file',
      '{"formats": ["json:"]}',
      'dipv.config.json:1, formats[0]: must read like json or json:report.json, found "json:"',
    ],
    ['what is no object', '[]', 'dipv.config.json:1: expected an object, found a list'],
    ['broken JSON', '{\n"failOn": "error"\n"a"}', 'dipv.config.json:3: The file is no valid JSON: comma expected.'],
    ['more than one value', '{}\n{}', 'dipv.config.json:2: The file is no valid JSON: end of file expected.'],
    [
      'a setting that is there twice',
      '{"rules": {},\n"rules": {}}',
      'dipv.config.json:2: "rules" is there twice in one object.',
    ],
    ['__proto__', '{"rules": {"__proto__": "off"}}', 'dipv.config.json:1: "__proto__" is no setting.'],
    [
      'what nests without end',
      '['.repeat(100_000),
      'dipv.config.json:1: Lists and objects nest deeper than 50 levels.',
    ],
  ])('refuses %s', async (_what, text, message) => {
    write('dipv.config.json', text);
    expect(await errorOf(load())).toBe(message);
  });

  it('tells of several faults, but not without end', async () => {
    write('dipv.config.json', { rules: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`A${i}`, 'loud'])) });
    const lines = (await errorOf(load())).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[1]).toContain('rules.A1');
    expect(lines[10]).toBe('and 2 more');
  });

  it('shortens a long value', async () => {
    write('dipv.config.json', { failOn: 'x'.repeat(500) });
    expect((await errorOf(load())).length).toBeLessThan(200);
  });
});

describe('extends', () => {
  it('lets later ones win over earlier ones, and the file itself over all', async () => {
    const first = write('first.json', {
      rules: { ACME0010: 'info', ACME0020: 'info', ACME0030: 'info' },
      failOn: 'info',
      maxWarnings: 1,
      formats: ['json'],
      connectionSet: 'first-set.json',
      metadata: 'first-meta.json',
      overrides: [{ maps: ['a'], rules: { ACME0010: 'off' } }],
    });
    const second = write('sub/second.json', {
      rules: { ACME0020: 'warning', ACME0030: 'warning' },
      failOn: 'warning',
      formats: ['sarif:x.sarif'],
      connectionSet: 'second-set.json',
      metadata: 'second-meta.json',
      overrides: [{ maps: ['b'], rules: { ACME0010: 'error' } }],
    });
    const own = write('dipv.config.json', {
      extends: ['./first.json', './sub/second.json'],
      rules: { ACME0030: 'off' },
      metadata: 'own-meta.json',
    });
    expect(await load()).toMatchObject({
      files: [first, second, own],
      rules: { ACME0010: 'info', ACME0020: 'warning', ACME0030: 'off' },
      failOn: 'warning',
      maxWarnings: 1,
      formats: [{ format: 'sarif', file: join(folder, 'sub/x.sarif') }],
      inputs: [
        join(folder, 'first-meta.json'),
        join(folder, 'sub/second-meta.json'),
        join(folder, 'own-meta.json'),
        join(folder, 'sub/second-set.json'),
      ],
      overrides: [{ maps: ['a'] }, { maps: ['b'] }],
    });
  });

  it('takes presets, at their place in the list', async () => {
    write('base.json', { rules: { ACME0050: 'off' }, failOn: 'error' });
    write('a.json', { extends: ['./base.json', 'dipv:strict'] });
    write('b.json', { extends: ['dipv:strict', 'dipv:recommended', './base.json'] });
    expect(await load({ configFile: 'a.json' })).toMatchObject({ rules: { ACME0050: 'error' }, failOn: 'warning' });
    expect(await load({ configFile: 'b.json' })).toMatchObject({ rules: { ACME0050: 'off' }, failOn: 'error' });
  });

  it('has the file win over the preset of the command line', async () => {
    write('dipv.config.json', { rules: { ACME0050: 'off' } });
    expect(await load({ preset: 'strict' })).toMatchObject({
      rules: { ACME0050: 'off', 'ACME0040/narrowing': 'error' },
      failOn: 'warning',
    });
  });

  it('has a setting of a code win over earlier settings of its variants', async () => {
    write('dipv.config.json', { extends: 'dipv:strict', rules: { ACME0040: 'off' } });
    const { rules } = await load();
    expect(rules).toMatchObject({ ACME0040: 'off', 'ACME0010/on-forms': 'error', ACME0050: 'error' });
    expect(Object.keys(rules)).not.toContain('ACME0040/narrowing');
  });

  it('counts once what is extended on two ways', async () => {
    write('base.json', { suppress: [{ code: 'ACME0010', reason: 'x' }], metadata: 'm.json' });
    write('a.json', { extends: './base.json' });
    write('b.json', { extends: './base.json' });
    write('dipv.config.json', { extends: ['./a.json', './b.json'] });
    const { suppress, inputs, files } = await load();
    expect(suppress).toHaveLength(1);
    expect(inputs).toEqual([join(folder, 'm.json')]);
    expect(files.map((file) => file.slice(folder.length + 1))).toEqual([
      'a.json',
      'base.json',
      'b.json',
      'dipv.config.json',
    ]);
  });

  it('takes npm packages', async () => {
    write('node_modules/@contoso/dipv-config/package.json', { name: '@contoso/dipv-config', main: 'settings.json' });
    const shared = write('node_modules/@contoso/dipv-config/settings.json', { maxWarnings: 7 });
    write('dipv.config.json', { extends: '@contoso/dipv-config' });
    const { files, maxWarnings } = await load();
    expect(maxWarnings).toBe(7);
    expect(files[0]).toBe(shared);
  });

  it('names the file in which a fault is', async () => {
    write('sub/base.json', '{\n"failOn": "errors"}');
    write('dipv.config.json', { extends: './sub/base.json' });
    expect(await errorOf(load())).toMatch(/^sub\/base\.json:2, failOn: "errors" is not allowed/);
  });

  it('refuses a cycle, and names it', async () => {
    write('a.json', { extends: './b.json' });
    write('b.json', { extends: ['./c.json'] });
    write('c.json', { extends: './a.json' });
    expect(await errorOf(load({ configFile: 'a.json' }))).toBe(
      'A configuration extends itself: a.json → b.json → c.json → a.json',
    );
  });

  it('refuses a chain that is too long, and names it', async () => {
    for (let i = 0; i < 12; i++) write(`${i}.json`, { extends: `./${i + 1}.json` });
    expect(await errorOf(load({ configFile: '0.json' }))).toBe(
      'Configurations extend one another more than 10 files deep: ' +
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((i) => `${i}.json`).join(' → '),
    );
  });

  it.each([
    ['dipv:strickt', 'Did you mean dipv:strict?'],
    ['dipv:none', 'Presets are dipv:recommended, dipv:strict, dipv:service.'],
  ])('refuses the preset %s', async (preset, hint) => {
    write('dipv.config.json', { extends: preset });
    expect(await errorOf(load())).toBe(`dipv.config.json:1, extends: there is no preset "${preset}". ${hint}`);
  });
});

describe('codes that no rule has', () => {
  const { rules } = sample;

  it.each([
    [
      'rules',
      '{\n"rules": {"ACME050": "off"}}',
      'dipv.config.json:2, rules.ACME050: there is no rule "ACME050". Did you mean ACME0050?',
    ],
    [
      'rules of an override',
      '{"overrides": [{"maps": ["a"],\n"rules": {"ACME0040/narowing": "off"}}]}',
      'dipv.config.json:2, overrides[0].rules["ACME0040/narowing"]: there is no rule "ACME0040/narowing". Did you mean ACME0040/narrowing?',
    ],
    [
      'suppressions',
      '{"suppress": [{"code": "ACME-7", "reason": "x"}]}',
      'dipv.config.json:1, suppress[0].code: there is no rule "ACME-7". dipv rules lists them all.',
    ],
  ])('are refused in %s', async (_where, text, message) => {
    write('dipv.config.json', text);
    const configuration = await load();
    expect(() => withKnownRules(configuration, rules, 'dipv')).toThrow(new UsageError(message));
  });

  it('are left out where plugins were not loaded, which may have them', async () => {
    write('dipv.config.json', {
      plugins: ['@acme/dipv-rules'],
      rules: { 'ACME-1': 'off', ACME0050: 'off' },
      overrides: [{ maps: ['a'], rules: { 'ACME-1': 'error', ACME0003: 'info' } }],
      suppress: [
        { code: 'ACME-1', reason: 'x' },
        { code: 'ACME0010', reason: 'y' },
      ],
    });
    expect(withKnownRules(await load({ noPlugins: true }), rules, 'dipv')).toMatchObject({
      rules: { ACME0050: 'off' },
      overrides: [{ maps: ['a'], rules: { ACME0003: 'info' } }],
      suppress: [{ code: 'ACME0010' }],
      plugins: ['@acme/dipv-rules'],
    });
  });

  it('are no fault where all are known', async () => {
    write('dipv.config.json', { extends: 'dipv:strict', rules: { 'ACME0040/narrowing': 'info', DIPV1001: 'warning' } });
    const configuration = await load();
    expect(withKnownRules(configuration, rules, 'dipv')).toBe(configuration);
  });
});
