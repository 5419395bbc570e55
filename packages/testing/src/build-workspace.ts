import type {
  ConnectionSet,
  Environment,
  EnvironmentEntry,
  Platform,
  Project,
  RuleExample,
  SourceDocument,
  Table,
  TableSketch,
  Task,
  Workspace,
} from '@dipv/core';
import { strayKey } from './example-keys.js';
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
 * @throws Error where a table or a mapping of the example is not written as `RuleExample` says, and for a key that nothing
 * looks at
 */
export function buildWorkspace(example: RuleExample): Workspace {
  const stray = strayKey(example, true);
  if (stray !== null) throw new Error(`Example ${JSON.stringify(example.name)}: ${stray}`);
  const own = buildMap(example, null, 'example.json');
  const others = (example.others ?? []).map((other, i) => buildMap(other, other.name ?? null, `other-${i + 1}.json`));
  const maps = [own, ...others];
  const tablesOf = (platform: Platform, given: readonly Table[] | null): readonly Table[] | null => {
    if (given === null) return null;
    const ends = maps.flatMap(({ source, destination }) => [source, destination]);
    const all = [...given, ...ends.filter((each) => each.platform === platform).flatMap(({ tables }) => tables ?? [])];
    const related = maps.flatMap((map) => map.related);
    return distinct(platform === 'dataverse' ? [...all, ...related] : all);
  };
  const { source, destination } = own;
  const pairs = example.organizationMapping === undefined ? [['USMF', 'USMF'] as const] : example.organizationMapping;
  const documents = maps.map(({ file, task }) => exampleDocument(file, contentOf([task], pairs === null)));
  const [document = exampleDocument('example.json', {})] = documents;
  const connectionSet = pairs === null ? null : exampleDocument('connection-set.json', contentOfConnectionSet(pairs));
  const inDocument = connectionSet ?? document;
  const isFlipped = example.flipped === true;
  const entries = [
    entry(
      isFlipped ? DATAVERSE : FINANCE,
      source.platform,
      tablesOf(source.platform, source.tables),
      example.sourceEntry,
      inDocument,
    ),
    entry(
      isFlipped ? FINANCE : DATAVERSE,
      destination.platform,
      tablesOf(destination.platform, destination.tables),
      example.destinationEntry,
      inDocument,
    ),
  ];
  const dataverse = isFlipped ? source : destination;
  const finance = isFlipped ? destination : source;
  const projects = maps.map(({ name, version, isDualWrite, task }, i) => ({
    name,
    version,
    isDualWrite,
    environments: pairs === null ? entries : [],
    tasks: [task],
    document: documents[i] ?? document,
  }));
  return {
    projects,
    ...runningOf(example, projects),
    connectionSets: pairs === null || connectionSet === null ? [] : [buildConnectionSet(pairs, entries, connectionSet)],
    tables: [],
    integrationKeys:
      example.keyList === undefined
        ? []
        : [{ table: dataverse.name, entity: finance.name, fields: example.keyList, file: 'keys.json' }],
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

function runningOf({ running }: RuleExample, [own, ...others]: readonly Project[]): Pick<Workspace, 'running'> {
  if (running === undefined || own === undefined) return {};
  const isThere = [own, ...others].some(({ name, version }) => name === own.name && running.includes(version ?? ''));
  const { name, version } = own;
  if (running.length === 0 || version === null) return { running: [] };
  return { running: [{ name, version, versions: running, isThere: isThere ? 'checked' : false }] };
}

/** One map of an example. */
interface ExampleMap {
  readonly name: string;
  readonly version: string | null;
  readonly isDualWrite: boolean;
  readonly file: string;
  readonly task: Task;
  readonly source: End;
  readonly destination: End;
  readonly related: readonly Table[];
}

/** @param name `null`: that of its tables */
function buildMap(map: Partial<RuleExample>, name: string | null, file: string): ExampleMap {
  const isFlipped = map.flipped === true;
  const source = end(
    map.source,
    isFlipped ? DATAVERSE_TABLE : FINANCE_TABLE,
    isFlipped ? 'dataverse' : 'finance-and-operations',
  );
  const destination = end(
    map.destination,
    isFlipped ? FINANCE_TABLE : DATAVERSE_TABLE,
    isFlipped ? 'finance-and-operations' : 'dataverse',
  );
  return {
    name: name ?? `${source.name} - ${destination.name}`,
    version: map.version ?? null,
    isDualWrite: map.kind !== 'Data Integrator',
    file,
    task: buildTask(map, source, destination),
    source,
    destination,
    related: [COMPANIES, ...(map.related ?? [])].map((sketch) => buildTable(sketch, 'dataverse')),
  };
}

/** The more telling first, as a list of metadata has it. */
function distinct(tables: readonly Table[]): readonly Table[] {
  return [...new Map([...tables].reverse().map((table) => [table.name, table] as const)).values()].reverse();
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

function buildTask(example: Partial<RuleExample>, source: End, destination: End): Task {
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
