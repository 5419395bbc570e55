import type { FieldMapping, Leg, Project } from '../model/project.js';
import type { Field, Table } from '../model/table.js';
import { legFact, type MapFacts } from '../leg-fact.js';
import type { Report } from '../model/report.js';
import { legRule, workspaceRule, type Rule } from '../rule.js';
import type { ValidatorConfig } from '../validator-config.js';
import { LEG, only, project, run, told, workspaceOf } from '../test-data/run.js';
import { defineModule } from '../modules/module.js';
import { createValidator } from '../create-validator.js';

const mapping = (sourceField: string, destinationField: string): FieldMapping => ({
  direction: 1,
  rawDirection: 1,
  sourceField,
  destinationField,
  destinationRelatedEntity: null,
  transforms: [],
  raw: null,
});
const column = (name: string, targets: readonly string[] = []): Field => ({
  name,
  displayName: null,
  type: {
    kind: targets.length > 0 ? 'lookup' : 'text',
    length: null,
    bits: null,
    precision: null,
    minimum: null,
    maximum: null,
    options: null,
  },
  requirement: 'optional',
  creatable: true,
  updatable: true,
  fillsItself: false,
  targets,
});
/** A table whose lookups are called as the tables that they lead to. */
const table = (name: string, targets: readonly string[] = []): Table => ({
  platform: 'dataverse',
  name,
  displayName: null,
  names: [name],
  completeness: 'complete',
  fields: new Map(
    [column('id'), ...targets.map((target) => column(target, [target]))].map((each) => [each.name, each]),
  ),
  keys: [{ name: 'k', fields: ['id'], isIntegrationKey: true, isPrimaryKey: false }],
  primaryCompanyContextField: null,
  companyContextFields: [],
  file: 'x.json',
});
const leg = (destinationTable: string, targets: readonly string[]): Leg => ({
  ...LEG,
  destinationTable,
  mappings: [mapping('Id', 'id'), ...targets.map((target) => mapping(target, `${target}.id`))],
});

/** @param lookups of each table, by its name; each has one map, called as the table in upper case */
function dependenciesOf(lookups: Readonly<Record<string, readonly string[]>>) {
  const entries = Object.entries(lookups);
  const projects = entries.map(([name, targets]) => project(name.toUpperCase(), {}, [leg(name, targets)]));
  return dependenciesIn(
    projects,
    entries.map(([name, targets]) => table(name, targets)),
  );
}

function dependenciesIn(projects: readonly Project[], tables: readonly Table[] = []) {
  const rules = [legRule({ ...told('X'), check: () => undefined })];
  const validator = createValidator({ modules: [defineModule({ name: 'test', apiVersion: 1, rules })] });
  return validator.dependencies(workspaceOf(projects, { tables }));
}
const namesOf = (projects: readonly { readonly model: { readonly name: string } }[]) =>
  projects.map(({ model }) => model.name);

