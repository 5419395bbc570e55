import { Container } from 'inversify';
import { legFact } from '../leg-fact.js';
import { legRule, sideRule, workspaceRule, type LegCheck, type SideCheck } from '../rule.js';
import type { FieldMapping } from '../model/project.js';
import { defineModule } from '../modules/module.js';
import { coreModule } from '../modules/services.js';
import { replace } from '../modules/token.js';
import { LEG, only, project, runModules, told, workspaceOf } from '../test-data/run.js';
import { parseFieldPath } from '../field-path.js';
import type { Table } from '../model/table.js';
import { ProjectContext } from './project-context.js';
import { tablesUsed } from './tables-used.js';

const mapping = (destinationField: string): FieldMapping => ({
  direction: 3,
  rawDirection: 3,
  sourceField: 'Name',
  destinationField,
  destinationRelatedEntity: null,
  transforms: [],
  raw: null,
});

const ACCOUNTS: Table = {
  platform: 'dataverse',
  name: 'accounts',
  displayName: null,
  names: ['accounts'],
  completeness: 'complete',
  fields: new Map([
    [
      'name',
      {
        name: 'name',
        displayName: null,
        type: { kind: 'text', length: null, bits: null, precision: null, minimum: null, maximum: null, options: null },
        requirement: 'optional',
        creatable: null,
        updatable: null,
        fillsItself: false,
        targets: [],
      },
    ],
  ]),
  keys: [{ name: 'key', fields: ['name'], isIntegrationKey: null, isPrimaryKey: false }],
  primaryCompanyContextField: undefined,
  companyContextFields: undefined,
  file: 'tables.json',
};

const MAPPINGS = ['name', 'nam', 'parent.name'].map(mapping);

function workspace(...names: readonly string[]) {
  const projects = names.map((name) => project(name, {}, [{ ...LEG, mappings: MAPPINGS }]));
  return workspaceOf(projects, { tables: [ACCOUNTS] });
}

/** Asks for all that contexts keep once they have worked it out. */
const asking = sideRule({
  ...told('ASKING'),
  check({ side }) {
    for (const each of side.leg.mappings) void each.end(side.name).resolution;
    void [side.company.isSpecific, side.keys.integrationKey, side.paths.mappingsOf('name')];
  },
});

describe('contexts', () => {
  it('are built once a run, and none of them to find the tables that maps use', () => {
    const freeze = jest.spyOn(Object, 'freeze');
    const given = workspace('A', 'B');
    const count = (): Readonly<Record<string, number>> => {
      const names = freeze.mock.calls.map(([object]) => (object as object).constructor?.name ?? '');
      freeze.mockClear();
      const ours = names.filter((name) => /Context$|^SuppliedTables$|^TaskEnvironments$|^WorkspaceIndex$/.test(name));
      return Object.fromEntries([...new Set(ours)].map((name) => [name, ours.filter((each) => each === name).length]));
    };
    tablesUsed(given);
    expect(count()).toEqual({ WorkspaceIndex: 1, TaskEnvironments: 1, SuppliedTables: 2 });
    runModules([defineModule({ name: 'acme', apiVersion: 1, rules: [asking] })], given);
    expect(count()).toEqual({
      RunContext: 1,
      ProjectContext: 2,
      TaskContext: 2,
      WorkspaceContext: 1,
      LegContext: 2,
      SideContext: 4,
      MappingContext: 2 * MAPPINGS.length,
    });
    freeze.mockRestore();
  });
});

it('are made a second time for those maps alone that a rule about all maps says something of', () => {
  const freeze = jest.spyOn(Object, 'freeze');
  const count = (given: ReturnType<typeof workspace>, judged: readonly string[]): number => {
    const rule = workspaceRule({
      ...told('X'),
      fact: legFact({ name: 'test/name', of: ({ task }) => task.project.model.name }),
      judge: (own) => (judged.includes(own.told) ? true : null),
      check: () => undefined,
    });
    freeze.mockClear();
    runModules([defineModule({ name: 'acme', apiVersion: 1, rules: [asking, rule] })], given);
    return freeze.mock.calls.filter(([object]) => object instanceof ProjectContext).length;
  };
  expect(count(workspace('A', 'B', 'C'), [])).toBe(3);
  expect(count(workspace('A', 'B', 'C'), ['B'])).toBe(4);
  freeze.mockRestore();
});

