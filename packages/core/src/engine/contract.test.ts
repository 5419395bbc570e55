import { setImmediate } from 'node:timers/promises';
import { defineModule } from '../modules/module.js';
import { legRule, type LegCheck, type LegRule } from '../rule.js';
import { document, LEG, only, project, runModules, told, workspaceOf } from '../test-data/run.js';

const sound = legRule({ ...told('SOUND'), check: ({ leg, report }) => report({ at: leg.at('id'), detail: 'found' }) });
const mapping = {
  direction: 1,
  rawDirection: 1,
  sourceField: 'Name',
  destinationField: 'name',
  destinationRelatedEntity: null,
  transforms: [],
  raw: null,
} as const;

/** What comes of a rule that breaks the contract, beside two that keep it: one before it, one after it. */
function outcome(broken: Partial<LegRule>) {
  const rule = legRule({ ...told('BROKEN'), check: () => undefined, fixable: true, ...broken });
  const after = legRule({
    ...told('UNHARMED'),
    check: ({ leg, report }) =>
      report({ at: '', detail: `${leg.mappings.length} ${leg.model.mappings.length} mappings` }),
  });
  const modules = [
    { ...defineModule({ name: 'acme', apiVersion: 1, rules: [after, rule, sound] }), origin: 'plugins[0]' },
  ];
  const [leg] = project('A').tasks[0]!.legs;
  const { findings, notChecked } = only(
    runModules(modules, workspaceOf([project('A', {}, [{ ...leg!, mappings: [mapping] }])])),
  );
  const messages = (...codes: string[]) =>
    findings.filter(({ code }) => codes.includes(code)).map(({ message }) => message);
  return { own: messages('BROKEN'), others: messages('SOUND', 'UNHARMED'), faults: messages('DIPV1001'), notChecked };
}

/** A check whose types nobody looked at. */
const untyped = (check: (context: LegCheck) => unknown) => ({ check: check as LegRule['check'] });
const reporting = (finding: unknown) => untyped(({ report }) => (report as (finding: unknown) => void)(finding));
const GOOD = { at: '/legs/0', detail: 'odd' };

