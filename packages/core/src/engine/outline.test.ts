import type { LegOutline } from '../model/report.js';
import {
  connectionSet,
  entity,
  environment,
  field,
  key,
  legOf,
  lookup,
  mapping,
  table,
  type Given,
} from '../test-data/sides.js';
import { drawnOutlineOf } from './outline.js';

const drawn = (given: Given): LegOutline => drawnOutlineOf(legOf(given).task.project)[0]!;

const CUSTOMERS = entity(
  'Customers V3',
  [
    field('CustomerAccount', 'text', { displayName: 'Account', requirement: 'required' }),
    field('CreditLimit', 'decimal'),
    field('Notes', 'unknown'),
  ],
  { displayName: 'Customers', primaryCompanyContextField: 'dataAreaId', names: ['Customers V3'] },
);
const ACCOUNTS = table(
  'accounts',
  [
    { ...field('accountnumber'), type: { ...field('accountnumber').type, length: 20 } },
    field('creditlimit', 'decimal'),
    { ...lookup('ownercompany', 'cdm_companies'), displayName: 'Company' },
    lookup('anything'),
  ],
  { keys: [key(['accountnumber', 'ownercompany'])], primaryCompanyContextField: ' ' },
);
const workspace = { tables: [CUSTOMERS, ACCOUNTS] };

describe('a drawn side', () => {
  it('tells the name that people see, the key, the company and what is read', () => {
    const leg = { sourceFilter: 'Blocked == "No"', reversedSourceFilter: ' ' };
    const { source, destination } = drawn({ workspace, leg });
    expect(source).toEqual({ displayName: 'Customers', key: [], company: 'dataAreaId', filter: 'Blocked == "No"' });
    expect(destination).toEqual({
      displayName: null,
      key: ['accountnumber', 'ownercompany'],
      company: null,
      filter: null,
    });
  });

  it('tells nothing of a table that is not known', () => {
    expect(drawn({}).source).toEqual({ displayName: null, key: [], company: null, filter: null });
  });
});

describe('a drawn field', () => {
  it('tells its type, its name, and whether it is required and of the key', () => {
    const [first] = drawn({ workspace, mappings: ['CustomerAccount = accountnumber'] }).mappings;
    expect(first?.source).toEqual({
      displayName: 'Account',
      type: { kind: 'text', length: null, bits: null, precision: null },
      target: null,
      isRequired: true,
      isKey: false,
      isMissing: false,
    });
    expect(first?.destination).toMatchObject({ type: { kind: 'text', length: 20 }, isRequired: false, isKey: true });
  });

  it('tells where a lookup leads that a path goes through, by the lookup itself', () => {
    const mappings = ['Notes > OwnerCompany.cdm_companycode', 'Notes > anything.name'];
    const [through, open] = drawn({ workspace, mappings }).mappings;
    expect(through?.destination).toMatchObject({ displayName: 'Company', target: 'cdm_companies', isKey: false });
    expect(open?.destination).toMatchObject({ type: { kind: 'lookup' }, target: null });
  });

  it('has no type where none is known, and no target where it is no lookup', () => {
    const [first] = drawn({ workspace, mappings: ['Notes > creditlimit'] }).mappings;
    expect(first?.source).toMatchObject({ type: null, target: null });
    expect(first?.destination).toMatchObject({ type: { kind: 'decimal' }, target: null });
  });

  it('is marked where its table does not have it, and left out where nothing is known of it', () => {
    const [missing, blank] = drawn({ workspace, mappings: ['Phone > phone', ' > creditlimit'] }).mappings;
    const nothing = { displayName: null, type: null, target: null, isRequired: false, isKey: false };
    expect(missing?.destination).toEqual({ ...nothing, isMissing: true });
    expect(blank).not.toHaveProperty('source');
    const [unknown] = drawn({ mappings: ['Phone > phone'] }).mappings;
    expect(unknown).not.toHaveProperty('source');
    expect(unknown).not.toHaveProperty('destination');
  });

  it('is marked as part of a key of which only the list of keys tells', () => {
    const integrationKeys = [{ table: 'accounts', entity: null, fields: ['code'], file: 'keys.json' }] as never;
    const [first] = drawn({ workspace: { integrationKeys }, mappings: ['Phone > code'] }).mappings;
    expect(first?.destination).toMatchObject({ isKey: true, isMissing: false, type: null });
  });
});

it('tells what a mapping writes: the first constant and all values, without secrets', () => {
  const transforms = [
    { type: 'Default', value: null },
    { type: 'Default', value: 'USD' },
    { type: 'ValueMap', entries: [['Yes', '1']] },
    { type: 'ValueMap', entries: [['No', 'token=Geheim123']] },
    { type: 'Other' },
  ] as const;
  const mappings = [mapping('CustomerAccount > accountnumber', { transforms }), mapping('CreditLimit > creditlimit')];
  const [first, second] = drawn({ workspace, leg: { mappings } }).mappings;
  expect(first).toMatchObject({
    constant: '',
    values: [
      ['Yes', '1'],
      ['No', 'token=*********'],
    ],
  });
  expect(second).not.toHaveProperty('constant');
  expect(second).not.toHaveProperty('values');
});

it('tells the companies that are written, each once, and pairs where the names differ', () => {
  const pair = (firstPartition: string, secondPartition: string) => ({ firstPartition, secondPartition });
  const environments = [environment('finance', 'AX'), environment('sales', 'CRM')];
  const set = connectionSet('set', ...environments);
  const organizationMapping = [
    { firstEnvironment: null, secondEnvironment: null, ...pair('USMF', 'USMF') },
    { firstEnvironment: null, secondEnvironment: null, ...pair('USMF', 'USMF') },
    { firstEnvironment: null, secondEnvironment: null, ...pair('DEMF', 'Contoso Germany') },
  ] as never;
  const connectionSets = [{ ...set, organizationMapping }];
  const leg = { sourceEnvironment: 'finance', destinationEnvironment: 'sales' };
  const outline = drawn({ leg, task: { connectionSetName: 'set' }, workspace: { ...workspace, connectionSets } });
  expect(outline.organizations).toEqual(['USMF', 'DEMF – Contoso Germany']);
  expect(drawn({ workspace })).not.toHaveProperty('organizations');
});