describe('maps that rest on each other', () => {
  it('are in the order in which to enable them', () => {
    const { order, circles, open } = dependenciesOf({
      orders: ['accounts', 'terms'],
      accounts: ['terms'],
      terms: [],
      units: [],
    });
    expect(order.map(namesOf)).toEqual([['TERMS', 'UNITS'], ['ACCOUNTS'], ['ORDERS']]);
    expect([circles, open]).toEqual([[], []]);
  });

  it('in a circle are told by the shortest way around, and share a step', () => {
    const { order, circles } = dependenciesOf({
      accounts: ['contacts', 'terms'],
      contacts: ['firms'],
      firms: ['accounts', 'contacts'],
      terms: [],
      orders: ['firms'],
    });
    expect(circles).toHaveLength(1);
    expect(circles[0]!.steps.map(({ project: { model }, lookup }) => [model.name, lookup.name])).toEqual([
      ['ACCOUNTS', 'contacts'],
      ['CONTACTS', 'firms'],
      ['FIRMS', 'accounts'],
    ]);
    expect(namesOf(circles[0]!.projects)).toEqual(['ACCOUNTS', 'CONTACTS', 'FIRMS']);
    expect(order.map(namesOf)).toEqual([['TERMS'], ['ACCOUNTS', 'CONTACTS', 'FIRMS'], ['ORDERS']]);
  });

  it('do not wait for themselves', () => {
    const { order, circles } = dependenciesOf({ accounts: ['accounts'] });
    expect([order.map(namesOf), circles]).toEqual([[['ACCOUNTS']], []]);
  });

  it('wait for each map of the table that a lookup leads to, in whatever case it is written', () => {
    const projects = [
      project('ORDERS', {}, [leg('Orders', ['terms'])]),
      project('TERMS', {}, [leg('TERMS', [])]),
      project('MORE TERMS', {}, [leg('terms', ['units'])]),
      project('UNITS', {}, [leg('units', [])]),
    ];
    const tables = [table('orders', ['terms']), table('terms', ['units']), table('units')];
    const { order } = dependenciesIn(projects, tables);
    expect(order.map(namesOf)).toEqual([['TERMS', 'UNITS'], ['MORE TERMS'], ['ORDERS']]);
  });

  it('leave out Data Integrator projects', () => {
    const projects = [
      project('ORDERS', {}, [leg('orders', ['terms'])]),
      project('TERMS', { isDualWrite: false }, [leg('terms', [])]),
    ];
    const { order } = dependenciesIn(projects, [table('orders', ['terms']), table('terms')]);
    expect(order.map(namesOf)).toEqual([['ORDERS']]);
  });

  it.each([
    ['another environment', 'Sales test', [['ORDERS', 'TERMS']]],
    ['the same environment, written otherwise', ' SALES', [['TERMS'], ['ORDERS']]],
  ])('into %s', (_, environment, expected) => {
    const of = (destinationEnvironment: string, more: Leg): Leg => ({ ...more, destinationEnvironment });
    const projects = [
      project('ORDERS', {}, [of('Sales', leg('orders', ['terms']))]),
      project('TERMS', {}, [of(environment, leg('terms', []))]),
    ];
    const { order } = dependenciesIn(projects, [table('orders', ['terms']), table('terms')]);
    expect(order.map(namesOf)).toEqual(expected);
  });

  it('of a table are found from a lookup to it, and none of a table that no map is of', () => {
    const projects = [
      project('ORDERS', {}, [leg('orders', ['terms', 'units'])]),
      project('TERMS', {}, [leg('terms', [])]),
      project('MORE TERMS', {}, [leg('terms', [])]),
    ];
    const tables = [table('orders', ['terms', 'units']), table('terms'), table('units')];
    const dependencies = dependenciesIn(projects, tables);
    const side = dependencies.order[1]![0]!.tasks[0]!.legs[0]!.destination;
    const mapsOf = (name: string) =>
      dependencies.legsOf(side, side.tables.related(name)).map(({ task }) => task.project.model.name);
    expect(mapsOf('terms')).toEqual(['TERMS', 'MORE TERMS']);
    expect([mapsOf('units'), mapsOf('nowhere')]).toEqual([[], []]);
  });

  it('of a table are found by any of its names', () => {
    const projects = [project('ORDERS', {}, [leg('orders', ['terms'])]), project('TERMS', {}, [leg('term', [])])];
    const terms = { ...table('terms'), names: ['terms', 'term'] };
    const dependencies = dependenciesIn(projects, [table('orders', ['terms']), terms]);
    expect(dependencies.order.map(namesOf)).toEqual([['TERMS'], ['ORDERS']]);
    const side = dependencies.order[1]![0]!.tasks[0]!.legs[0]!.destination;
    const legs = dependencies.legsOf(side, side.tables.related('terms'));
    expect(legs.map(({ task }) => task.project.model.name)).toEqual(['TERMS']);
  });

  it('cannot be changed by who is told of them', () => {
    const dependencies = dependenciesOf({ a: ['b'], b: ['a'] });
    const { circles, order, open } = dependencies;
    expect([dependencies, circles, order, open].every((part) => Object.isFrozen(part))).toBe(true);
  });

  it('tell each circle by itself, in the order of the workspace', () => {
    const { circles } = dependenciesOf({ a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] });
    const shown = circles.map(({ projects, steps }) => [namesOf(projects), steps.map(({ related: { name } }) => name)]);
    expect(shown).toEqual([
      [
        ['A', 'B'],
        ['b', 'a'],
      ],
      [
        ['C', 'D'],
        ['d', 'c'],
      ],
    ]);
  });

  it('of two thousand are gone through once each', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `table${i}`);
    const { order, circles } = dependenciesOf(
      Object.fromEntries(names.map((name, i) => [name, [names[(i + 1) % 2000] ?? '']])),
    );
    expect(circles[0]!.steps).toHaveLength(2000);
    expect(order).toHaveLength(1);
  });

  it('are not known where nobody knows where a lookup leads', () => {
    const projects = [project('A', {}, [leg('accounts', ['terms'])]), project('B', {}, [leg('terms', [])])];
    const { open } = dependenciesIn(projects);
    expect(open.map(({ lookup, lack }) => [lookup.name, lack.fact])).toEqual([['terms', 'lookupTargets']]);
  });
});

