/** `AX` is finance and operations, `CRM` is Dataverse. */
export type Platform = 'AX' | 'CRM';

export interface MappingJson {
  syncDirection: number;
  sourceField: string | null;
  destinationField: string | null;
  isSystemGenerated: boolean;
  valueTransforms: object[];
}

export interface FieldJson {
  name: string;
  displayName: string;
  isRequired: boolean;
  isReadonly: boolean;
  isRetrievable: boolean;
  typeDetails: { type: string; length?: number; precision?: number; relatedEntity?: string };
}

export interface SchemaJson {
  name: string;
  displayName: string;
  singletonName: string;
  distinctName: string;
  refreshState: string;
  primaryCompanyContextField: string | null;
  companyContextFields: string[];
  fields: FieldJson[];
  keys: { name: string; displayName: string; fields: string[]; isIntegrationKey: boolean; isPrimaryKey: boolean }[];
}

export interface EnvironmentJson {
  name: string;
  connectionSetName: string;
  targetType: string | null;
  connectionDisplayName: string;
  environmentDisplayName: string;
  metadataUrl: string | null;
  directUrl: string | null;
  environmentInfo: string | null;
  bypassApiHubConnector: boolean;
  needsIntegrationKey: boolean | null;
  schemas: SchemaJson[];
}

export interface LegJson {
  id: string;
  sourceEnvironment: string;
  sourceSchema: string;
  sourceEnvironmentType: Platform;
  sourceFilter: string;
  destinationEnvironment: string;
  destinationSchema: string;
  destinationEnvironmentType: Platform;
  reversedSourceFilter: string;
  fieldMappings: MappingJson[];
}

export interface TaskJson {
  name: string;
  order: number;
  connectionSetName: string;
  leftEnvironmentType: Platform;
  centerEnvironmentType: Platform;
  rightEnvironmentType: string;
  leftEnvironment: string;
  centerEnvironment: string;
  leftPartitionName: string | null;
  centerPartitionName: string | null;
  legs: LegJson[];
}

/** A dual-write project of the gateway, and everything it rests on: one member a file, except `source`. */
export interface Payload {
  /** The platform that the map calls its source. */
  readonly source: Platform;
  readonly task: TaskJson;
  readonly leg: LegJson;
  readonly project: { environments: (EnvironmentJson | null)[]; entityMappingTasks: TaskJson[] } & Record<
    string,
    unknown
  >;
  readonly connectionSet: {
    environments: Record<string, EnvironmentJson | null>;
    dataPartitionMappings: object[];
    dualWriteDetail: { legalEntityMappings: { mappings: object[] } & Record<string, unknown> };
  } & Record<string, unknown>;
  readonly connections: { value: { name: string; properties: { displayName: string; statuses: object[] } }[] };
  readonly legalEntities: { value: { LegalEntityId: string }[] };
  readonly companies: { value: { cdm_companycode: string }[] };
}

const ENVIRONMENTS: Readonly<Record<Platform, string>> = { AX: 'Fabrikam Operations', CRM: 'Fabrikam Service' };
const TABLES: Readonly<Record<Platform, string>> = { AX: 'Fabrikam machines', CRM: 'fabrikam_machines' };

