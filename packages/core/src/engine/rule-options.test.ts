import { ConfigurationError, type RuleSettings, type ValidatorConfig } from '../validator-config.js';
import { legRule } from '../rule.js';
import type { OptionsSchema } from '../rule-options.js';
import { defineModule, type Module } from '../modules/module.js';
import { LEG, only, project, runModules, told, workspaceOf } from '../test-data/run.js';

/** A schema by hand, as libraries give one. */
const schema: OptionsSchema<{ readonly prefix: string; readonly list: readonly string[] }> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => {
      const { prefix, list = [] } = value as { readonly prefix?: unknown; readonly list?: string[] };
      return typeof prefix === 'string'
        ? { value: { prefix, list } }
        : { issues: [{ path: [{ key: 'prefix' }], message: 'must be a text' }] };
    },
    jsonSchema: { input: () => ({ type: 'object', properties: { prefix: {}, list: {} } }) },
  },
};

const rule = legRule({
  ...told('ACME0001'),
  variants: [{ name: 'slight', severity: 'info', description: 'Slight.' }],
  options: { schema, defaults: { prefix: 'acme_' } },
  applies: ({ options }) => options.prefix !== 'none',
  help: ({ options }) => `Begin with ${options.prefix}.`,
  check: ({ leg, options, report }) => report({ at: leg.at('id'), detail: options.prefix }),
});
const acme = defineModule({ name: 'acme', apiVersion: 1, rules: [rule] });

const said = (config: ValidatorConfig, modules: readonly Module[] = [acme]) =>
  only(runModules(modules, workspaceOf([project('A', {}, [LEG])]), config)).findings.map(
    ({ severity, message, help }) => `${severity}: ${message} ${help}`,
  );
const saidWith = (...rules: readonly RuleSettings[]) => {
  const [base = {}, ...overrides] = rules;
  return said({ rules: base, overrides: overrides.map((each) => ({ maps: ['*'], rules: each })) });
};

it('a rule gets its defaults where nothing else is said', () => {
  expect(saidWith()).toEqual(['error: acme_ Begin with acme_.']);
  expect(saidWith({ ACME0001: 'info' })).toEqual(['info: acme_ Begin with acme_.']);
  expect(saidWith({ ACME0001: ['info', {}] })).toEqual(['info: acme_ Begin with acme_.']);
});

it('options stand beside the severity', () => {
  expect(saidWith({ ACME0001: ['warning', { prefix: 'x_' }] })).toEqual(['warning: x_ Begin with x_.']);
  expect(saidWith({ ACME0001: ['warning', { prefix: 'none' }] })).toEqual([]);
});

it('later options replace earlier ones, and a severity alone keeps them', () => {
  const first = { ACME0001: ['error', { prefix: 'x_' }] } as const;
  expect(saidWith(first, { ACME0001: 'info' })).toEqual(['info: x_ Begin with x_.']);
  expect(saidWith(first, { ACME0001: ['info', {}] })).toEqual(['info: acme_ Begin with acme_.']);
  expect(saidWith({}, first, { ACME0001: 'info' })).toEqual(['info: x_ Begin with x_.']);
});

it('overrides hold for their maps only', () => {
  const overrides = [{ maps: ['B*'], rules: { ACME0001: ['error', { prefix: 'b_' }] } as const }];
  const report = runModules([acme], workspaceOf([project('A'), project('B')]), { overrides });
  expect(report.projects.map(({ findings }) => findings[0]?.message)).toEqual(['acme_', 'b_']);
});

it('a rule that takes the place of another gets the options given to that', () => {
  const other = { ...rule, code: 'ACME0002', replaces: 'ACME0001' };
  const modules = [acme, defineModule({ name: 'other', apiVersion: 1, rules: [other] })];
  expect(said({ rules: { ACME0001: ['info', { prefix: 'x_' }] } }, modules)).toEqual(['info: x_ Begin with x_.']);
});

it('no rule can change what it is given', () => {
  const meddler = legRule({
    ...told('ACME0001'),
    options: { schema, defaults: { prefix: '', list: ['a'] } },
    check: ({ options }) => void (options.list as string[]).push('b'),
  });
  const [finding] = only(
    runModules([defineModule({ name: 'acme', apiVersion: 1, rules: [meddler] })], workspaceOf([project('A')])),
  ).findings;
  expect(finding).toMatchObject({ code: 'DIPV1001', message: expect.stringMatching(/not extensible/) as unknown });
});

it.each<[RuleSettings, string]>([
  [{ ACME0001: ['error', { prefix: 7 }] }, 'The options of ACME0001: prefix: must be a text.'],
  [
    { ACME0001: ['error', { prefx: 'x' }] },
    'The options of ACME0001: there is no option "prefx": did you mean prefix?',
  ],
  [{ ACME0001: ['error', [] as never] }, 'The options of ACME0001 are no object but a list.'],
  [
    { 'ACME0001/slight': ['error', {}] },
    'The options of ACME0001/slight: a variant has no options of its own: give them to ACME0001.',
  ],
  [{ DIPV1001: ['error', {}] }, 'The options of DIPV1001: the rule takes no options.'],
])('%j is refused', (rules, message) => {
  expect(() => said({ rules })).toThrow(new ConfigurationError(message));
});

it.each<[unknown, string]>([
  [7, 'its options are no { schema, defaults } but 7'],
  [{ schema: {} }, 'the schema of its options is none of a library with Standard Schema, such as zod 3.24 or later'],
  [{ schema, defaults: 7 }, 'the defaults of its options are no object but 7'],
  [{ schema }, 'the defaults of its options do not pass their schema: prefix: must be a text'],
  [
    { schema: { '~standard': { validate: () => Promise.resolve({ value: {} }) } } },
    'the defaults of its options do not pass their schema: their schema gives a promise, which nobody waits for: a function in it is async, or throws',
  ],
  [
    {
      schema: {
        '~standard': {
          validate: () => {
            throw new Error('broken');
          },
        },
      },
    },
    'the defaults of its options do not pass their schema: their schema fails: broken',
  ],
])('a rule whose options are %j is refused', (options, message) => {
  const rules = [{ ...rule, options }] as Module['rules'];
  expect(() => said({}, [defineModule({ name: 'acme', apiVersion: 1, ...(rules && { rules }) })])).toThrow(
    new ConfigurationError(`module acme, rule ACME0001: ${message}.`),
  );
});
