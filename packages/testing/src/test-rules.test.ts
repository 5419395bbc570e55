import { defineModule, legRule, type LegRule, type RuleExamples } from '@dipv/core';
import { runExample } from './run-example.js';
import { testModule } from './test-module.js';
import { testRules } from './test-rules.js';

/** Finds a leg that maps nothing, and cannot be checked without a connection set. */
const rulesWith = (examples: RuleExamples, more: Partial<LegRule> = {}) =>
  defineModule({
    name: 'contoso',
    apiVersion: 1,
    rules: [
      legRule({
        code: 'CONTOSO0001',
        title: 'The map is empty',
        needs: ['connectionSet'],
        description: 'A leg without mappings writes nothing.',
        mend: 'Map something.',
        check({ leg, report }) {
          if (leg.mappings.length === 0) report({ at: leg.at('fieldMappings'), detail: 'The leg maps nothing' });
        },
        examples,
        ...more,
      }),
    ],
  });

const FAILS = {
  name: 'empty',
  mappings: [],
  finds: [{ at: '/legs/0/fieldMappings', message: 'The leg maps nothing' }],
};
const PASSES = { name: 'full' };
const NO_SET = { name: 'no set', organizationMapping: null, notChecked: true as const };
const SOUND = { fails: [FAILS], passes: [PASSES, NO_SET] };

/** The fault of every test that is declared, by its name; `null`: it passes. */
function outcomes(declare: typeof testRules, ...[module, options]: Parameters<typeof testRules>) {
  const told: Record<string, string | null> = {};
  declare(module, {
    ...options,
    describe: (_, body) => body(),
    it: (name, body) => {
      try {
        body();
        told[name] = null;
      } catch (error) {
        told[name] = (error as Error).message;
      }
    },
  });
  return told;
}

const faultsOf = (...args: Parameters<typeof outcomes>) =>
  Object.fromEntries(Object.entries(outcomes(...args)).filter(([, fault]) => fault !== null));

test('examples that hold are tests that pass', () => {
  expect(outcomes(testRules, rulesWith(SOUND))).toEqual({
    'has examples that fail and examples that pass': null,
    'fails: empty': null,
    'passes: full': null,
    'passes: no set': null,
  });
  expect(faultsOf(testModule, rulesWith(SOUND))).toEqual({});
});

const failing = (finding: object, more: object = {}): RuleExamples => ({
  ...SOUND,
  fails: [{ ...FAILS, finds: [{ ...FAILS.finds[0]!, ...finding }], ...more }],
});
const passing = (example: object): RuleExamples => ({ ...SOUND, passes: [{ ...PASSES, ...example }] });

test.each<[string, RuleExamples, string, RegExp]>([
  ['finds nothing', failing({}, { mappings: ['A <> b'] }), 'fails: empty', /^- .*message: 'The leg maps nothing',?$/m],
  ['says something else', failing({ message: 'x' }), 'fails: empty', /\+ .*'The leg maps nothing',?\n- .*'x'/],
  ['says it elsewhere', failing({ at: '/legs/0' }), 'fails: empty', /'\/legs\/0\/fieldMappings',?\n- .*'\/legs\/0'/],
  ['has another help', failing({ help: 'x' }), 'fails: empty', /\+ .*'Map something.',?\n- .*help: 'x'/],
  ['has another severity', failing({ severity: 'info' }), 'fails: empty', /\+ .*'error',?\n- .*severity: 'info'/],
  ['is about another side', failing({ side: 'source' }), 'fails: empty', /\+ .*null,?\n- .*side: 'source'/],
  ['has no fix', failing({ fix: { title: 'x' } }), 'fails: empty', /\+ .*fix: null/],
  ['has another variant', failing({ variant: 'x' }), 'fails: empty', /variant: null,?\n- .*variant: 'x'/],
  ['is about another field', failing({ field: 'x' }), 'fails: empty', /field: 'x'/],
  ['finds something', passing({ mappings: [] }), 'passes: full', /^\+ .*message: 'The leg maps nothing'/m],
  ['was not checked', passing({ organizationMapping: null }), 'passes: full', /'no connection set was supplied'/],
  ['was checked', passing({ notChecked: true }), 'passes: full', /\+ .*notChecked: \[\],?\n- .*notChecked: true/],
  [
    'was not checked for another reason',
    passing({ organizationMapping: null, notChecked: ['x'] }),
    'passes: full',
    /'no connection set was supplied',?\n- .*'x'/,
  ],
])('an example is a test that fails where the rule %s', (_, examples, name, fault) => {
  expect(faultsOf(testRules, rulesWith(examples))).toEqual({ [name]: expect.stringMatching(fault) as unknown });
});

