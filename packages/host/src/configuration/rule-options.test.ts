import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { defineModule, legRule } from '@dipv/core';
import * as z from 'zod';
import { buildValidator, type Build } from './build-validator.js';
import { describeRule } from '../commands/explain.js';
import { addRule } from '../options/parse-option.js';
import { configurationJsonSchema } from './configuration-schema.js';
import { withKnownRules } from './known-rules.js';
import { mergeRules } from './layer.js';
import { loadConfiguration, type Configuration } from './load-configuration.js';

const schema = z.strictObject({
  prefix: z.string().min(1).describe('What names of columns begin with.'),
  ignore: z.array(z.string()),
});

const rule = legRule({
  code: 'ACME0001',
  title: 'Column without prefix',
  description: 'What it finds.',
  mend: 'How to mend it.',
  options: { schema, defaults: { prefix: 'acme_', ignore: [] } },
  check({ options }) {
    // Both are what the schema says, or this would not compile.
    options.prefix.startsWith(options.ignore[0] ?? '');
  },
  examples: { fails: [], passes: [] },
});

const build: Build = {
  name: 'dipv',
  version: '0.0.0',
  modules: [defineModule({ name: 'acme', apiVersion: 1, rules: [rule] })],
};

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dipv-options-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function load(configuration: object, base: object = {}): Promise<Configuration> {
  writeFileSync(join(folder, 'base.json'), JSON.stringify(base));
  const text = JSON.stringify({ extends: './base.json', ...configuration }, null, 2);
  writeFileSync(join(folder, 'dipv.config.json'), text);
  const options = { build, cwd: folder, configFile: null, noConfig: false, preset: null, noPlugins: false };
  const loaded = await loadConfiguration(options);
  return withKnownRules(loaded, buildValidator(build).rules, 'dipv');
}

it('options go into the configuration beside the severity', async () => {
  const rules = { ACME0001: ['warning', { prefix: 'x_' }] };
  const overrides = [{ maps: ['x*'], rules: { ACME0001: ['off', {}] } }];
  expect(await load({ rules, overrides })).toMatchObject({ rules, overrides });
});

it.each([
  ['error', ['error', { prefix: 'x_' }]],
  [
    ['error', { ignore: ['y'] }],
    ['error', { ignore: ['y'] }],
  ],
])('%j on what it extends comes to %j', async (later, together) => {
  const { rules } = await load({ rules: { ACME0001: later } }, { rules: { ACME0001: ['info', { prefix: 'x_' }] } });
  expect(rules).toEqual({ ACME0001: together });
});

it.each<[unknown, string]>([
  [
    ['error', { prefix: 7 }],
    'dipv.config.json:7, rules.ACME0001[1].prefix: Invalid input: expected string, received number',
  ],
  [
    ['error', { ignore: ['a', 7] }],
    'dipv.config.json:9, rules.ACME0001[1].ignore[1]: Invalid input: expected string, received number',
  ],
  [
    ['error', { prefx: 'x' }],
    'dipv.config.json:6, rules.ACME0001[1]: there is no option "prefx": did you mean prefix?',
  ],
  [['error', 'x_'], 'dipv.config.json:6, rules.ACME0001[1]: expected an object, found "x_"'],
  [
    ['error', {}, {}],
    'dipv.config.json:4, rules.ACME0001: expected a severity, or a list of that and options: ["error", { … }]; found a list of 3',
  ],
  [
    { prefix: 'x' },
    'dipv.config.json:4, rules.ACME0001: expected a severity, or a list of that and options: ["error", { … }]; found an object',
  ],
  [
    ['error'],
    'dipv.config.json:4, rules.ACME0001: expected a severity, or a list of that and options: ["error", { … }]; found a list of 1',
  ],
  [
    ['loud', {}],
    'dipv.config.json:5, rules.ACME0001[0]: "loud" is not allowed; allowed are error, warning, info, off.',
  ],
])('%j is refused, with its place', async (setting, message) => {
  await expect(load({ rules: { ACME0001: setting } })).rejects.toThrow(message);
});

it('options of a program must be data, which a cache and print-config can tell', async () => {
  writeFileSync(join(folder, 'c.cjs'), 'module.exports = { rules: { ACME0001: ["error", { ignore: [/x/] }] } };');
  const configFile = join(folder, 'c.cjs');
  await expect(
    loadConfiguration({ build, cwd: folder, configFile, noConfig: false, preset: null, noPlugins: false }),
  ).rejects.toThrow('c.cjs, rules.ACME0001[1]: options must be plain data, as in JSON, found an object');
});

it('options of a rule that has none, or of a variant, are refused', async () => {
  await expect(load({ rules: { DIPV1001: ['error', {}] } })).rejects.toThrow(
    'dipv.config.json:6, rules.DIPV1001[1]: the rule takes no options',
  );
});

it('the command line takes them as JSON, and a severity alone keeps those of the file', () => {
  expect(addRule('ACME0001=["info",{"prefix":"y_"}]')).toEqual({ ACME0001: ['info', { prefix: 'y_' }] });
  expect(mergeRules({ ACME0001: ['info', { prefix: 'y_' }] }, addRule('ACME0001=off'))).toEqual({
    ACME0001: ['off', { prefix: 'y_' }],
  });
  for (const text of ['ACME0001=["info"', 'ACME0001=["info",7]', 'ACME0001=["loud"]', 'ACME0001=["info",{},1]'])
    expect(() => addRule(text)).toThrow();
});

it('explain shows them', () => {
  const [info] = buildValidator(build).rules.filter(({ code }) => code === 'ACME0001');
  expect(describeRule(info!, 100)).toEqual(
    expect.arrayContaining([
      'Option prefix: a text, default "acme_". What names of columns begin with.',
      'Option ignore: a list, default [].',
    ]),
  );
});

it('the schema for editors completes codes and options, and says what is wrong with them', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true })
    .addFormat('date', true)
    .compile(configurationJsonSchema(buildValidator(build).rules));
  expect(validate({ rules: { ACME0001: ['error', { prefix: 'x_' }] } })).toBe(true);
  expect(validate({ overrides: [{ maps: ['a'], rules: { ACME0001: ['off', { ignore: [] }] } }] })).toBe(true);
  expect(validate({ rules: { ACME0001: ['error', { prefx: 'x_' }] } })).toBe(false);
  expect(validate({ overrides: [{ maps: ['a'], rules: { ACME0001: ['off', { ignore: 7 }] } }] })).toBe(false);
  expect(validate({ rules: { DIPV1001: ['error', {}] } })).toBe(false);
  expect(validate({ rules: { OTHER: ['error', { any: 1 }] } })).toBe(true);
});
