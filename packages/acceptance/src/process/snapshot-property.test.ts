import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report } from '@dipv/core';
import { readWorkspace, takeSnapshot, writeSnapshot } from '@dipv/formats';
import { allRules } from '../properties/test-data/all-rules.js';
import { corpusInputs } from './test-data/corpus.js';
import { reportOf } from './test-data/report.js';
import { ROOT, runDipv } from './test-data/run-dipv.js';
import { folderOf } from './test-data/temp-folder.js';

/** The outermost file, without what is inside an archive. */
const outer = (file: string) => file.split('!/')[0] ?? '';

/** What a report says of the maps. Where metadata stands is another matter: a snapshot is another file. */
function answers({ projects }: Report): unknown {
  return projects.map(({ name, version, file, findings, notChecked }) => ({
    name,
    version,
    notChecked,
    findings: findings
      .map(({ location, ...finding }: Finding) => JSON.stringify([finding, location.file === file ? location : null]))
      .sort(),
  }));
}

/** Validates inputs, then their maps alone with a snapshot of all of them. */
async function withInputsAndSnapshot(inputs: readonly string[], cwd: string, args: readonly string[]) {
  const validate = async (paths: readonly string[]): Promise<Report> =>
    reportOf(await runDipv(['validate', ...paths, '-f', 'json', ...args], { cwd }));
  const report = await validate(inputs);
  const snapshot = join(folderOf(), 'snapshot.json');
  await runDipv(['snapshot', ...inputs, '-o', snapshot], { cwd });
  const maps = [...new Set(report.projects.map(({ file }) => outer(file)))];
  return { report, again: await validate([...maps, snapshot]) };
}

const EXAMPLES: readonly (readonly [string, readonly string[]])[] = [
  ['contoso', []],
  ['all-codes', ['--config', join(ROOT, 'examples/all-codes/dipv.config.json')]],
];

it.each(EXAMPLES)(
  'the maps of examples/%s with a snapshot give the report that the inputs gave',
  async (name, args) => {
    const { report, again } = await withInputsAndSnapshot([`examples/${name}`], ROOT, args);
    expect(report.summary.errors).toBeGreaterThan(0);
    expect(answers(again)).toEqual(answers(report));
  },
);

/** The same in this process, which takes a tenth of the time. */
async function readHere(inputs: readonly string[], cwd: string) {
  const options = { cwd, maxInputSize: 512 * 1024 * 1024, allVersions: false };
  const validate = async (paths: readonly string[]) => {
    const { workspace } = await readWorkspace(paths, options);
    return { workspace, report: allRules.validate(workspace) };
  };
  const { workspace, report } = await validate(inputs);
  const file = join(folderOf({ 'snapshot.json': writeSnapshot(takeSnapshot(workspace)) }), 'snapshot.json');
  const maps = [...new Set(report.projects.map((project) => outer(project.file)))];
  return { report, again: (await validate([...maps, file])).report };
}

const schemaOf = (name: string, displayName: string, fields: readonly string[], key: string) => ({
  name,
  displayName,
  fields: fields.map((field) => ({ name: field, typeDetails: { type: 'String', length: 20 } })),
  keys: [{ name: 'userKeys', fields: [key], isIntegrationKey: true }],
});
const setOf = (name: string, crm: readonly object[]) => ({
  name,
  forDualWrite: true,
  environments: {
    ax: {
      name: 'ax',
      targetType: 'AX',
      directUrl: 'x',
      connectionDisplayName: 'ax connection',
      schemas: [
        schemaOf('Pumps', 'Pumps', ['PumpId', 'PumpName'], 'PumpId'),
        schemaOf('PumpParts', 'Shared label', ['PartId'], 'PartId'),
        schemaOf('PumpSpares', 'Shared label', ['SpareId'], 'SpareId'),
        schemaOf('Engines', 'Engines', ['EngineId'], 'EngineId'),
      ],
    },
    crm: { name: 'crm', targetType: 'CRM', directUrl: 'y', connectionDisplayName: 'crm connection', schemas: crm },
  },
  dataPartitionMappings: [
    { firstPartitionEnvName: 'ax', firstPartition: 'USMF', secondPartitionEnvName: 'crm', secondPartition: 'gone' },
  ],
});
const projectOf = (set: string, source: string, destination: string, field = 'contoso_id') =>
  JSON.stringify({
    name: `${source} (${destination})`,
    isDualWriteProject: true,
    entityMappingTasks: [
      {
        name: source,
        connectionSetName: set,
        leftEnvironment: 'ax',
        centerEnvironment: 'crm',
        legs: [
          {
            id: '1',
            sourceEnvironment: 'ax',
            sourceEnvironmentType: 'AX',
            sourceSchema: source,
            destinationEnvironment: 'crm',
            destinationEnvironmentType: 'CRM',
            destinationSchema: destination,
            fieldMappings: [{ syncDirection: 3, sourceField: 'PumpId', destinationField: field }],
          },
        ],
      },
    ],
  });
