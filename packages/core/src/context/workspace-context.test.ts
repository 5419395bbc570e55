import type { FieldMapping, Leg, Project } from '../model/project.js';
import type { Field, Table } from '../model/table.js';
import { legRule, workspaceRule, type WorkspaceRule } from '../rule.js';
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
  const rules = [workspaceRule({ ...told('X'), check: () => undefined })];
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
  const others: WorkspaceRule = workspaceRule({
    ...told('X'),
    check({ project: own, leg: { at }, workspace, report }) {
      const names = workspace.projects.filter((each) => each !== own).map(({ model }) => model.name);
      report({ at: at.call({ model: LEG }, 'id'), detail: names.join(', ') });
    },
  });

  it('sees them, whichever of them is checked', () => {
    const report = run([others], [project('A'), project('B'), project('C')]);
    expect(report.projects.map(({ findings: [finding] }) => finding?.message)).toEqual(['B, C', 'A, C', 'A, B']);
    const modules = [defineModule({ name: 'test', apiVersion: 1, rules: [others] })];
    const check = createValidator({ modules }).check(workspaceOf([project('A'), project('B')]), {
      filter: ({ name }) => name === 'B',
    });
    const { value } = check.next();
    expect(value).toMatchObject({ name: 'B', findings: [{ message: 'A' }] });
  });

  it('is told of, so that nobody checks a map without the others', () => {
    const sound = legRule({ ...told('SOUND'), check: () => undefined });
    const modules = [defineModule({ name: 'test', apiVersion: 1, rules: [others, sound] })];
    expect(createValidator({ modules }).asksOfAllMaps).toBe(true);
    expect(createValidator({ modules, config: { rules: { X: 'off' } } }).asksOfAllMaps).toBe(false);
    expect(createValidator({ modules, config: { only: ['SOUND'] } }).asksOfAllMaps).toBe(false);
    const overrides = [{ maps: ['A'], rules: { X: 'error' as const } }];
    expect(createValidator({ modules, config: { rules: { X: 'off' }, overrides } }).asksOfAllMaps).toBe(true);
  });

  it('does without a map that cannot be prepared, which is told of there', () => {
    const broken = project('B', {}, [{ ...LEG, mappings: [mapping(5 as never, 'id')] }]);
    const report = run([others], [project('A'), broken]);
    expect(report.projects.map(({ findings: [finding] }) => finding?.code)).toEqual(['X', 'DIPV1001']);
    expect(only({ ...report, projects: report.projects.slice(0, 1) }).findings[0]?.message).toBe('');
  });
});
