import { defineModule, type RuleExample } from '@dipv/core';
import { runExample } from '@dipv/testing';
import * as fc from 'fast-check';
import { compileCondition } from './condition.js';
import { FIELDS, SCOPES, VARIABLES, type Scope } from './fields.js';
import { FUNCTIONS } from './functions.js';
import { makeRule } from './make-rule.js';

const NAMES = [
  ...Object.values(VARIABLES).flatMap((variables) => Object.keys(variables)),
  ...Object.values(FIELDS).flatMap((fields) => Object.keys(fields)),
  ...Object.keys(FUNCTIONS),
  ...[
    'm',
    'constructor',
    '__proto__',
    'matches',
    'map',
    'has',
    'bind',
    'cel',
    'google',
    'type',
    'dyn',
    'string',
    'timestamp',
  ],
];

const name = fc.constantFrom(...NAMES);
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('.'));
const literal = fc.oneof(
  fc.constantFrom(
    'true',
    'false',
    'null',
    '1',
    '-1',
    '9223372036854775807',
    '1.5',
    '1u',
    '""',
    "'a*'",
    'b"x"',
    '[]',
    '{}',
    '{"a": 1}',
  ),
  fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    path,
    literal,
    fc
      .tuple(
        tie('condition'),
        fc.constantFrom('==', '!=', '<', '>=', 'in', '+', '-', '*', '/', '%', '&&', '||'),
        tie('condition'),
      )
      .map((parts) => parts.join(' ')),
    fc.tuple(tie('condition'), name, tie('condition')).map(([of, called, given]) => `${of}.${called}(${given})`),
    fc.tuple(path, name, tie('condition')).map(([of, called, given]) => `${of}.${called}(m, ${given})`),
    fc.tuple(name, tie('condition')).map(([called, given]) => `${called}(${given})`),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `(${a}) ? ${b} : ${c}`),
    fc.tuple(fc.constantFrom('!', '-', '(', '[', '.', '"'), tie('condition')).map((parts) => parts.join('')),
    fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `${a}[${b}]`),
  ),
}));

const EXAMPLE: RuleExample = {
  name: 'a map of all kinds',
  destination: {
    name: 'accounts',
    fields: { name: 'text(20) required', d: 'date', u: 'unknown', amount: 'decimal(2)' },
  },
  mappings: [
    'CustomerName <> name {a: b}',
    'none >> d = 1',
    'A << u',
    'dataAreaId >> msdyn_company.cdm_companycode',
    'B >> amount',
  ],
};

/** What a condition comes to on maps: whatever is wrong is told, and nothing but what it is about is ever found. */
function check(scope: Scope, when: string): void {
  const rule = makeRule({ code: 'ACME0001', title: 't', scope, when, message: 'm', help: 'h' });
  if (!('check' in rule)) {
    for (const { message } of rule) expect(message).not.toBe('');
    return;
  }
  const module = defineModule({ name: 'config', apiVersion: 1, rules: [rule] });
  for (const example of [EXAMPLE, { ...EXAMPLE, destination: 'unknown' as const }, { ...EXAMPLE, source: null }]) {
    for (const { code, message } of runExample(module, 'ACME0001', example).findings) {
      if (code !== 'ACME0001')
        expect(message).toMatch(
          /^Exception in ACME0001 of module config: its condition cannot be worked out here: .+ \(character \d+\)$/,
        );
    }
  }
}

it('tells whatever is wrong with a condition', () => {
  fc.assert(fc.property(fc.constantFrom(...SCOPES), condition, check), { numRuns: 2000 });
});

it('tells whatever is wrong with a text that is no condition', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));
  fc.assert(fc.property(fc.constantFrom(...SCOPES), text, check), { numRuns: 300 });
});

const OVERLONG = [
  '('.repeat(2000),
  '!'.repeat(1999) + '1',
  '-'.repeat(1999),
  'a'.repeat(2000),
  '.'.repeat(2000),
  '['.repeat(2000),
  '{'.repeat(2000),
  `"${'\\u{'.repeat(600)}"`,
  'a?'.repeat(1000),
  'a.b'.repeat(600),
  `true${'||true'.repeat(330)}`,
  `m${'.size()'.repeat(280)}`,
].map((text) => [text.slice(0, 8), text] as const);

it.each(OVERLONG)('is not overcome by %s and so on', (_start, text) => {
  for (const scope of SCOPES) expect(compileCondition(text, scope)).toHaveLength(1);
});

/** Conditions without a fault, of facts that the map tells and of others. */
const truth = fc.constantFrom(
  ...['mapping.hasDefault', 'mapping.writesToSource', 'source.isExpanded', 'source.name == "CustomerName"'],
  ...['destination.isRequired', 'destination.exists', 'destination.isInIntegrationKey', 'leg.destination.exists'],
  ...[
    'destination.length < 30',
    'destination.precision > 1',
    'destination.type == "date"',
    'source.length > destination.length',
  ],
  ...['leg.destination.isCompanySpecific', 'mapping.valueMapSources.exists(v, v == "a" || destination.length == 20)'],
);
const { sound } = fc.letrec<{ sound: string }>((tie) => ({
  sound: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    truth,
    fc
      .tuple(tie('sound'), fc.constantFrom('&&', '||', '==', '!='), tie('sound'))
      .map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('sound').map((a) => `!(${a})`),
    fc.tuple(tie('sound'), tie('sound'), tie('sound')).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
  ),
}));

it('never guesses: what it finds without metadata it finds with metadata, and what is decided stays so', () => {
  fc.assert(
    fc.property(sound, (when) => {
      const rule = makeRule({ code: 'ACME0001', title: 't', scope: 'mapping', when, message: 'm', help: 'h' });
      if (!('check' in rule)) throw new Error(rule.map(({ message }) => message).join('; '));
      const module = defineModule({ name: 'config', apiVersion: 1, rules: [rule] });
      const [known, unknown] = [EXAMPLE, { ...EXAMPLE, destination: 'unknown' as const }].map((example) => {
        const { findings, notChecked } = runExample(module, 'ACME0001', example);
        return { found: findings.map(({ location }) => location.pointer), lacks: notChecked.length };
      });
      expect(known!.found).toEqual(expect.arrayContaining(unknown!.found));
      if (unknown!.lacks === 0) expect(unknown!.found).toEqual(known!.found);
    }),
    { numRuns: 300 },
  );
});

it('asks in proportion to the mappings', () => {
  const reads = jest.spyOn(FIELDS.Mapping['hasDefault'] as { read(mapping: never): unknown }, 'read');
  const readsOf = (scope: Scope, when: string, mappings: number) => {
    const rule = makeRule({ code: 'ACME0001', title: 't', scope, when, message: 'm', help: 'h' });
    if (!('check' in rule)) throw new Error(when);
    reads.mockClear();
    runExample(defineModule({ name: 'config', apiVersion: 1, rules: [rule] }), 'ACME0001', {
      name: 'many',
      mappings: Array.from({ length: mappings }, (_, i) => `A${i} >> b${i}`),
    });
    return reads.mock.calls.length;
  };
  for (const [scope, when, each] of [
    ['mapping', 'mapping.hasDefault && !mapping.hasDefault', 1],
    ['leg', 'leg.mappings.exists(m, m.hasDefault) || leg.mappings.filter(m, !m.hasDefault).all(n, n.hasDefault)', 3],
  ] as const) {
    const most = (mappings: number) => expect(readsOf(scope, when, mappings)).toBeLessThanOrEqual(each * mappings);
    most(50);
    most(500);
  }
});
