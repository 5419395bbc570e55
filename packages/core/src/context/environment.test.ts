import { lacksConnectionSet } from '../knowledge/lacks.js';
import { findEnvironment, mapsBetween, type EnvironmentSource, type EnvironmentState } from './environment.js';
import type { ConnectionSet, Environment, EnvironmentEntry, OrganizationPair } from '../model/connection-set.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Table } from '../model/table.js';

const DOCUMENT: SourceDocument = {
  file: 'set.json',
  locate: (pointers) => pointers.map(() => null),
  locateInString: () => null,
  edits: () => null,
};

function entry(key: string | null, targetType: string | null, name: string | null = null): EnvironmentEntry {
  const environment: Environment = {
    name,
    targetType,
    tables: null,
    connectionDisplayName: null,
    hasAddress: true,
    bypassApiHubConnector: false,
    needsIntegrationKey: null,
  };
  return { key, environment, document: DOCUMENT, pointer: '' };
}

function nothing(key: string): EnvironmentEntry {
  return { key, environment: null, document: DOCUMENT, pointer: '' };
}

function setOf(...environments: EnvironmentEntry[]): ConnectionSet {
  return { name: 'Contoso', environments, organizationMapping: [], document: DOCUMENT };
}

const NO_SET = lacksConnectionSet(null, false);
const finance = entry('ax1', 'AX', 'Contoso Operations');
const sales = entry('crm1', 'CRM', 'Contoso Sales');

function find(
  name: string | null,
  type: string | null,
  own: EnvironmentEntry[],
  connectionSet: ConnectionSet | null,
  source: Partial<EnvironmentSource> = {},
): EnvironmentState {
  return findEnvironment(name, type, { own, connectionSet, isSetOfTask: false, noConnectionSet: NO_SET, ...source });
}

