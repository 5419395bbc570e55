import { lackOfLeg, lackOfSideRule, lackOfTask } from './needs.js';
import type { LegRuleNeed, SideRuleNeed } from '../rule.js';
import { connectionSet, entity, environment, key, legOf, table, type Given } from '../test-data/sides.js';

const environments = [environment('finance', 'AX'), environment('sales', 'CRM')];
const connectionSets = [connectionSet('Contoso', ...environments)];
const tables = [entity('Customers V3', ['Name']), table('accounts', ['name'], { keys: [key(['name'])] })];

const ofLeg = (need: LegRuleNeed, given: Given = {}) => lackOfLeg(need, legOf(given))?.reason ?? null;
const ofSide = (need: SideRuleNeed, given: Given = {}) =>
  lackOfSideRule(need, legOf(given).destination)?.reason ?? null;

describe.each([
  ['a leg', ofLeg],
  ['a side', ofSide],
])('a rule of %s', (_, lackOf) => {
  it('lacks a connections snapshot, unless one was supplied, be it empty', () => {
    expect(lackOf('connections')).toBe('no connections snapshot was supplied');
    expect(lackOf('connections', { workspace: { connections: [] } })).toBeNull();
  });

  it('lacks a connection set, unless one was supplied', () => {
    expect(lackOf('connectionSet')).toBe('no connection set was supplied');
    expect(lackOf('connectionSet', { workspace: { connectionSets } })).toBeNull();
  });

  it('lacks the organization mapping, unless a connection set has both environments', () => {
    expect(lackOf('organizationMapping')).toBe('no connection set was supplied');
    expect(lackOf('organizationMapping', { environments })).toBe('no connection set was supplied');
    expect(lackOf('organizationMapping', { workspace: { connectionSets } })).toBeNull();
  });

  it('lacks it by the environment that is not known', () => {
    const none = { leg: { sourceEnvironment: 'none' }, workspace: { connectionSets } };
    expect(lackOf('organizationMapping', none)).toBe(
      'the environment of AX table Customers V3 is not known (see DIPV1007)',
    );
    const other = { leg: { destinationEnvironment: 'none' }, workspace: { connectionSets } };
    expect(lackOf('organizationMapping', other)).toBe(
      'the environment of CRM table accounts is not known (see DIPV1007)',
    );
    const nameless = { leg: { destinationEnvironmentType: null }, workspace: { connectionSets } };
    expect(lackOf('organizationMapping', nameless)).toBe('the leg names no environment type');
    const queried = { sourceEnvironmentType: null, hasOwnQuery: true, querySchema: tables[0]! };
    expect(lackOf('organizationMapping', { leg: queried, workspace: { connectionSets } })).toBe(
      'the leg names neither an environment nor an environment type',
    );
  });
});

it('a rule of a leg lacks what it says of the side that it names', () => {
  expect(ofLeg('table.source')).toBe('no metadata for AX table Customers V3');
  expect(ofLeg('table.destination')).toBe('no metadata for CRM table accounts');
  expect(ofLeg('table.source', { workspace: { tables } })).toBeNull();
  expect(ofLeg('integrationKey.destination', { workspace: { tables } })).toBeNull();
});

it('a rule of a side lacks what it says of its own side, or of the other', () => {
  expect(ofSide('table')).toBe('no metadata for CRM table accounts');
  expect(ofSide('table.other')).toBe('no metadata for AX table Customers V3');
  expect(ofSide('integrationKey', { workspace: { tables } })).toBeNull();
});

it('a rule of a task lacks connections, or the connection set', () => {
  const { task } = legOf({});
  expect([lackOfTask('connections', task)?.fact, lackOfTask('connectionSet', task)?.fact]).toEqual([
    'connections',
    'connectionSet',
  ]);
  const supplied = legOf({ workspace: { connections: [], connectionSets } }).task;
  expect([lackOfTask('connections', supplied), lackOfTask('connectionSet', supplied)]).toEqual([null, null]);
});