/** A map of machines in which nothing is wrong and everything can be checked. */
export function machinesPayload(source: Platform): Payload {
  const destination = otherThan(source);
  const leg: LegJson = {
    id: '001',
    sourceEnvironment: ENVIRONMENTS[source],
    sourceSchema: TABLES[source],
    sourceEnvironmentType: source,
    sourceFilter: source === 'CRM' ? 'statecode eq 0' : '',
    destinationEnvironment: ENVIRONMENTS[destination],
    destinationSchema: TABLES[destination],
    destinationEnvironmentType: destination,
    reversedSourceFilter: destination === 'CRM' ? 'statecode eq 0' : '',
    fieldMappings: [
      mapping(source, 'MachineId', '=', 'fabrikam_number'),
      mapping(source, 'Description', '=', 'fabrikam_name'),
      mapping(source, 'CustomerAccount', '=', 'fabrikam_customer.accountnumber'),
      mapping(source, 'SiteId', '=', 'fabrikam_site.fabrikam_sitecode'),
      mapping(source, 'Weight', '>', 'fabrikam_weight'),
      mapping(source, 'IsRented', '=', 'fabrikam_isrented', {
        $type: 'Contoso.ValueMapTransform',
        transformType: 'ValueMap',
        valueMap: source === 'AX' ? { Yes: 'true', No: 'false' } : { true: 'Yes', false: 'No' },
      }),
      mapping(source, null, '>', 'fabrikam_origin', { transformType: 'Default', defaultValue: 'ERP' }),
    ],
  };
  const task: TaskJson = {
    name: 'Fabrikam machines',
    order: 1,
    connectionSetName: 'Fabrikam dual-write',
    leftEnvironmentType: source,
    centerEnvironmentType: destination,
    rightEnvironmentType: 'UNDEFINED',
    leftEnvironment: ENVIRONMENTS[source],
    centerEnvironment: ENVIRONMENTS[destination],
    leftPartitionName: null,
    centerPartitionName: null,
    legs: [leg],
  };
  return {
    source,
    task,
    leg,
    project: {
      name: 'Fabrikam machines (fabrikam_machines)',
      isDualWriteProject: true,
      isDataManagementProject: false,
      templateIdentifier: { name: 'machines', version: { major: 1, minor: 0, build: 0, revision: 3 } },
      environments: [],
      entityMappingTasks: [task],
      validationIssues: [],
    },
    connectionSet: {
      name: 'Fabrikam dual-write',
      forDualWrite: true,
      environments: {
        [ENVIRONMENTS.AX]: environment('AX', [operationsTable()]),
        [ENVIRONMENTS.CRM]: environment('CRM', [
          dataverseTable(
            'fabrikam_machines',
            ['fabrikam_number', 'fabrikam_site.fabrikam_sitecode'],
            [
              field('fabrikam_name', { type: 'Text', length: 60 }),
              field('fabrikam_alias', { type: 'Text', length: 60 }),
              field('fabrikam_note', { type: 'Text', length: 200 }),
              field('fabrikam_origin', { type: 'Text', length: 10 }),
              field('fabrikam_customer', { type: 'Lookup', relatedEntity: 'accounts' }),
              field('fabrikam_site', { type: 'Lookup', relatedEntity: 'fabrikam_sites' }),
              field('fabrikam_weight', { type: 'Decimal', precision: 2 }),
              field('fabrikam_isrented', { type: 'Boolean' }),
              field('statecode', { type: 'State' }),
            ],
          ),
          dataverseTable('accounts', ['accountnumber']),
          dataverseTable('fabrikam_sites', ['fabrikam_sitecode']),
          companies(),
        ]),
      },
      dataPartitionMappings: ['USNW', 'DEBY'].map((partition) => ({
        firstPartitionEnvName: ENVIRONMENTS.AX,
        firstPartition: partition,
        secondPartitionEnvName: ENVIRONMENTS.CRM,
        secondPartition: partition,
      })),
      dualWriteDetail: {
        legalEntityMappings: {
          leftEnvironment: ENVIRONMENTS.AX,
          rightEnvironment: ENVIRONMENTS.CRM,
          mappings: ['USNW', 'DEBY'].map((name) => ({ left: { name, id: name }, right: { name, id: name } })),
        },
      },
    },
    connections: {
      value: (['AX', 'CRM'] as const).map((platform) => ({
        name: `connection-${platform}`,
        properties: { displayName: `service account (${ENVIRONMENTS[platform]})`, statuses: [{ status: 'Connected' }] },
      })),
    },
    legalEntities: { value: [{ LegalEntityId: 'USNW' }, { LegalEntityId: 'DEBY' }] },
    companies: { value: [{ cdm_companycode: 'USNW' }, { cdm_companycode: 'DEBY' }] },
  };
}

/** The files of a payload, as they are given to a run. */
export function filesOf({ project, connectionSet, connections, legalEntities, companies }: Payload) {
  const json = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    'project.json': json(project),
    'connection-set.json': json(connectionSet),
    'connections.json': json(connections),
    'legal-entities.json': json(legalEntities),
    'companies.json': json(companies),
  };
}

/**
 * A field mapping.
 * @param arrow `>` writes to Dataverse, `<` to finance and operations, `=` both ways
 */
export function mapping(
  source: Platform,
  ax: string | null,
  arrow: '>' | '<' | '=',
  crm: string | null,
  ...valueTransforms: object[]
): MappingJson {
  const isForward = (arrow === '>') === (source === 'AX');
  return {
    syncDirection: arrow === '=' ? 3 : isForward ? 1 : 2,
    sourceField: source === 'AX' ? ax : crm,
    destinationField: source === 'AX' ? crm : ax,
    isSystemGenerated: false,
    valueTransforms,
  };
}

