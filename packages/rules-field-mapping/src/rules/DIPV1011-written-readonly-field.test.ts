import { createValidator, foldName, type Field, type Leg, type RuleExample, type TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { fieldMappingRules } from '../index.js';

const validator = createValidator({ modules: [fieldMappingRules], config: { only: ['DIPV1011'] } });

const CUSTOMER: TableSketch = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20)', CustomerName: 'text(100)', Balance: 'decimal readonly' },
};
const ACCOUNT: TableSketch = {
  name: 'accounts',
  fields: { accountnumber: 'text(20)', name: 'text(160)', createdon: 'datetime readonly' },
};
const KEY = 'CustomerAccount <> accountnumber';

/** Where the changes of a fix would stand. */
const PLACE = { line: 1, column: 1, endLine: 1, endColumn: 2 };

type Change = (leg: Leg) => Leg;

/** What it says of a map whose columns have these properties. */
function check(
  example: Omit<RuleExample, 'name'>,
  properties: Readonly<Record<string, Partial<Field>>> = {},
  change: Change = (leg) => leg,
) {
  const workspace = buildWorkspace({ name: '', source: CUSTOMER, destination: ACCOUNT, ...example });
  const connectionSets = workspace.connectionSets.map((set) => ({
    ...set,
    environments: set.environments.map((entry) => ({
      ...entry,
      environment: entry.environment && {
        ...entry.environment,
        tables:
          entry.environment.tables?.map((table) => ({
            ...table,
            fields: new Map(
              [...table.fields.values()].map((field) => [
                foldName(field.name),
                { ...field, ...properties[field.name] },
              ]),
            ),
          })) ?? null,
      },
    })),
  }));
  const projects = workspace.projects.map((project) => ({
    ...project,
    document: { ...project.document, edits: (changes: unknown) => [{ place: PLACE, text: JSON.stringify(changes) }] },
    tasks: project.tasks.map((task) => ({ ...task, legs: task.legs.map(change) })),
  }));
  const [report] = validator.validate({ ...workspace, connectionSets, projects }).projects;
  return {
    found: report!.findings.map(({ field, fix }) => [field, fix === null ? null : JSON.parse(fix.edits[0]!.text)]),
    titles: report!.findings.map(({ fix }) => fix?.title ?? null),
    notChecked: report!.notChecked.map(({ reason }) => reason),
  };
}

const to = (value: number | string, i = 1) => [
  { kind: 'replace', pointer: `/legs/0/fieldMappings/${i}/syncDirection`, value },
];

describe('the fix', () => {
  it('lets a two-way mapping only read the column', () => {
    const { found, titles } = check({ mappings: [KEY, 'CustomerName <> createdon'] });
    expect(found).toEqual([['createdon', to(2)]]);
    expect(titles).toEqual(['Let the mapping only read the field']);
  });

  it('reads the other way where the column is of the source', () => {
    expect(check({ mappings: [KEY, 'Balance <> name'] }).found).toEqual([['Balance', to(1)]]);
  });

  it('writes the direction as the map does', () => {
    const asText: Change = (leg) => ({
      ...leg,
      mappings: leg.mappings.map((mapping) => ({ ...mapping, rawDirection: String(mapping.direction) })),
    });
    expect(check({ mappings: [KEY, 'CustomerName <> createdon'] }, {}, asText).found).toEqual([['createdon', to('2')]]);
  });

  it.each([
    ['the mapping only writes', [KEY, 'CustomerName >> createdon'], ['createdon']],
    ['it is the only one that writes there', ['CustomerName <> createdon'], ['createdon']],
    ['the other field cannot be written either', [KEY, 'Balance <> createdon'], ['Balance', 'createdon']],
  ])('is none where %s', (_why, mappings, fields) => {
    expect(check({ mappings }).found).toEqual(fields.map((field) => [field, null]));
  });

  it.each([
    ['destination', { destination: { ...ACCOUNT, integrationKey: ['accountnumber', 'CREATEDON'] } }],
    ['source', { source: { ...CUSTOMER, integrationKey: ['CustomerName'] } }],
  ])('is none for a field of the key of the %s', (_side, tables) => {
    expect(check({ ...tables, mappings: [KEY, 'CustomerName <> createdon'] }).found).toEqual([['createdon', null]]);
  });

  it('is none for a path through a lookup of the key', () => {
    const fields = { ...ACCOUNT.fields, createdby: 'lookup(systemusers) readonly' };
    const user = { name: 'systemusers', fields: { domainname: 'text(50)' } };
    const mappings = [KEY, 'CustomerName <> createdby.domainname'];
    const withKey = (integrationKey: string[]) =>
      check({ destination: { ...ACCOUNT, fields, integrationKey }, related: [user], mappings }).found;
    expect(withKey(['accountnumber', 'createdby'])).toEqual([['createdby.domainname', null]]);
    expect(withKey(['accountnumber'])).toEqual([['createdby.domainname', to(2)]]);
  });

  it('is none where the key is needed and not known, for that may be it', () => {
    const destination: TableSketch = { ...ACCOUNT, alternateKeys: [], completeness: 'partial' };
    expect(check({ destination, mappings: [KEY, 'CustomerName <> createdon'] }).found).toEqual([['createdon', null]]);
  });

  it('is there where a table has no key', () => {
    const mappings = [KEY, 'CustomerName <> createdon'];
    expect(check({ destination: { ...ACCOUNT, integrationKey: [] }, mappings }).found).toEqual([['createdon', to(2)]]);
  });
});

describe('a column', () => {
  const mappings = [KEY, 'CustomerName >> name'];
  const UNKNOWN = ['the metadata of CRM table accounts does not say which columns can be written'];

  it.each([
    [null, null, UNKNOWN],
    [false, null, UNKNOWN],
    [null, false, UNKNOWN],
    [true, null, []],
    [null, true, []],
    [true, false, []],
    [false, true, []],
  ])('that is written (on create: %s, on update: %s) is found by none of these', (creatable, updatable, notChecked) => {
    const report = check({ mappings }, { name: { creatable, updatable } });
    expect(report.found).toEqual([]);
    expect(report.notChecked).toHaveLength(notChecked.length);
  });

  it('of which a partial table knows nothing is not checked', () => {
    const destination: TableSketch = { ...ACCOUNT, completeness: 'partial' };
    const report = check({ destination, mappings: [KEY, 'CustomerName >> contoso_note'] });
    expect(report.found).toEqual([]);
    expect(report.notChecked).toHaveLength(1);
  });
});

it('says nothing of a side that nothing writes to', () => {
  const report = check({ source: 'unknown', mappings: ['CustomerName >> name'] });
  expect(report.notChecked).toEqual([]);
});