test.each<[string, RuleExamples, string, string]>([
  [
    'a key',
    passing({ mapping: [] }),
    'passes: full',
    'the example has the key "mapping", which nothing looks at. Did you mean mappings?',
  ],
  [
    'a table',
    passing({ source: { name: 'A', field: {} } }),
    'passes: full',
    'source has the key "field", which nothing looks at. Did you mean fields?',
  ],
  [
    'a finding',
    failing({ messages: '' }),
    'fails: empty',
    'finds[0] has the key "messages", which nothing looks at. Did you mean message?',
  ],
  [
    'a related table',
    passing({
      related: [
        { name: 'A', fields: {} },
        { name: 'B', field: {} },
      ],
    }),
    'passes: full',
    'related[1] has the key "field", which nothing looks at. Did you mean fields?',
  ],
  [
    'another map',
    passing({ others: [{ mapping: [] }] }),
    'passes: full',
    'others[0] has the key "mapping", which nothing looks at. Did you mean mappings?',
  ],
  [
    'a connection',
    passing({ connections: [{ name: 'A', state: 'Error' }] }),
    'passes: full',
    'connections[0] has the key "state", which nothing looks at.',
  ],
  ['finds', passing({ finds: [] }), 'passes: full', 'the example has the key "finds", which nothing looks at.'],
])('an example with %s that it does not know is refused', (_, examples, name, fault) => {
  expect(faultsOf(testRules, rulesWith(examples))).toEqual({ [name]: expect.stringContaining(fault) as unknown });
});

test('a rule without failing or without passing examples is refused', () => {
  const name = 'has examples that fail and examples that pass';
  expect(faultsOf(testRules, rulesWith({ ...SOUND, fails: [] }))).toEqual({
    [name]: 'CONTOSO0001 has no example in "examples.fails": nothing proves that it finds anything',
  });
  expect(faultsOf(testRules, rulesWith({ ...SOUND, passes: [] }))).toEqual({
    [name]: 'CONTOSO0001 has no example in "examples.passes": nothing proves that it is ever silent',
  });
  expect(faultsOf(testRules, rulesWith({ ...SOUND, fails: [{ ...FAILS, finds: [] }] }))).toEqual({
    'fails: empty': 'CONTOSO0001, example "empty" is to fail, but says nothing in "finds"',
  });
  expect(() => testRules(defineModule({ name: 'contoso', apiVersion: 1, rules: [] }))).toThrow();
});

test('a rule that throws is shown as what it threw', () => {
  const check = () => {
    throw new Error('odd');
  };
  expect(faultsOf(testRules, rulesWith({ ...SOUND, passes: [] }, { check }))).toMatchObject({
    'fails: empty': expect.stringMatching(/\+ .*code: 'DIPV1001'/) as unknown,
  });
});

/** What only the suite for modules finds wrong. */
const lapses = (more: Partial<LegRule>, examples: RuleExamples = SOUND) =>
  Object.values(faultsOf(testModule, rulesWith(examples, more)));

const VARIANT = { name: 'slight', severity: 'info', description: 'Slight.' } as const;
/** Any schema of Standard Schema will do. */
const OPTIONS: NonNullable<LegRule['options']> = {
  schema: { '~standard': { version: 1, vendor: 'contoso', validate: (value) => ({ value: value as object }) } },
  defaults: {},
};
let calls = 0;

