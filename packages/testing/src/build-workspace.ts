import type {
  ConnectionSet,
  Environment,
  EnvironmentEntry,
  Platform,
  RuleExample,
  SourceDocument,
  Table,
  TableSketch,
  Task,
  Workspace,
} from '@dipv/core';
import { exampleDocument, type Json } from './example-document.js';
import { buildMapping, rawMapping } from './mapping-sketch.js';
import { buildTable } from './table-sketch.js';

const FINANCE_TABLE: TableSketch = {
  name: 'Customers V3',
  fields: { CustomerAccount: 'text(20) required', CustomerName: 'text(100)', dataAreaId: 'text(4)' },
  integrationKey: ['CustomerAccount', 'dataAreaId'],
  company: 'dataAreaId',
};
const DATAVERSE_TABLE: TableSketch = {
  name: 'accounts',
  fields: {
    accountnumber: 'text(20)',
    name: 'text(160)',
    msdyn_company: 'lookup(cdm_companies)',
    versionnumber: 'integer(64) readonly',
  },
  integrationKey: ['accountnumber', 'msdyn_company.cdm_companycode'],
  company: 'msdyn_company.cdm_companycode',
};
const COMPANIES: TableSketch = {
  name: 'cdm_companies',
  fields: { cdm_companycode: 'text(4) required', cdm_name: 'text(100)' },
};
const MAPPINGS = { straight: ['CustomerAccount <> accountnumber'], flipped: ['accountnumber <> CustomerAccount'] };

const FINANCE = 'Contoso Operations';
const DATAVERSE = 'Contoso Sales';

type EntryState = RuleExample['sourceEntry'];

/**
 * The workspace that an example describes: one map, in one leg, between two environments of one connection set.
 * @throws Error where a table or a mapping of the example is not written as `RuleExample` says
 */
export function buildWorkspace(example: RuleExample): Workspace {
  const flipped = example.flipped === true;
  const source = end(
    example.source,
    flipped ? DATAVERSE_TABLE : FINANCE_TABLE,
    flipped ? 'dataverse' : 'finance-and-operations',
  );
  const destination = end(
    example.destination,
    flipped ? FINANCE_TABLE : DATAVERSE_TABLE,
    flipped ? 'finance-and-operations' : 'dataverse',
  );
  const related = [COMPANIES, ...(example.related ?? [])].map((sketch) => buildTable(sketch, 'dataverse'));
  const tablesOf = (own: End) =>
    own.tables === null ? null : [...own.tables, ...(own.platform === 'dataverse' ? related : [])];
  const pairs = example.organizationMapping === undefined ? [['USMF', 'USMF'] as const] : example.organizationMapping;
  const tasks = [buildTask(example, source, destination)];
  const project = exampleDocument('example.json', contentOf(tasks, pairs === null));
  const connectionSet = pairs === null ? null : exampleDocument('connection-set.json', contentOfConnectionSet(pairs));
  const inDocument = connectionSet ?? project;
  const entries = [
    entry(flipped ? DATAVERSE : FINANCE, source.platform, tablesOf(source), example.sourceEntry, inDocument),
    entry(
      flipped ? FINANCE : DATAVERSE,
      destination.platform,
      tablesOf(destination),
      example.destinationEntry,
      inDocument,
    ),
  ];
  return {
    projects: [
      {
        name: `${source.name} - ${destination.name}`,
        version: null,
        isDualWrite: example.kind !== 'Data Integrator',
        environments: pairs === null ? entries : [],
        tasks,
        document: project,
      },
    ],
    connectionSets: pairs === null || connectionSet === null ? [] : [buildConnectionSet(pairs, entries, connectionSet)],
    tables: [],
    integrationKeys: [],
    connections:
      example.connections?.map(({ name, status, errorCode, errorMessage }) => ({
        name: name ?? '',
        displayName: name,
        statuses:
          status === null ? null : [{ status, errorCode: errorCode ?? null, errorMessage: errorMessage ?? null }],
      })) ?? null,
    organizations: {
      legalEntities: example.legalEntities ?? null,
      businessUnits: example.businessUnits ?? null,
      companies: example.companies ?? null,
    },
    problems: [],
  };
}

interface End {
  readonly platform: Platform;
  readonly name: string;
  readonly tables: readonly Table[] | null;
}

function end(given: TableSketch | null | 'unknown' | undefined, sound: TableSketch, platform: Platform): End {
  if (given === 'unknown') return { platform, name: sound.name, tables: null };
  if (given === null) return { platform, name: sound.name, tables: [] };
  const sketch = given ?? sound;
  return { platform, name: sketch.name, tables: [buildTable(sketch, platform)] };
}

