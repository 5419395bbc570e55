import { defineModule, legRule, type RuleExamples } from '@dipv/core';
import { runExample } from './run-example.js';
import { testRules } from './test-rules.js';

/** Finds a leg that maps nothing, and cannot be checked without a connection set. */
const rulesWith = (examples: RuleExamples) =>
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
      }),
    ],
  });

const FAILS = {
  name: 'empty',
  mappings: [],
  finds: [{ at: '/legs/0/fieldMappings', message: 'The leg maps nothing' }],
};

/** The outcome of every test that `testRules` makes of these examples. */
function outcomes(examples: RuleExamples): Record<string, 'passes' | 'fails'> {
  const told: Record<string, 'passes' | 'fails'> = {};
  const { describe, it } = globalThis;
  Object.assign(globalThis, {
    describe: (_name: string, body: () => void) => body(),
    it: (name: string, body: () => void) => {
      try {
        body();
        told[name] = 'passes';
      } catch {
        told[name] = 'fails';
      }
    },
  });
  try {
    testRules(rulesWith(examples));
  } finally {
    Object.assign(globalThis, { describe, it });
  }
  return told;
}

test('examples that hold are tests that pass', () => {
  const examples = {
    fails: [FAILS],
    passes: [{ name: 'full' }, { name: 'no set', organizationMapping: null, notChecked: true as const }],
  };
  expect(outcomes(examples)).toEqual({
    'fails: empty': 'passes',
    'passes: full': 'passes',
    'passes: no set': 'passes',
  });
});

test.each<[string, RuleExamples, string]>([
  [
    'finds nothing',
    { fails: [{ ...FAILS, mappings: ['CustomerAccount <> accountnumber'] }], passes: [] },
    'fails: empty',
  ],
  [
    'says something else',
    { fails: [{ ...FAILS, finds: [{ at: '/legs/0', message: 'x' }] }], passes: [] },
    'fails: empty',
  ],
  ['finds something', { fails: [], passes: [{ name: 'full', mappings: [] }] }, 'passes: full'],
  ['was not checked', { fails: [], passes: [{ name: 'full', organizationMapping: null }] }, 'passes: full'],
  ['was checked', { fails: [], passes: [{ name: 'full', notChecked: true }] }, 'passes: full'],
])('an example is a test that fails where the rule %s', (_, examples, name) => {
  expect(outcomes(examples)).toEqual({ [name]: 'fails' });
});

test('what one rule says of an example can be looked at by itself', () => {
  const report = runExample(rulesWith({ fails: [], passes: [] }), 'CONTOSO0001', { name: 'empty', mappings: [] });
  expect(report.findings.map(({ message }) => message)).toEqual(['The leg maps nothing']);
});