const INPUTS = {
  'dev.set.json': JSON.stringify(
    setOf('DEV', [
      schemaOf('contoso_pumps', 'Pump', ['contoso_id', 'contoso_name', 'versionnumber'], 'contoso_id'),
      schemaOf('contoso_engines', 'Engine', ['contoso_id'], 'contoso_id'),
    ]),
  ),
  'prod.set.json': JSON.stringify(setOf('PROD', [schemaOf('contoso_pumps', 'Pump', ['contoso_name'], 'contoso_name')])),
  'dev.json': projectOf('DEV', 'Pumps', 'contoso_pumps'),
  'prod.json': projectOf('PROD', 'Pumps', 'contoso_pumps'),
  'misspelt.json': projectOf('DEV', 'Pumbs', 'contoso_pumps', 'contoso_idd'),
  'nowhere.json': projectOf('DEV', 'Quarries', 'contoso_quarries'),
  'shared.json': projectOf('DEV', 'Shared label', 'contoso_pumps'),
  'companies.json': JSON.stringify({ value: [{ DataArea: 'USMF' }] }),
  'codes.json': JSON.stringify({ value: [{ cdm_companycode: 'USMF' }] }),
  'units.json': JSON.stringify({ value: [{ businessunitid: '1', name: 'Contoso' }] }),
  'connections.json': JSON.stringify({
    value: [
      { name: '1', properties: { displayName: 'ax connection', statuses: [{ status: 'Connected' }] } },
      {
        name: '2',
        properties: { displayName: 'crm connection', statuses: [{ status: 'Error', error: { code: '401' } }] },
      },
    ],
  }),
};

describe('a snapshot of several environments', () => {
  it('gives the report that the inputs gave: missing tables, similar names, organizations, connections', async () => {
    const { report, again } = await readHere(['.'], folderOf(INPUTS));
    const codes = new Set(report.projects.flatMap(({ findings }) => findings.map(({ code }) => code)));
    expect([...codes]).toEqual(expect.arrayContaining(['DIPV1000', 'DIPV1008', 'DIPV1018', 'DIPV1020', 'DIPV1025']));
    expect(answers(again)).toEqual(answers(report));
  });

  it('does not know of a table that no map asked for whether it is there', async () => {
    const cwd = folderOf(INPUTS);
    const read = (paths: readonly string[]) => readWorkspace(paths, { cwd, maxInputSize: 1e8, allVersions: false });
    const { workspace } = await read(['.']);
    const added = folderOf({
      's.json': writeSnapshot(takeSnapshot(workspace)),
      'new.json': projectOf('DEV', 'Engines', 'contoso_engines'),
    });
    const later = await read([join(added, 'new.json'), join(added, 's.json'), 'dev.json']);
    const [engines, pumps] = allRules.validate(later.workspace).projects;
    const found = [engines, pumps].map((project) => project?.findings.map(({ code }) => code));
    expect(found[0]).not.toEqual(expect.arrayContaining(['DIPV1018']));
    expect(found[0]).not.toEqual(expect.arrayContaining(['DIPV1020']));
    expect(engines?.notChecked).toContainEqual(
      expect.objectContaining({ code: 'DIPV1018', reason: 'no metadata for AX table Engines' }),
    );
  });
});