test.each<[string, Partial<LegRule>, RegExp, RuleExamples?]>([
  ['is not described', { description: ' ' }, /its description is blank/],
  ['has docs that are no address', { docs: 'see wiki' }, /its docs are no address: see wiki/],
  ['has two examples of a name', {}, /two examples called "full"/, { ...SOUND, passes: [PASSES, PASSES, NO_SET] }],
  ['shows no example of a variant', { variants: [VARIANT] }, /no failing example for its variant slight/],
  [
    'shows no example without its needs',
    {},
    /not checked without connectionSet, but no example/,
    { ...SOUND, passes: [PASSES] },
  ],
  [
    'shows nothing of what it lacks where metadata says less',
    {
      check({ leg, source, report, notChecked }) {
        if (source.lackOfColumns !== null) notChecked(source.lackOfColumns);
        if (leg.mappings.length === 0) report({ at: leg.at('fieldMappings'), detail: 'The leg maps nothing' });
      },
    },
    /not checked without completeTable, but no example/,
  ],
  ['takes options that no example sets', { options: OPTIONS }, /takes options, but no example sets any/],
  [
    'differs from run to run',
    { check: ({ leg, report }) => report({ at: leg.at('fieldMappings'), detail: `call ${calls++}` }) },
    /two runs over the same map differ/,
  ],
  [
    'looks at case',
    {
      check({ leg, report }) {
        if (leg.mappings.every(({ model }) => !model.sourceField?.startsWith('Cust')))
          report({ at: leg.at('fieldMappings'), detail: 'The leg maps nothing' });
      },
    },
    /the case of field names changes what it says/,
  ],
  [
    'changes what it is given',
    { check: ({ leg }) => void (leg.model.mappings as unknown[]).pop() },
    /Cannot delete property|object is not extensible|read only property/,
  ],
  [
    'finds nowhere',
    { check: ({ leg, report }) => report({ at: leg.at('fieldMappings/7/name'), detail: 'x' }) },
    /there is nothing at "\/legs\/0\/fieldMappings\/7\/name" of example\.json/,
  ],
  ['has no fix', { fixable: true }, /says that it is fixable, but no failing example has a fix/],
  [
    'mends nothing',
    {
      fixable: true,
      check({ leg, report }) {
        const fix = {
          title: 'x',
          changes: [{ kind: 'replace', pointer: leg.at('sourceFilter'), value: 'y' }],
        } as const;
        if (leg.mappings.length === 0) report({ at: leg.at('fieldMappings'), detail: 'The leg maps nothing', fix });
      },
    },
    /fix "x": what it mends is still found/,
  ],
  [
    'passes in silence',
    {
      needs: [],
      check({ leg, task, report }) {
        if (leg.mappings.length === 0 && task.connectionSet !== null)
          report({ at: leg.at('fieldMappings'), detail: 'The leg maps nothing' });
      },
    },
    /without the connection set it finds nothing, and does not say that it was not checked/,
  ],
])('a module is refused whose rule %s', (...[, more, fault, examples]) => {
  expect(lapses(more, examples)).toContainEqual(expect.stringMatching(fault));
});

test('what a fix makes of the map can be asserted', () => {
  const check: LegRule['check'] = ({ leg, report }) => {
    for (const mapping of leg.mappings) {
      if (mapping.model.sourceField !== 'Bad') continue;
      const fix = {
        title: 'Remove it',
        changes: [{ kind: 'remove', pointer: mapping.at('').replace(/\/$/, '') }],
      } as const;
      report({ at: leg.at('fieldMappings'), detail: 'Bad', mapping, fix });
    }
  };
  const mappings = ['A >> b', 'Bad >> c', 'C <> d {1: 2}', 'none >> e = 3'];
  const fix = { title: 'Remove it', mappings: ['A >> b', 'C <> d {1: 2}', 'none >> e = 3'] };
  const fails = [{ name: 'bad', mappings, finds: [{ at: '/legs/0/fieldMappings', message: 'Bad', fix }] }];
  const declared = rulesWith({ ...SOUND, fails }, { check, fixable: true });
  expect(Object.keys(faultsOf(testModule, declared))).toEqual(['ignores the case of field names']);
});

test('what one rule says of an example can be looked at by itself', () => {
  const report = runExample(rulesWith(SOUND), 'CONTOSO0001', { name: 'empty', mappings: [] });
  expect(report.findings.map(({ message }) => message)).toEqual(['The leg maps nothing']);
});
it('an example with a key that nothing looks at is refused wherever it is built', () => {
  const example = { name: 'empty', mapings: [] };
  expect(() => runExample(rulesWith(SOUND), 'CONTOSO0001', example)).toThrow(
    'Example "empty": the example has the key "mapings", which nothing looks at. Did you mean mappings?',
  );
});
