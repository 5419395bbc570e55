/** Writes projects as the admin centre's gateway answers them: 5,840 of them, with 8 mappings each, are some 77 MB. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAPPINGS = 8;
const FIELDS = 12;
const IN_FOLDER = 500;

/** @param {{ projects: number, perFile?: number }} size @returns {number} how many mappings they hold */
export function writeGatewayProjects(folder, { projects, perFile = 1 }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'connection-set.json'), JSON.stringify(CONNECTION_SET));
  for (let first = 0; first < projects; first += perFile) {
    const list = Array.from({ length: Math.min(perFile, projects - first) }, (_, i) => projectOf(first + i));
    const subfolder = join(folder, String(Math.floor(first / IN_FOLDER)));
    mkdirSync(subfolder, { recursive: true });
    writeFileSync(join(subfolder, `project-${first}.json`), JSON.stringify(perFile === 1 ? list[0] : list));
  }
  return projects * MAPPINGS;
}

/** One mapping in eight hundred leads nowhere. */
function projectOf(number) {
  const names = { ax: `Records ${number}`, crm: `contoso_records${number}` };
  return {
    name: `Project ${number}`,
    isDualWriteProject: true,
    isDataManagementProject: false,
    templateIdentifier: { name: `Template ${number}`, version: { major: 1, minor: 0, build: 0, revision: 0 } },
    environments: [
      environmentOf('Operations', 'AX', [schemaOf(names.ax, 'Field')]),
      environmentOf('Sales', 'CRM', [schemaOf(names.crm, 'contoso_field')]),
    ],
    entityMappingTasks: [
      {
        name: `Task ${number}`,
        order: 1,
        connectionSetName: 'Contoso',
        leftEnvironmentType: 'AX',
        centerEnvironmentType: 'CRM',
        rightEnvironmentType: null,
        leftEnvironment: 'Operations',
        centerEnvironment: 'Sales',
        leftPartitionName: null,
        centerPartitionName: null,
        legs: [legOf(names, number % 100 === 0)],
      },
    ],
    validationIssues: [],
  };
}

function legOf({ ax, crm }, faulty) {
  return {
    id: '001',
    sourceEnvironment: 'Operations',
    sourceSchema: ax,
    sourceSchemaDistinctName: ax,
    sourceEnvironmentType: 'AX',
    sourceFilter: '',
    destinationEnvironment: 'Sales',
    destinationSchema: crm,
    destinationSchemaDistinctName: crm,
    destinationEnvironmentType: 'CRM',
    reversedSourceFilter: '',
    fieldMappings: Array.from({ length: MAPPINGS }, (_, i) => ({
      syncDirection: 3,
      sourceField: `Field${i}`,
      destinationField: `contoso_field${faulty && i === MAPPINGS - 1 ? '_' : ''}${i}`,
      isSystemGenerated: false,
      destinationLookupFieldRelatedEntity: null,
      valueTransforms: [],
    })),
  };
}

function environmentOf(name, targetType, schemas) {
  return {
    name,
    connectionSetName: 'Contoso',
    targetType,
    schemas,
    connectionDisplayName: name,
    environmentDisplayName: name,
    metadataUrl: `https://${name.toLowerCase()}.contoso.example/metadata`,
    environmentInfo: null,
    directUrl: `https://${name.toLowerCase()}.contoso.example`,
    powerAppsEnvironment: null,
    bypassApiHubConnector: false,
    needsIntegrationKey: true,
  };
}

/** Dataverse has `versionnumber` in every table that can be tracked, and so have those of real projects. */
function columnsOf(prefix) {
  const columns = Array.from({ length: FIELDS }, (_, i) => `${prefix}${i}`);
  return prefix === 'Field' ? columns : columns.with(-1, 'versionnumber');
}

function schemaOf(name, prefix) {
  return {
    name,
    displayName: name,
    singletonName: name,
    distinctName: name,
    refreshState: 'Refreshed',
    primaryCompanyContextField: null,
    companyContextFields: [],
    fields: columnsOf(prefix).map((column, i) => ({
      name: column,
      displayName: `Field ${i}`,
      isRequired: i === 0,
      isReadonly: false,
      isRetrievable: true,
      typeDetails: {
        $type: 'Microsoft.DataIntegrator.TextTypeDetails',
        type: 'String',
        length: 20,
        precision: 0,
        minimumValue: null,
        maximumValue: null,
        isDateOnly: false,
        isMultiLine: false,
        relatedEntity: null,
        navigationPropertyName: null,
      },
      parentRelationDataSetName: null,
      parentRelationEntitySchemaName: null,
    })),
    keys: [
      {
        name: 'Key',
        displayName: 'Key',
        fields: [`${prefix}0`],
        isIntegrationKey: true,
        isPrimaryKey: false,
        isCustomized: false,
        isHardcoded: false,
      },
    ],
  };
}

const CONNECTION_SET = {
  name: 'Contoso',
  forDualWrite: true,
  environments: {
    left: environmentOf('Operations', 'AX', []),
    center: environmentOf('Sales', 'CRM', []),
  },
  dataPartitionMappings: [],
  dualWriteDetail: {
    legalEntityMappings: {
      leftEnvironment: 'Operations',
      rightEnvironment: 'Sales',
      mappings: [{ left: { name: 'USMF', id: 'USMF' }, right: { name: 'USMF', id: 'USMF' } }],
    },
  },
};
