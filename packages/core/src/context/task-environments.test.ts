import type { OrganizationPair } from '../model/connection-set.js';
import { connectionSet, environment, legOf, type Given } from '../test-data/sides.js';
import { document, project, workspaceOf } from '../test-data/run.js';
import { WorkspaceIndex } from './workspace-index.js';

const pair = (firstPartition: string, secondPartition: string, more: Partial<OrganizationPair> = {}) => ({
  kind: 'legal entity' as const,
  firstEnvironment: 'finance',
  firstPartition,
  secondEnvironment: 'sales',
  secondPartition,
  document: document('set.json'),
  firstPointer: '',
  secondPointer: '',
  ...more,
});
const environments = [environment('finance', 'AX'), environment('sales', 'CRM')];
const setOf = (...organizationMapping: readonly OrganizationPair[]) => ({
  ...connectionSet('Contoso', ...environments),
  organizationMapping,
});

describe('the organization mapping of a leg', () => {
  const mapped = (...pairs: readonly OrganizationPair[]) =>
    legOf({ workspace: { connectionSets: [setOf(...pairs)] } }).organizationMapping?.map(
      ({ firstPartition, secondPartition }) => `${firstPartition} ${secondPartition}`,
    );

  it('has the pairs between its environments', () => {
    const other = pair('FRRT', 'FRRT', { secondEnvironment: 'marketing' });
    expect(mapped(pair('USMF', 'USMF'), other, pair('DEMF', 'DE'))).toEqual(['USMF USMF', 'DEMF DE']);
    expect(mapped()).toEqual([]);
  });

  it('has no pair of which one is blank', () => {
    expect(mapped(pair('USMF', ' '), pair('', 'USMF'), pair(' ', ''))).toEqual([]);
  });

  it('is not known where the connection set or an environment is not', () => {
    expect(legOf({}).organizationMapping).toBeNull();
    expect(legOf({ environments }).organizationMapping).toBeNull();
    const connectionSets = [setOf(pair('USMF', 'USMF'))];
    for (const leg of [{ sourceEnvironment: 'none' }, { destinationEnvironment: 'none' }])
      expect(legOf({ leg, workspace: { connectionSets } }).organizationMapping).toBeNull();
    expect(legOf({ workspace: { connectionSets } }).organizationMapping).toHaveLength(1);
  });
});

describe('the connection set that a task names', () => {
  const connectionSets = [connectionSet(' Contoso ', environment('finance', 'AX'))];
  const stateOf = (connectionSetName: string | null, given: Given = {}) =>
    legOf({
      leg: { destinationEnvironment: 'sales' },
      task: { connectionSetName },
      environments,
      workspace: { connectionSets },
      ...given,
    }).destination.environment.state;

  it.each(['Contoso', 'contoso ', ' CONTOSO'])('must have the environments of %j', (name) => {
    expect(stateOf(name)).toBe('missing');
  });

  it.each(['Fabrikam', ' ', null])('is another than the only one that there is: %j', (name) => {
    expect(stateOf(name)).toBe('known');
  });

  it('may have no name, as the task may not say one', () => {
    const nameless = [{ ...connectionSets[0]!, name: null }];
    expect(stateOf(null, { workspace: { connectionSets: nameless } })).toBe('known');
    expect(stateOf('Contoso', { workspace: { connectionSets: nameless } })).toBe('known');
  });

  it('is told to be lacking by the name that the task says', () => {
    const lackOf = (connectionSetName: string | null, more: Given = {}) =>
      legOf({ task: { connectionSetName }, ...more }).task.environments.noConnectionSet.reason;
    expect(lackOf('Contoso')).toBe('no connection set was supplied');
    const several = { workspace: { connectionSets: [connectionSet('A'), connectionSet('B')] } };
    expect(lackOf('Contoso', several)).toBe('connection set Contoso was not supplied');
    expect(lackOf(' ', several)).toBe('several connection sets were supplied and the task names none');
  });
});

it('two projects of one connection set keep their own environments apart', () => {
  const entries = (name: string) => [environment(name, 'CRM')];
  const projects = [entries('one'), [], entries('two'), []].map((own, i) => project(`${i}`, { environments: own }));
  const index = new WorkspaceIndex(
    workspaceOf(projects, { connectionSets: [connectionSet('Contoso', ...environments)] }),
  );
  const found = projects.map((each) => index.environmentsOf(each, each.tasks[0]!).find(null, 'CRM'));
  expect(found.map((each) => (each.state === 'known' ? each.entry.key : each.state))).toEqual([
    'one',
    'sales',
    'two',
    'sales',
  ]);
});

it('tasks of one connection set share its environments, unless their project brings its own', () => {
  const connectionSets = [connectionSet('Contoso', ...environments)];
  const own = [environment('own', 'CRM')];
  expect(legOf({ workspace: { connectionSets } }).destination.environment).toMatchObject({ entry: environments[1] });
  expect(legOf({ environments: own, workspace: { connectionSets } }).destination.environment).toMatchObject({
    entry: own[0],
  });
});