describe('a rule about all maps', () => {
  const made: string[] = [];
  const idOf = legFact({
    name: 'test/id',
    of({ model, task }) {
      made.push(task.project.model.name);
      return model.id;
    },
  });
  const others = workspaceRule({
    ...told('X'),
    fact: idOf,
    judge(own, maps) {
      const names = maps.filter((each) => each !== own.map).map(({ name }) => name);
      return own.map.name === 'SILENT' ? null : { id: own.told, names };
    },
    check: ({ leg: { at }, judged: { id, names }, report }) =>
      report({ at: at.call({ model: LEG }, 'id'), detail: `${id}: ${names.join(', ')}` }),
  });
  const build = (rules: readonly Rule[], config: ValidatorConfig = {}) =>
    createValidator({ modules: [defineModule({ name: 'test', apiVersion: 1, rules })], config });
  const messagesOf = ({ projects }: Report) => projects.map(({ findings }) => findings.map(({ message }) => message));

  it('judges by what is told of all of them, and checks those that it has something to say of', () => {
    const report = run([others], [project('A'), project('B'), project('SILENT')]);
    expect(messagesOf(report)).toEqual([['001: B, SILENT'], ['001: A, SILENT'], []]);
  });

  it('knows maps that are not checked', () => {
    const check = build([others]).check(workspaceOf([project('A'), project('B')]), {
      filter: ({ name }) => name === 'B',
    });
    expect([...check].map(({ report }) => [report.name, ...messagesOf({ projects: [report] } as never)])).toEqual([
      ['B', []],
      ['B', ['001: A']],
    ]);
  });

  it('shares a fact with others, which is told once of each leg', () => {
    made.length = 0;
    const twin = workspaceRule({ ...told('Y'), fact: idOf, judge: () => true, check: () => undefined });
    run([others, twin], [project('A'), project('B')]);
    expect(made).toEqual(['A', 'B']);
  });

  it('is judged by maps from elsewhere, too, whose facts came as text', () => {
    const rules = [others];
    const [a, b] = [project('A'), project('B')].map((each) => workspaceOf([each]));
    const elsewhere: MapFacts[] = [];
    for (const _ of build(rules).check(a!, { judge: (maps) => (elsewhere.push(...maps), []) }));
    const validator = build(rules);
    const judge = (maps: readonly MapFacts[]) =>
      validator.judge([...(JSON.parse(JSON.stringify(elsewhere)) as MapFacts[]), ...maps]).slice(1);
    const reports = [...validator.check(b!, { judge })].map(({ report }) => report);
    expect(messagesOf({ projects: reports } as never)).toEqual([[], ['001: A']]);
  });

  it('leaves findings of its maps in the order of their places', () => {
    const second = legRule({ ...told('W'), check: ({ report }) => report({ at: '', detail: 'second' }) });
    const third = legRule({ ...told('Y'), check: ({ report }) => report({ at: '', detail: 'third' }) });
    expect(messagesOf(run([third, others, second], [project('A')]))).toEqual([['second', '001: ', 'third']]);
  });

  it('is told of, so that nobody checks a map without the others', () => {
    const sound = legRule({ ...told('SOUND'), check: () => undefined });
    const rules = [others, sound];
    expect(build(rules).asksOfAllMaps).toBe(true);
    expect(build(rules, { rules: { X: 'off' } }).asksOfAllMaps).toBe(false);
    expect(build(rules, { only: ['SOUND'] }).asksOfAllMaps).toBe(false);
    const overrides = [{ maps: ['A'], rules: { X: 'error' as const } }];
    expect(build(rules, { rules: { X: 'off' }, overrides }).asksOfAllMaps).toBe(true);
    const report = build(rules, { rules: { X: 'off' }, overrides }).validate(workspaceOf([project('A'), project('B')]));
    expect(messagesOf(report)).toEqual([['001: B'], []]);
  });

  it('tells at the leg what keeps a fact from being told, and what goes wrong in its judge', () => {
    const failing = (part: string) => () => {
      throw new Error(`no ${part}`);
    };
    const fact = { of: { name: 'test/broken', of: failing('fact') }, judge: failing('judge') };
    const rules = [
      workspaceRule({ ...told('F'), fact: fact.of, judge: () => null, check: () => undefined }),
      workspaceRule({ ...told('J'), fact: idOf, judge: fact.judge, check: () => undefined }),
      workspaceRule({ ...told('P'), fact: idOf, judge: async () => Promise.resolve(1), check: () => undefined }),
    ];
    const { findings } = only(run(rules, [project('A')]));
    expect(findings.map(({ code, location: { pointer }, message }) => [code, pointer, message.split('\n')[0]])).toEqual(
      [
        ['DIPV1001', '/legs/0', 'Exception in F of module test: Error: no fact'],
        ['DIPV1001', '/legs/0', 'Exception in J of module test: Error: no judge'],
        [
          'DIPV1001',
          '/legs/0',
          'Fault in P of module test: its judge is async, which dipv does not wait for: let it return without a promise',
        ],
      ],
    );
  });

  it('cannot change what others are told', () => {
    const breaking = workspaceRule({
      ...told('B'),
      fact: idOf,
      judge(_, maps) {
        (maps as unknown[]).length = 0;
        return null;
      },
      check: () => undefined,
    });
    const { findings } = only(run([breaking, others], [project('A')]));
    expect(findings.map(({ code }) => code)).toEqual(['DIPV1001', 'X']);
  });

  it('does without a map that cannot be prepared, which is told of there', () => {
    const broken = project('B', {}, [{ ...LEG, mappings: [mapping(5 as never, 'id')] }]);
    const report = run([others], [project('A'), broken]);
    expect(report.projects.map(({ findings }) => findings.map(({ code }) => code))).toEqual([['X'], ['DIPV1001']]);
  });

  it('has a fact of its own name', () => {
    const twin = workspaceRule({ ...told('Y'), fact: { ...idOf }, judge: () => null, check: () => undefined });
    expect(() => build([others, twin])).toThrow(
      'module test, rule Y: another fact is called test/id, that of X of module test: give it a name of its own.',
    );
  });
});