it('a snapshot of metadata lists gives the report that they gave: names that maps note, and names like theirs', async () => {
  const mappingOf = (destinationField: string, destinationLookupFieldRelatedEntity: string | null) => ({
    syncDirection: 1,
    sourceField: 'PumpId',
    destinationField,
    destinationLookupFieldRelatedEntity,
  });
  const mapOf = (name: string, sourceSchema: string, destinationSchema: string, fieldMappings: readonly object[]) => ({
    msdyn_name: name,
    msdyn_mapping: {
      legs: [
        {
          sourceEnvironmentType: 'AX',
          sourceSchema,
          destinationEnvironmentType: 'CRM',
          destinationSchema,
          fieldMappings,
        },
      ],
    },
  });
  const flags = { IsValidForCreate: true, IsValidForUpdate: true, RequiredLevel: { Value: 'None' } };
  const lookup = { LogicalName: 'contoso_siteid', AttributeType: 'Lookup', ...flags };
  const tableOf = (name: string, set: string) => ({
    LogicalName: name,
    EntitySetName: set,
    PrimaryIdAttribute: `${name}id`,
    Attributes: [
      { LogicalName: `${name}id`, AttributeType: 'Uniqueidentifier', IsPrimaryId: true, ...flags },
      lookup,
      {
        LogicalName: 'createdon',
        AttributeType: 'DateTime',
        ...flags,
        IsValidForCreate: false,
        IsValidForUpdate: false,
      },
    ],
    Keys: [],
  });
  const entityOf = (Name: string, EntitySetName: string) => ({
    Name,
    EntitySetName,
    Properties: [{ Name: 'PumpId', DataType: 'String', IsKey: true }],
  });
  const cwd = folderOf({
    'maps.json': JSON.stringify({
      value: [
        mapOf('a', 'Pumps', 'contoso_pumps', [
          mappingOf('contoso_siteid.contoso_code', 'contoso_sites'),
          mappingOf('contoso_siteid.contoso_name', 'contoso_sitez'),
          mappingOf('contoso_siteid.contoso_size', 'contoso_nothing_like_it'),
        ]),
        mapOf('b', 'Pumbs', 'contoso_pumpz', [mappingOf('contoso_siteid', null)]),
      ],
    }),
    'definitions.json': JSON.stringify({
      value: [
        tableOf('contoso_pump', 'contoso_pumps'),
        tableOf('contoso_site', 'contoso_sites'),
        tableOf('contoso_x', 'contoso_xs'),
      ],
    }),
    'entities.json': JSON.stringify({ value: [entityOf('Pump', 'Pumps'), entityOf('Engine', 'Engines')] }),
  });
  const { report, again } = await readHere(['.'], cwd);
  const text = JSON.stringify(report.projects.map(({ findings, notChecked }) => [findings, notChecked]));
  expect(text).toContain('did you mean Pumps?');
  expect(text).toContain('contoso_sitez');
  expect(answers(again)).toEqual(answers(report));
});

describeWith('corpus', (corpus) => {
  it.each([
    ['alone', []],
    ['with metadata of both sides', ['entity-definitions', 'fno-entities.json']],
    ['with $metadata of Dataverse', ['dataverse-metadata.xml', 'fno-entities.json']],
  ])('the real maps %s with a snapshot give the report that the inputs gave', async (_how, more) => {
    const { report, again } = await readHere([...corpusInputs(), ...more.map((file) => join(corpus, file))], ROOT);
    expect(report.projects.length).toBeGreaterThan(0);
    expect(answers(again)).toEqual(answers(report));
  });
});

const CASES = join(ROOT, '../shared/cases');
const cases = existsSync(CASES) ? readdirSync(CASES).filter((name) => existsSync(join(CASES, name, 'in'))) : [];

if (cases.length > 0) {
  it.each(cases)('the maps of the case %s with a snapshot give the report that the inputs gave', async (name) => {
    const { report, again } = await readHere(['.'], join(CASES, name, 'in'));
    expect(answers(again)).toEqual(answers(report));
  });
}