describe('findEnvironment', () => {
  it.each(['ax1', 'AX1', 'Contoso Operations', ' contoso operations '])('finds %j by key or name', (name) => {
    expect(find(name, null, [], setOf(sales, finance))).toMatchObject({
      state: 'known',
      entry: finance,
    });
  });

  it('takes the project’s own environment before one of the connection set', () => {
    const own = entry(null, 'AX', 'Contoso Operations');
    expect(find('Contoso Operations', 'AX', [own], setOf(finance))).toMatchObject({ entry: own });
    expect(find(null, 'AX', [own], setOf(finance))).toMatchObject({ entry: own });
  });

  it.each([
    ['AX', finance],
    ['ax', finance],
    ['CRM', sales],
    ['CDS', sales],
  ])('where the leg names none, takes the first of type %s', (type, expected) => {
    expect(find(' ', type, [], setOf(finance, sales))).toMatchObject({ entry: expected });
  });

  it('tells other types apart by their very name', () => {
    const set = setOf(entry('a', 'SQL'), entry('b', 'SALESFORCE'));
    expect(find(null, 'Salesforce', [], set)).toMatchObject({ entry: { key: 'b' } });
    expect(find(null, 'ORACLE', [], set)).toEqual({ state: 'missing' });
  });

  it('finds a name that nothing stands behind', () => {
    const broken = nothing('ax1');
    expect(find('ax1', 'AX', [], setOf(broken))).toEqual({ state: 'empty', entry: broken });
  });

  it('takes the tables of the connection set where the project lists the environment without them', () => {
    const listed: EnvironmentEntry = { ...finance, environment: { ...finance.environment!, tables: [] } };
    expect(find('ax1', 'AX', [finance], setOf(listed))).toMatchObject({ entry: finance, environment: { tables: [] } });
  });

  it('takes an empty list of tables for none where the connection set has one', () => {
    const own = { ...finance, key: null, environment: { ...finance.environment!, tables: [] } };
    const full = { ...finance, environment: { ...finance.environment!, tables: [{} as Table] } };
    expect(find(null, 'AX', [own], setOf(full))).toMatchObject({ environment: { tables: [{}] } });
    expect(find(null, 'AX', [own], setOf(finance))).toMatchObject({ environment: { tables: [] } });
  });

  it('takes the type of the connection set where the project’s own says UNDEFINED', () => {
    const own = { ...finance, key: null, environment: { ...finance.environment!, targetType: 'UNDEFINED' } };
    expect(find('Contoso Operations', 'AX', [own], setOf(finance))).toMatchObject({
      environment: { targetType: 'AX' },
    });
  });

  it('completes what the project says of its environment by what the connection set says', () => {
    const says = (more: Partial<Environment>): EnvironmentEntry => ({
      ...finance,
      environment: { ...finance.environment!, hasAddress: false, ...more },
    });
    const given = (own: Partial<Environment>, ofSet: Partial<Environment>) => {
      const state = find('ax1', 'AX', [says(own)], setOf(says(ofSet)));
      return state.state === 'known' ? state.environment : null;
    };
    const full = {
      name: 'Contoso',
      targetType: 'AX',
      tables: [{} as Table],
      connectionDisplayName: 'Contoso connection',
      hasAddress: true,
      bypassApiHubConnector: true,
      needsIntegrationKey: true,
    };
    const nothingSaid = {
      name: null,
      targetType: null,
      tables: null,
      connectionDisplayName: null,
      hasAddress: false,
      bypassApiHubConnector: false,
      needsIntegrationKey: null,
    };
    expect(given(full, nothingSaid)).toEqual(full);
    expect(given(nothingSaid, full)).toEqual(full);
    expect(given(nothingSaid, nothingSaid)).toEqual(nothingSaid);
    const other = { name: 'Other', connectionDisplayName: 'Other', tables: [{}, {}] as Table[], targetType: 'CRM' };
    expect(given(full, { ...other, needsIntegrationKey: false })).toEqual(full);
  });

  it('keeps with its tables the names that are known not to be there', () => {
    const absent = new Set(['contacts']);
    const listing = (tables: readonly Table[] | null) => ({
      ...finance,
      environment: { ...finance.environment!, tables, absentTables: tables === null ? undefined : absent },
    });
    const table = {} as Table;
    expect(find('ax1', 'AX', [listing([table])], setOf(listing(null)))).toMatchObject({
      environment: { tables: [table], absentTables: absent },
    });
    expect(find('ax1', 'AX', [listing(null)], setOf(listing([table])))).toMatchObject({
      environment: { tables: [table], absentTables: absent },
    });
  });

  it('knows every entry of an environment, since each may call it differently', () => {
    const own = entry('finance', 'AX', 'Contoso Operations');
    expect(find('Contoso Operations', 'AX', [own], setOf(finance))).toMatchObject({
      state: 'known',
      entries: [own, finance],
    });
    expect(find('ax1', 'AX', [], setOf(finance))).toMatchObject({ state: 'known', entries: [finance] });
    expect(find('ax1', 'AX', [finance], null)).toMatchObject({ state: 'known', entries: [finance] });
    expect(find('ax1', 'AX', [finance], setOf(nothing('ax1')))).toMatchObject({ state: 'known', entries: [finance] });
  });

  it.each([0, 9])('takes the first of several of one name or type, beside %s others', (count) => {
    const others = Array.from({ length: count }, (_, i) => entry(`other${i}`, 'SQL'));
    const second = entry('AX1', 'AX', 'Second');
    const among = (...given: EnvironmentEntry[]) => setOf(...others, nothing('empty'), ...given);
    expect(find('ax1', null, [], among(finance, second))).toMatchObject({ entry: finance });
    expect(find('ax1', null, [], among(second, finance))).toMatchObject({ entry: second });
    expect(find('second', null, [], among(finance, second))).toMatchObject({ entry: second });
    expect(find(null, 'AX', [], among(second, finance))).toMatchObject({ entry: second });
    expect(find('empty', 'AX', [], among(finance)).state).toBe('empty');
    expect(find(null, 'CRM', [], among(finance))).toEqual({ state: 'missing' });
    expect(find('none', null, [], among(finance))).toEqual({ state: 'missing' });
  });

  it.each([0, 9])('takes spaces around names and types for nothing, beside %s others', (count) => {
    const others = Array.from({ length: count }, (_, i) => entry(`other${i}`, 'ORACLE'));
    expect(find(' ax1', null, [...others, { ...finance, key: ' ax1 ' }], null)).toMatchObject({ state: 'known' });
    expect(find(null, ' SQL', [...others, entry('a', 'sql ')], null)).toMatchObject({ state: 'known' });
    expect(find(null, 'SALESFORCE', [...others, entry('a', 'SQL')], null).state).toBe('not-supplied');
    expect(find(null, 'CRM', [...others, finance], null).state).toBe('not-supplied');
    expect(find(null, null, [...others, entry('a', null)], null).state).toBe('not-supplied');
  });

  it('takes no sound environment for one with nothing behind its name', () => {
    expect(find('ax2', 'AX', [finance], null).state).toBe('not-supplied');
  });

  it('misses an environment that the task’s own connection set does not have, even if the project lists it', () => {
    expect(find('ax1', 'AX', [finance], setOf(sales), { isSetOfTask: true })).toEqual({ state: 'missing' });
    expect(find('ax1', 'AX', [finance], setOf(sales))).toMatchObject({ entry: finance });
  });

  it('takes a null entry of the project for an environment that is listed nowhere', () => {
    const broken: EnvironmentEntry = { key: null, environment: null, document: DOCUMENT, pointer: '/environments/0' };
    expect(find('ax1', 'AX', [broken, sales], null)).toEqual({ state: 'empty', entry: broken });
    expect(find(null, 'UNDEFINED', [broken, sales], null).state).toBe('not-supplied');
  });

  it('does not serve a type by a null entry', () => {
    expect(find(null, 'AX', [], setOf(nothing('ax1'), finance))).toMatchObject({ entry: finance });
  });

  it.each([
    ['Fabrikam', 'AX'],
    [null, 'AX'],
  ])('misses environment %s of type %s in the connection set', (name, type) => {
    expect(find(name, type, [], setOf(sales))).toEqual({ state: 'missing' });
  });

  it('knows nothing where no connection set was supplied', () => {
    expect(find('ax1', 'AX', [], null)).toEqual({ state: 'not-supplied', lack: NO_SET });
  });

  it.each([null, '', ' ', 'UNDEFINED'])(
    'misses nothing where the leg names neither environment nor type: %j',
    (type) => {
      expect(find(null, type, [], setOf(sales)).state).toBe('not-supplied');
    },
  );

  it.each(['__proto__', 'constructor'])('takes %s as a name like any other', (name) => {
    expect(find(name, 'AX', [], setOf(finance))).toEqual({ state: 'missing' });
    expect(find(name, 'AX', [], setOf(entry(name, 'AX'))).state).toBe('known');
  });
});

describe('mapsBetween', () => {
  const pair = (firstEnvironment: string | null, secondEnvironment: string | null): OrganizationPair => ({
    kind: 'legal entity',
    firstEnvironment,
    firstPartition: 'USMF',
    secondEnvironment,
    secondPartition: 'USMF',
    document: DOCUMENT,
    firstPointer: '',
    secondPointer: '',
  });

  it.each([
    ['ax1', 'crm1', true],
    ['crm1', 'ax1', true],
    ['contoso operations', 'Contoso Sales', true],
    [null, null, true],
    ['ax1', null, true],
    ['ax1', 'ax1', false],
    [' AX1 ', ' crm1', true],
    ['', ' ', true],
    ['crm1', null, true],
    ['crm1', 'crm1', false],
    ['Fabrikam', 'crm1', false],
    ['ax1', 'Fabrikam', false],
  ])('a pair of %s and %s maps between the two: %s', (first, second, expected) => {
    expect(mapsBetween(pair(first, second), [finance], [sales])).toBe(expected);
  });
});