it.each<[string, Partial<LegRule>, string]>([
  ['no finding', reporting(undefined), 'it reports undefined in place of a finding'],
  ['no pointer', reporting({ detail: 'odd' }), '`at` is no JSON pointer but undefined. It says: odd'],
  ['a pointer that is no text', reporting({ ...GOOD, at: 7 }), '`at` is no JSON pointer but 7. It says: odd'],
  [
    'a pointer without its slash',
    reporting({ ...GOOD, at: 'legs/0' }),
    '`at` is no JSON pointer, which starts with a slash, but "legs/0". It says: odd',
  ],
  ['no detail', reporting({ at: '' }), '`detail` is no text but undefined'],
  ['a detail that is no text', reporting({ at: '', detail: new Error('odd') }), '`detail` is no text but an object'],
  [
    'an unknown side',
    reporting({ ...GOOD, side: 'sources' }),
    'it reports the side "sources": did you mean source? It says: odd',
  ],
  [
    'an unknown variant',
    { ...reporting({ ...GOOD, variant: 'narow' }), variants: [{ name: 'narrow', severity: 'info', description: '' }] },
    'it reports the variant "narow": did you mean narrow? It says: odd',
  ],
  [
    'a variant where there is none',
    reporting({ ...GOOD, variant: 'narrow' }),
    'it reports the variant "narrow" and has none. It says: odd',
  ],
  ['a field that is no text', reporting({ ...GOOD, field: 7 }), '`field` is no text but 7. It says: odd'],
  [
    'a mapping that is none',
    reporting({ ...GOOD, mapping: 'Name' }),
    '`mapping` is none of the leg\'s but "Name". It says: odd',
  ],
  [
    'a document that is none',
    reporting({ ...GOOD, document: 'map.json' }),
    '`document` is none but "map.json". It says: odd',
  ],
  [
    'a span without an end',
    reporting({ ...GOOD, span: { start: 1 } }),
    '`span` has no numbers `start` and `end`. It says: odd',
  ],
  ['help that is no text', reporting({ ...GOOD, help: 7 }), '`help` is no text but 7. It says: odd'],
  [
    'a fix without a title',
    reporting({ ...GOOD, fix: {} }),
    'the title of its fix is no text but undefined. It says: odd',
  ],
  ['a fix without changes', reporting({ ...GOOD, fix: { title: 'Mend it' } }), 'its fix has no changes. It says: odd'],
  [
    'a fix of no changes',
    reporting({ ...GOOD, fix: { title: 'Mend it', changes: [] } }),
    'its fix has no changes. It says: odd',
  ],
  [
    'a fix that is none',
    reporting({ ...GOOD, fix: null }),
    'the title of its fix is no text but undefined. It says: odd',
  ],
  ['a subject that is no text', reporting({ ...GOOD, subject: null }), '`subject` is no text but null. It says: odd'],
  ['a span that is none', reporting({ ...GOOD, span: null }), '`span` has no numbers `start` and `end`. It says: odd'],
  [
    'a span without a start',
    reporting({ ...GOOD, span: { end: 1 } }),
    '`span` has no numbers `start` and `end`. It says: odd',
  ],
  ['a document that is nothing', reporting({ ...GOOD, document: null }), '`document` is none but null. It says: odd'],
  [
    'a document without a function',
    reporting({ ...GOOD, document: { ...document('a.json'), edits: null } }),
    '`document` is none but an object. It says: odd',
  ],
  [
    'a document without a file',
    reporting({ ...GOOD, document: { ...document('a.json'), file: null } }),
    '`document` is none but an object. It says: odd',
  ],
  ['text in place of a finding', reporting('odd'), 'it reports "odd" in place of a finding'],
  [
    'a fix with a change of no kind',
    reporting({ ...GOOD, fix: { title: 'Mend it', changes: [{ pointer: '/a' }] } }),
    'a change of its fix neither removes nor replaces: { kind, pointer }, and value where it replaces. It says: odd',
  ],
  ['a blank detail', reporting({ ...GOOD, detail: ' ' }), '`detail` is blank: say what is wrong'],
  [
    'a severity',
    reporting({ ...GOOD, severity: 'info' }),
    'it reports a severity, which is that of the rule: give the rule a variant of another one, and report that. It says: odd',
  ],
  [
    'what no finding has',
    reporting({ ...GOOD, fields: 'name' }),
    'it reports "fields": did you mean field? It says: odd',
  ],
  [
    'a fix that it does not speak of',
    {
      ...reporting({ ...GOOD, fix: { title: 'Mend it', changes: [{ kind: 'remove', pointer: '/a' }] } }),
      fixable: false,
    },
    'it reports a fix, and does not say so: give the rule `fixable: true`. It says: odd',
  ],
  [
    'by a generator',
    untyped(function* ({ report }) {
      yield report(GOOD);
    }),
    'its check is a generator, which nobody runs: let it be a plain function',
  ],
  [
    'by what it returns',
    untyped(() => [GOOD]),
    'its check returns a list, which nobody hears of: let it call `report` for each finding',
  ],
  [
    'only where it applies, and says nothing of that',
    { ...reporting(GOOD), applies: (() => undefined) as unknown as () => boolean },
    'its applies gives undefined: let it return true or false',
  ],
  [
    'only where it applies, and says so in words',
    { ...reporting(GOOD), applies: (() => 'no') as unknown as () => boolean },
    'its applies gives "no": let it return true or false',
  ],
  [
    'a reason that is no text',
    untyped(({ notChecked }) => (notChecked as (reason: unknown) => void)(null)),
    'it gives null as the reason why something was not checked',
  ],
])('a rule that reports %s is told of, and all others are heard', (_, rule, fault) => {
  expect(outcome(rule)).toEqual({
    own: [],
    others: ['found', '1 1 mappings'],
    faults: [`Fault in BROKEN of plugins[0], module acme: ${fault}`],
    notChecked: [],
  });
});

const REMOVE = { kind: 'remove', pointer: '/a' };

it.each<[string, unknown]>([
  ['no change', null],
  ['no kind', { pointer: '/a' }],
  ['an unknown kind', { kind: 'move', pointer: '/a', value: 'b' }],
  ['no pointer', { kind: 'remove' }],
  ['a pointer without its slash', { kind: 'remove', pointer: 'a' }],
  ['no value to replace by', { kind: 'replace', pointer: '/a' }],
  ['an object to replace by', { kind: 'replace', pointer: '/a', value: {} }],
])('a fix with a change that has %s is told of, beside changes that are sound', (_, change) => {
  const { own, faults } = outcome(reporting({ ...GOOD, fix: { title: 'Mend it', changes: [REMOVE, change] } }));
  expect(own).toEqual([]);
  expect(faults).toEqual([expect.stringContaining('a change of its fix neither removes nor replaces')]);
});

