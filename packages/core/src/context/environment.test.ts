import { findEnvironment, mapsBetween } from './environment.js';
import type { ConnectionSet, Environment, EnvironmentEntry, OrganizationPair } from '../model/connection-set.js';
import type { SourceDocument } from '../model/source-document.js';

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

const NO_SET = 'no connection set was supplied';
const finance = entry('ax1', 'AX', 'Contoso Operations');
const sales = entry('crm1', 'CRM', 'Contoso Sales');

describe('findEnvironment', () => {
  it.each(['ax1', 'AX1', 'Contoso Operations', ' contoso operations '])('finds %j by key or name', (name) => {
    expect(findEnvironment(name, null, [], setOf(sales, finance), NO_SET)).toMatchObject({
      state: 'known',
      entry: finance,
    });
  });

  it('takes the project’s own environment before one of the connection set', () => {
    const own = entry(null, 'AX', 'Contoso Operations');
    expect(findEnvironment('Contoso Operations', 'AX', [own], setOf(finance), NO_SET)).toMatchObject({ entry: own });
    expect(findEnvironment(null, 'AX', [own], setOf(finance), NO_SET)).toMatchObject({ entry: own });
  });

  it.each([
    ['AX', finance],
    ['ax', finance],
    ['CRM', sales],
    ['CDS', sales],
  ])('where the leg names none, takes the first of type %s', (type, expected) => {
    expect(findEnvironment(' ', type, [], setOf(finance, sales), NO_SET)).toMatchObject({ entry: expected });
  });

  it('tells other types apart by their very name', () => {
    const set = setOf(entry('a', 'SQL'), entry('b', 'SALESFORCE'));
    expect(findEnvironment(null, 'Salesforce', [], set, NO_SET)).toMatchObject({ entry: { key: 'b' } });
    expect(findEnvironment(null, 'ORACLE', [], set, NO_SET)).toEqual({ state: 'missing' });
  });

  it('finds a name that nothing stands behind', () => {
    const broken = nothing('ax1');
    expect(findEnvironment('ax1', 'AX', [], setOf(broken), NO_SET)).toEqual({ state: 'empty', entry: broken });
  });

  it('does not serve a type by a null entry', () => {
    expect(findEnvironment(null, 'AX', [], setOf(nothing('ax1'), finance), NO_SET)).toMatchObject({ entry: finance });
  });

  it.each([
    ['Fabrikam', 'AX'],
    [null, 'AX'],
  ])('misses environment %s of type %s in the connection set', (name, type) => {
    expect(findEnvironment(name, type, [], setOf(sales), NO_SET)).toEqual({ state: 'missing' });
  });

  it('knows nothing where no connection set was supplied', () => {
    expect(findEnvironment('ax1', 'AX', [], null, NO_SET)).toEqual({ state: 'not-supplied', reason: NO_SET });
  });

  it.each([null, '', ' ', 'UNDEFINED'])(
    'misses nothing where the leg names neither environment nor type: %j',
    (type) => {
      expect(findEnvironment(null, type, [], setOf(sales), NO_SET).state).toBe('not-supplied');
    },
  );

  it.each(['__proto__', 'constructor'])('takes %s as a name like any other', (name) => {
    expect(findEnvironment(name, 'AX', [], setOf(finance), NO_SET)).toEqual({ state: 'missing' });
    expect(findEnvironment(name, 'AX', [], setOf(entry(name, 'AX')), NO_SET).state).toBe('known');
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
    ['Fabrikam', 'crm1', false],
  ])('a pair of %s and %s maps between the two: %s', (first, second, expected) => {
    expect(mapsBetween(pair(first, second), finance, sales)).toBe(expected);
  });
});