it('services are asked for once a run, however many maps it has', () => {
  const services = coreModule.services?.map(({ token, service }) => replace(token, service)) ?? [];
  const get = jest.spyOn(Container.prototype, 'get');
  const count = (...names: readonly string[]): number => {
    get.mockClear();
    runModules([defineModule({ name: 'acme', apiVersion: 1, rules: [asking], services })], workspace(...names));
    return get.mock.calls.length;
  };
  const ofOne = count('A');
  expect(ofOne).toBeGreaterThan(0);
  expect(count('A', 'B', 'C')).toBe(ofOne);
  get.mockRestore();
});

it('what only rules of dipv see is not frozen, which costs time', () => {
  const given = workspace('A');
  const seen: SideCheck[] = [];
  const looking = sideRule({ ...told('DIPV9999'), check: (check) => void seen.push(check) });
  runModules([defineModule({ name: '@dipv/test', apiVersion: 1, rules: [looking] })], given);
  const [{ leg, side } = { leg: null, side: null }] = seen;
  expect([given, leg, side].map((each) => Object.isFrozen(each))).toEqual([false, false, false]);
});

type Changed = (context: LegCheck) => object;

const path = parseFieldPath('parent.name');

describe('what a rule is given', () => {
  it.each<[string, Changed]>([
    ['the run', ({ project: { run } }) => run],
    ['the policies of a run', ({ project: { run } }) => run.crossCompanySharing],
    ['the project', ({ project: of }) => of],
    ['its tasks', ({ project: of }) => of.tasks],
    ['a task', ({ task }) => task],
    ['its environments', ({ task }) => task.environments],
    ['an environment', ({ task }) => task.environments.find(null, 'CRM')],
    ['its legs', ({ task }) => task.legs],
    ['a leg', ({ leg }) => leg],
    ['its mappings', ({ leg }) => leg.mappings],
    ['what it writes', ({ leg }) => leg.flowsTo('source')],
    ['one of that', ({ leg }) => leg.flowsTo('source')[0]!],
    ['a side', ({ destination }) => destination],
    ['the state of its table', ({ destination }) => destination.tableState],
    ['the tables around it', ({ destination }) => destination.tables],
    ['a related table', ({ destination }) => destination.tables.related('accounts')],
    ['what is known of its key', ({ destination }) => destination.tables.related('accounts').integrationKey],
    ['the keys of a side', ({ destination }) => destination.keys],
    ['what is known of them', ({ destination }) => destination.keys.knowledge],
    ['the integration key', ({ destination }) => destination.keys.integrationKey as object],
    ['the listed keys', ({ destination }) => destination.keys.listed],
    ['the company of a side', ({ destination }) => destination.company],
    ['the paths of a side', ({ destination }) => destination.paths],
    ['how a path resolves', ({ destination }) => destination.paths.resolve(path)],
    ['what maps a path', ({ destination }) => destination.paths.mappingsOf('name')],
    ['what maps no path', ({ destination }) => destination.paths.mappingsOf('fax')],
    ['a mapping', ({ leg }) => leg.mappings[0]!],
    ['an end of it', ({ leg }) => leg.mappings[0]!.destination],
    ['its path', ({ leg }) => leg.mappings[2]!.destination.path!],
    ['the steps of that', ({ leg }) => leg.mappings[2]!.destination.path!.steps],
    ['how it resolves', ({ leg }) => leg.mappings[0]!.destination.resolution!],
    ['what it misses', ({ leg }) => leg.mappings[2]!.destination.resolution!.missing!],
    ['what there is in its place', ({ leg }) => leg.mappings[2]!.destination.resolution!.missing!.candidates],
    ['a lack', ({ source }) => source.lackOf('table')!],
  ])('cannot be changed: %s', (_, given) => {
    const breaking = legRule({
      ...told('BREAKING'),
      check(context) {
        const target = given(context) as Record<string, unknown>;
        const [key = 'added'] = [...Object.keys(target)].reverse();
        if (target instanceof Set) (target as Set<unknown>).add('Customers V3');
        else target[key] = null;
      },
    });
    const seen: string[] = [];
    const looking = sideRule({
      ...told('LOOKING'),
      check: ({ side, leg }: SideCheck) => {
        const ends = leg.mappings.map((each) => each.end(side.name).resolution?.outcome);
        const key = side.keys.integrationKey;
        seen.push(`${side.tableState.state} ${ends.join()} ${typeof key === 'string' ? key : key.fields.join()}`);
      },
    });
    const acme = defineModule({ name: 'acme', apiVersion: 1, rules: [breaking, looking] });
    const { findings } = only(runModules([acme], workspace('A')));
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Exception in BREAKING of module \S+: TypeError: /),
    ]);
    expect(seen).toEqual(['unknown unknown,unknown,unknown unknown', 'known resolved,unresolved,unresolved name']);
  });
});