it.each<[string, object]>([
  ['the source', { side: 'source' }],
  ['the destination', { side: 'destination' }],
  ['the whole file', { at: '' }],
  ['no field', { field: null }],
  ['a field', { field: 'name' }],
  ['a part of a text', { span: { start: 0, end: 1 } }],
  ['another document', { document: document('set.json') }],
  ['a subject, with help', { subject: 'USMF', help: 'Mend it so.' }],
  ...[REMOVE, ...['b', 7, true, null].map((value) => ({ kind: 'replace', pointer: '', value }))].map(
    (change): [string, object] => [JSON.stringify(change), { fix: { title: 'Mend it', changes: [change] } }],
  ),
])('a finding about %s is heard', (_, more) => {
  expect(outcome(reporting({ ...GOOD, ...more }))).toMatchObject({ own: ['odd'], faults: [] });
});

it('a finding of a variant is heard, and one that may have been meant is offered for another', () => {
  const variants = [
    { name: 'narrow', severity: 'info', description: '' },
    { name: 'wide', severity: 'info', description: '' },
  ] as const;
  expect(outcome({ ...reporting({ ...GOOD, variant: 'wide' }), variants })).toMatchObject({ own: ['odd'], faults: [] });
  expect(outcome({ ...reporting({ ...GOOD, variant: 'other' }), variants }).faults).toEqual([
    expect.stringContaining('it reports the variant "other": there is narrow, wide. It says: odd'),
  ]);
});

it('a fault is told once a place', () => {
  const rule = untyped(({ report }) => [1, 2, 3].forEach(() => (report as (finding: unknown) => void)(null)));
  expect(outcome(rule).faults).toHaveLength(1);
});

it('faults at two places, or of two kinds, are told each', () => {
  const rule = untyped(({ report }) => {
    const any = report as (finding: unknown) => void;
    any(null);
    any(7);
  });
  expect(outcome(rule).faults).toHaveLength(2);
  const broken = legRule({ ...told('BROKEN'), ...reporting(null) });
  const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [broken] })];
  const legs = [LEG, { ...LEG, id: '002', pointer: '/legs/1' }];
  const { findings } = only(runModules(modules, workspaceOf([project('A', {}, legs)])));
  expect(findings.map(({ leg }) => leg)).toEqual(['001', '002']);
  expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
});

it('where exceptions are not reported, it is said that the check broke the contract', () => {
  const broken = legRule({ ...told('BROKEN'), ...reporting(null) });
  const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [broken] })];
  const config = { rules: { DIPV1001: 'off' } } as const;
  expect(only(runModules(modules, workspaceOf([project('A')]), config))).toMatchObject({
    findings: [],
    notChecked: [{ code: 'DIPV1001', reason: 'fault in BROKEN' }],
  });
});

it.each<[string, unknown]>([
  ['a number', 7],
  ['nothing', undefined],
  ['an object without a reason', { fact: 'table' }],
  ['a reason that is no text', { fact: 'table', reason: 7 }],
  ['words without marks', { text: 'odd' }],
  ['marks without words', { marks: [] }],
])('%s is no reason why something was not checked', (_, given) => {
  const rule = untyped(({ notChecked }) => (notChecked as (reason: unknown) => void)(given));
  expect(outcome(rule)).toMatchObject({
    notChecked: [],
    faults: [expect.stringContaining('as the reason why something was not checked')],
  });
});

it('what a rule that is no promise gives is nobody’s', () => {
  for (const given of [null, {}, { then: 'later' }, 7, [], [undefined, true, 1]])
    expect(outcome(untyped(() => given)).faults).toEqual([]);
});