function entry(
  name: string,
  platform: Platform,
  tables: readonly Table[] | null,
  state: EntryState,
  document: SourceDocument,
): EnvironmentEntry {
  const environment: Environment = {
    name,
    targetType: state === 'no type' ? ' ' : typeOf(platform),
    tables,
    connectionDisplayName: `${name} connection`,
    hasAddress: state !== 'no address',
    bypassApiHubConnector: state === 'bypasses connector',
    needsIntegrationKey: state === 'needs integration key' ? true : null,
  };
  return {
    key: name,
    environment: state === 'null' ? null : environment,
    document,
    pointer: `/environments/${name}`,
  };
}

function typeOf(platform: Platform): string {
  return platform === 'dataverse' ? 'CRM' : 'AX';
}

type Pairs = readonly (readonly [legalEntity: string, company: string])[];

function buildConnectionSet(
  pairs: Pairs,
  entries: readonly EnvironmentEntry[],
  document: SourceDocument,
): ConnectionSet {
  return {
    name: 'Contoso',
    environments: entries,
    organizationMapping: pairs.map(([legalEntity, company], i) => ({
      kind: 'legal entity',
      firstEnvironment: FINANCE,
      firstPartition: legalEntity,
      secondEnvironment: DATAVERSE,
      secondPartition: company,
      document,
      firstPointer: `/dualWriteDetail/legalEntityMappings/mappings/${i}/left/name`,
      secondPointer: `/dualWriteDetail/legalEntityMappings/mappings/${i}/right/name`,
    })),
    document,
  };
}

const ENVIRONMENTS = { [FINANCE]: {}, [DATAVERSE]: {} };

function contentOfConnectionSet(pairs: Pairs): Json {
  const mappings = pairs.map(([left, right]) => ({ left: { name: left }, right: { name: right } }));
  return { environments: ENVIRONMENTS, dualWriteDetail: { legalEntityMappings: { mappings } } };
}

/** The map as a file has it, as far as an example tells. */
function contentOf(tasks: readonly Task[], hasEnvironments: boolean): Json {
  const [task] = tasks;
  return {
    leftPartitionName: task?.leftPartitionName ?? null,
    centerPartitionName: task?.centerPartitionName ?? null,
    ...(hasEnvironments ? { environments: ENVIRONMENTS } : {}),
    legs: (task?.legs ?? []).map((leg) => ({
      id: leg.id,
      sourceEnvironment: leg.sourceEnvironment,
      sourceEnvironmentType: leg.sourceEnvironmentType,
      sourceSchema: leg.sourceTable,
      sourceFilter: leg.sourceFilter,
      destinationEnvironment: leg.destinationEnvironment,
      destinationEnvironmentType: leg.destinationEnvironmentType,
      destinationSchema: leg.destinationTable,
      reversedSourceFilter: leg.reversedSourceFilter,
      fieldMappings: leg.mappings.map((mapping) => ({ ...rawMapping(mapping) })),
    })),
  };
}

function buildTask(example: RuleExample, source: End, destination: End): Task {
  const flipped = example.flipped === true;
  const sourceEnvironment = example.sourceEnvironment ?? (flipped ? DATAVERSE : FINANCE);
  const destinationEnvironment = example.destinationEnvironment ?? (flipped ? FINANCE : DATAVERSE);
  const mappings = example.mappings ?? (flipped ? MAPPINGS.flipped : MAPPINGS.straight);
  return {
    name: `${source.name} - ${destination.name}`,
    connectionSetName: 'Contoso',
    leftEnvironment: sourceEnvironment,
    leftEnvironmentType: typeOf(source.platform),
    centerEnvironment: destinationEnvironment,
    centerEnvironmentType: typeOf(destination.platform),
    leftPartitionName: example.partitions?.[0] ?? null,
    centerPartitionName: example.partitions?.[1] ?? null,
    legs: [
      {
        id: '001',
        sourceEnvironment,
        sourceEnvironmentType: typeOf(source.platform),
        sourceTable: source.name,
        sourceDistinctName: null,
        sourceFilter: example.sourceFilter ?? null,
        destinationEnvironment,
        destinationEnvironmentType: typeOf(destination.platform),
        destinationTable: destination.name,
        destinationDistinctName: null,
        reversedSourceFilter: example.reversedSourceFilter ?? null,
        hasOwnQuery: false,
        querySchema: null,
        mappings: mappings.map(buildMapping),
        pointer: '/legs/0',
      },
    ],
    pointer: '',
  };
}