/** The side on which a platform is. */
export function sideOf({ source }: Payload, platform: Platform): 'source' | 'destination' {
  return platform === source ? 'source' : 'destination';
}

export function environmentOf({ connectionSet }: Payload, platform: Platform): EnvironmentJson {
  return connectionSet.environments[ENVIRONMENTS[platform]]!;
}

/** The table of machines. */
export function tableOf(payload: Payload, platform: Platform): SchemaJson {
  return environmentOf(payload, platform).schemas[0]!;
}

export function fieldOf(payload: Payload, platform: Platform, name: string): FieldJson {
  return tableOf(payload, platform).fields.find((each) => each.name === name)!;
}

export function otherThan(platform: Platform): Platform {
  return platform === 'AX' ? 'CRM' : 'AX';
}

function environment(platform: Platform, schemas: SchemaJson[]): EnvironmentJson {
  return {
    name: ENVIRONMENTS[platform],
    connectionSetName: 'Fabrikam dual-write',
    targetType: platform,
    connectionDisplayName: `service account (${ENVIRONMENTS[platform]})`,
    environmentDisplayName: ENVIRONMENTS[platform],
    metadataUrl: `https://${platform.toLowerCase()}.example.com/metadata`,
    directUrl: `https://${platform.toLowerCase()}.example.com`,
    environmentInfo: null,
    bypassApiHubConnector: false,
    needsIntegrationKey: platform === 'CRM',
    schemas,
  };
}

function operationsTable(): SchemaJson {
  return schema('FabrikamMachines', 'Fabrikam machines', 'dataAreaId', {
    fields: [
      field('dataAreaId', { type: 'String', length: 4 }, { isRequired: true }),
      field('MachineId', { type: 'String', length: 20 }),
      field('Description', { type: 'String', length: 60 }),
      field('SearchName', { type: 'String', length: 60 }),
      field('Comment', { type: 'String', length: 200 }),
      field('CustomerAccount', { type: 'String', length: 20 }),
      field('SiteId', { type: 'String', length: 20 }),
      field('Weight', { type: 'Real', precision: 2 }),
      field('IsRented', { type: 'Enum' }),
    ],
    key: ['dataAreaId', 'MachineId'],
    isIntegrationKey: false,
  });
}

function dataverseTable(name: string, key: readonly string[], fields: readonly FieldJson[] = []): SchemaJson {
  const keyColumns = key.filter((column) => !column.includes('.'));
  return schema(name, name, 'msdyn_company.cdm_companycode', {
    fields: [
      ...keyColumns.map((column) => field(column, { type: 'Text', length: 20 })),
      ...fields,
      field('msdyn_company', { type: 'Lookup', relatedEntity: 'cdm_companies' }),
      field('versionnumber', { type: 'BigInt' }, { isReadonly: true }),
    ],
    key: [...key, 'msdyn_company.cdm_companycode'],
    isIntegrationKey: true,
  });
}

function companies(): SchemaJson {
  return schema('cdm_companies', 'Companies', null, {
    fields: [
      field('cdm_companycode', { type: 'Text', length: 4 }),
      field('versionnumber', { type: 'BigInt' }, { isReadonly: true }),
    ],
    key: ['cdm_companycode'],
    isIntegrationKey: true,
  });
}

function schema(
  name: string,
  displayName: string,
  company: string | null,
  { fields, key, isIntegrationKey }: { fields: FieldJson[]; key: string[]; isIntegrationKey: boolean },
): SchemaJson {
  return {
    name,
    displayName,
    singletonName: `${name}_one`,
    distinctName: `${name}_distinct`,
    refreshState: 'Completed',
    primaryCompanyContextField: company,
    companyContextFields: company === null ? [] : [company],
    fields,
    keys: [{ name: 'key', displayName: 'Key', fields: key, isIntegrationKey, isPrimaryKey: !isIntegrationKey }],
  };
}

function field(name: string, typeDetails: FieldJson['typeDetails'], flags: Partial<FieldJson> = {}): FieldJson {
  return {
    name,
    displayName: name,
    isRequired: false,
    isReadonly: false,
    isRetrievable: true,
    typeDetails,
    ...flags,
  };
}