it('what a rule says after its check threw, or was async, is not heard', async () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  const late: (() => void)[] = [];
  const thrown = untyped(({ notChecked }) => {
    late.push(() => notChecked('late'));
    throw new Error('broken');
  });
  const { notChecked } = outcome(thrown);
  late.forEach((each) => each());
  expect(notChecked).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(1);
  const waiting = untyped(async ({ notChecked: say }) => {
    await setImmediate();
    say('late');
  });
  expect(outcome(waiting).notChecked).toEqual([]);
  await setImmediate();
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

it('what a rule reports besides a fault is heard', () => {
  const rule = untyped(({ report }) => {
    (report as (finding: unknown) => void)(null);
    report(GOOD);
  });
  expect(outcome(rule)).toMatchObject({ own: ['odd'], faults: [expect.any(String)] });
});

describe('an async rule', () => {
  const told = (part: string) => [
    `Fault in BROKEN of plugins[0], module acme: its ${part} is async, which dipv does not wait for: let it return without a promise`,
  ];

  it('is told of, with what it reported in time; what it reports late is lost', async () => {
    const rule = untyped(async ({ report }) => {
      report({ at: '', detail: 'in time' });
      await setImmediate();
      report({ at: '', detail: 'late' });
    });
    expect(outcome(rule)).toMatchObject({ own: ['in time'], others: ['found', '1 1 mappings'], faults: told('check') });
    await setImmediate();
  });

  it('may throw late without an end to the program', async () => {
    const rule = untyped(async () => {
      await setImmediate();
      throw new Error('late');
    });
    expect(outcome(rule)).toMatchObject({ others: ['found', '1 1 mappings'], faults: told('check') });
    await setImmediate();
    await setImmediate();
  });

  it('is told of where it decides whether it applies', () => {
    const rule = { applies: (() => Promise.reject(new Error('late'))) as unknown as () => boolean };
    expect(outcome(rule)).toMatchObject({ others: ['found', '1 1 mappings'], faults: told('applies') });
  });

  it('that hides it is warned of on stderr', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const rule = untyped(({ report }) => void setTimeout(() => report(GOOD), 0));
    expect(outcome(rule)).toMatchObject({ own: [], faults: [] });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(warn.mock.calls).toEqual([
      [
        'BROKEN of plugins[0], module acme reported after its check had ended, so that no report has it: a check must not wait.',
      ],
    ]);
    warn.mockRestore();
  });
});

it.each([
  ['empties the list of mappings', ({ leg }: LegCheck) => (leg.mappings as unknown[]).splice(0)],
  ['empties the model', ({ leg }: LegCheck) => (leg.model.mappings as unknown[]).splice(0)],
  ['renames a table', ({ leg }: LegCheck) => Object.assign(leg.model, { sourceTable: 'Vendors' })],
  ['takes the map from a workspace', ({ project }: LegCheck) => (project.run.workspace.projects as unknown[]).pop()],
])('a rule that %s is an exception, and changes nothing for others', (_, check) => {
  expect(outcome(untyped(check))).toMatchObject({
    others: ['found', '1 1 mappings'],
    faults: [expect.stringContaining('Exception in BROKEN of plugins[0], module acme: TypeError: ')],
  });
});

it('a map whose JSON nests deeper than calls can is checked all the same', () => {
  let raw: unknown = null;
  for (let depth = 0; depth < 100_000; depth++) raw = [raw];
  const leg = { ...LEG, mappings: [{ ...mapping, raw }] };
  const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [sound] })];
  expect(only(runModules(modules, workspaceOf([project('A', {}, [leg])]))).findings).toHaveLength(1);
});

it('a table keeps its fields', () => {
  const fields = new Map([['name', { name: 'name' }]]);
  const table = { platform: 'dataverse', names: ['accounts'], name: 'accounts', keys: [], fields };
  const rule = legRule({
    ...told('BROKEN'),
    check: ({ project }) => (project.run.workspace.tables[0]!.fields as Map<string, unknown>).clear(),
  });
  const modules = [defineModule({ name: 'acme', apiVersion: 1, rules: [rule] })];
  const { findings } = only(runModules(modules, workspaceOf([project('A')], { tables: [table as never] })));
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('a rule cannot change the model')]);
  expect(fields.size).toBe(1);
});

it.each([
  [
    'throws',
    () => {
      throw new Error('no help');
    },
  ],
  ['is no text', (() => 7) as unknown as () => string],
])('help that %s costs no finding', (what, help) => {
  const fault =
    what === 'throws' ? 'Exception in BROKEN of plugins[0], module acme: Error: no help' : 'its help is no text but 7';
  expect(outcome({ ...reporting(GOOD), help })).toMatchObject({
    own: ['odd'],
    faults: [expect.stringContaining(fault)],
  });
});
