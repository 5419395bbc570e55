import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sound input, with what it needs beside it to count. */
export interface Shape {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly companions: Readonly<Record<string, string>>;
  /** Whether nobody sees it unless something else speaks of it, as with labels that no entity has. */
  readonly mayBeIdle: boolean;
}

const table = 'contoso_pump';
const task = {
  name: 'Pumps',
  order: 1,
  connectionSetName: 'Contoso set',
  leftEnvironmentType: 'AX',
  centerEnvironmentType: 'CRM',
  rightEnvironmentType: 'UNDEFINED',
  leftEnvironment: 'ax',
  centerEnvironment: 'crm',
  leftPartitionName: 'USMF',
  centerPartitionName: 'Contoso',
  legs: [
    {
      id: '001',
      sourceEnvironment: 'ax',
      sourceSchema: 'Pumps',
      sourceSchemaDistinctName: 'Pumps',
      sourceEnvironmentType: 'AX',
      sourceFilter: '',
      destinationEnvironment: 'crm',
      destinationSchema: 'contoso_pumps',
      destinationSchemaDistinctName: 'contoso_pumps',
      destinationEnvironmentType: 'CRM',
      reversedSourceFilter: "contoso_code ne null and contoso_size eq 1 and startswith(contoso_name,'P')",
      fieldMappings: [
        { syncDirection: 3, sourceField: 'PumpId', destinationField: 'contoso_code', isSystemGenerated: false },
        { syncDirection: 3, sourceField: 'PumpId', destinationField: 'contoso_code' },
        { syncDirection: 1, sourceField: 'NameOfPump', destinationField: 'contoso_name', valueTransforms: [] },
        { syncDirection: 2, sourceField: 'ReadOnlyThing', destinationField: 'createdon' },
        {
          syncDirection: 3,
          sourceField: 'Kind',
          destinationField: 'contoso_size',
          valueTransforms: [
            {
              $type: 'Microsoft.Dynamics.ValueMapValueTransformDetails, x',
              transformType: 'ValueMap',
              valueMap: { Small: '1', Large: '2', Huge: 'no number' },
            },
          ],
        },
        {
          syncDirection: 1,
          sourceField: '',
          destinationField: 'contoso_state',
          valueTransforms: [{ transformType: 'Default', defaultValue: 'a constant' }],
        },
        {
          syncDirection: 3,
          sourceField: 'MakerId',
          destinationField: 'contoso_maker.contoso_makerid',
          destinationLookupFieldRelatedEntity: 'contoso_makers',
        },
      ],
    },
  ],
};
const field = (name: string, type: string, more: object = {}): object => ({
  name,
  displayName: name,
  isRequired: false,
  isReadonly: false,
  isRetrievable: true,
  typeDetails: { $type: 'x', type, length: 20, precision: 2 },
  ...more,
});
const schemas = {
  ax: {
    name: 'Pumps',
    displayName: 'Pumps',
    distinctName: 'Pumps',
    primaryCompanyContextField: 'dataAreaId',
    companyContextFields: ['dataAreaId'],
    fields: [
      field('PumpId', 'String', { isRequired: true }),
      field('NameOfPump', 'Text'),
      field('ReadOnlyThing', 'Date', { isReadonly: true }),
      field('Kind', 'Enum'),
      field('MakerId', 'Int64'),
      field('dataAreaId', 'String'),
    ],
    keys: [{ name: 'PumpKey', displayName: 'key', fields: ['PumpId', 'dataAreaId'], isPrimaryKey: true }],
  },
  crm: {
    name: 'contoso_pumps',
    displayName: 'Pump',
    singletonName: table,
    distinctName: 'contoso_pumps',
    fields: [
      field('contoso_code', 'String', { isRequired: true }),
      field('contoso_name', 'Memo'),
      field('contoso_size', 'Picklist'),
      field('contoso_state', 'Boolean', { isRequired: true }),
      field('contoso_maker', 'Lookup', { typeDetails: { type: 'Lookup', relatedEntity: 'contoso_makers' } }),
      field('createdon', 'DateTime', { isReadonly: true }),
    ],
    keys: [{ name: 'userKeys', fields: ['contoso_code', 'contoso_maker.contoso_makerid'], isIntegrationKey: true }],
  },
};
const environments = {
  ax: { name: 'ax', targetType: 'AX', schemas: [schemas.ax], connectionDisplayName: 'ax at Contoso', directUrl: 'a' },
  crm: {
    name: 'crm',
    targetType: 'CRM',
    schemas: [schemas.crm],
    connectionDisplayName: 'crm at Contoso',
    directUrl: 'c',
  },
};
const connectionSet = {
  name: 'Contoso set',
  forDualWrite: true,
  environments,
  dataPartitionMappings: [
    { firstPartitionEnvName: 'ax', firstPartition: 'USMF', secondPartitionEnvName: 'crm', secondPartition: 'Contoso' },
  ],
  dualWriteDetail: {
    legalEntityMappings: {
      leftEnvironment: 'ax',
      rightEnvironment: 'crm',
      mappings: [{ left: { name: 'USMF', id: 'USMF' }, right: { name: 'USMF', id: '1' } }],
    },
  },
};
const project = {
  $id: '1',
  name: 'Pumps (contoso_pumps)',
  isDualWriteProject: true,
  isDataManagementProject: false,
  templateIdentifier: { name: 't', version: { major: 1, minor: 0, build: 0, revision: 5 } },
  environments: [{ $id: '2', ...environments.ax }, environments.crm],
  entityMappingTasks: [task],
  validationIssues: [],
};
const record = {
  msdyn_name: `msdyn_[${table}s - Pumps]`,
  msdyn_displayname: 'Pumps',
  msdyn_version: '1.0.0.5',
  msdyn_mapping: JSON.stringify(task),
  msdyn_properties: '{"IsDualWriteProject":true}',
};
const attribute = (name: string, type: string, more: object = {}): object => ({
  LogicalName: name,
  AttributeType: type,
  AttributeTypeName: { Value: `${type}Type` },
  RequiredLevel: { Value: 'None' },
  IsValidForCreate: true,
  IsValidForUpdate: true,
  ...more,
});
const attributes = [
  attribute(`${table}id`, 'Uniqueidentifier', { IsPrimaryId: true }),
  attribute('contoso_code', 'String', { MaxLength: 10, RequiredLevel: { Value: 'SystemRequired' } }),
  attribute('contoso_name', 'Memo', { MaxLength: 2000, SourceType: 0 }),
  attribute('contoso_size', 'Picklist', { OptionSet: { Options: [{ Value: 1 }, { Value: 2 }] }, DefaultFormValue: 1 }),
  attribute('contoso_state', 'Boolean', { RequiredLevel: { Value: 'ApplicationRequired' } }),
  attribute('contoso_maker', 'Lookup', { Targets: ['contoso_maker'] }),
  attribute('contoso_makername', 'String', { AttributeOf: 'contoso_maker' }),
  attribute('createdon', 'DateTime', { IsValidForCreate: false, IsValidForUpdate: false }),
];
const definition = {
  LogicalName: table,
  EntitySetName: `${table}s`,
  TableType: 'Standard',
  PrimaryIdAttribute: `${table}id`,
  Attributes: attributes,
  Keys: [{ LogicalName: 'contoso_key', KeyAttributes: ['contoso_code'] }],
  ManyToOneRelationships: [{ ReferencingAttribute: 'contoso_maker', ReferencedEntity: 'contoso_maker' }],
};
const publicEntity = {
  Name: 'Pump',
  EntitySetName: 'Pumps',
  Properties: [
    {
      Name: 'PumpId',
      TypeName: 'Edm.String',
      DataType: 'String',
      IsKey: true,
      IsMandatory: true,
      AllowEdit: false,
      AllowEditOnCreate: true,
    },
    { Name: 'NameOfPump', DataType: 'String', IsKey: false, IsMandatory: false, AllowEdit: true },
    { Name: 'Kind', DataType: 'Enum', TypeName: 'Microsoft.Dynamics.DataEntities.PumpKind', AllowEdit: true },
    { Name: 'dataAreaId', DataType: 'String', IsKey: true },
  ],
};
const odata = (set: string, ...value: readonly object[]): object => ({
  '@odata.context': `https://contoso.example/api/data/v9.2/$metadata#${set}`,
  value,
});
const mapText = JSON.stringify(record);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const xmlAttribute = (name: string, type: string, more = ''): string =>
  `<attribute PhysicalName="${name}"><Type>${type}</Type><LogicalName>${name}</LogicalName><RequiredLevel>none</RequiredLevel><ValidForCreateApi>1</ValidForCreateApi><ValidForUpdateApi>1</ValidForUpdateApi>${more}</attribute>`;
const xmlEntity = `<Entity><Name LocalizedName="Pump" OriginalName="Pump">${table}</Name><EntityInfo><entity Name="${table}"><attributes>${[
  xmlAttribute(`${table}id`, 'primarykey'),
  xmlAttribute('contoso_code', 'nvarchar', '<MaxLength>20</MaxLength>'),
  xmlAttribute(
    'contoso_size',
    'picklist',
    '<optionset Name="s"><options><option value="1"/><option value="2"/></options></optionset>',
  ),
  xmlAttribute('contoso_maker', 'lookup', '<LookupTypes><LookupType id="1">contoso_maker</LookupType></LookupTypes>'),
].join(
  '',
)}</attributes><EntitySetName>${table}s</EntitySetName></entity></EntityInfo><EntityKeys><EntityKey><LogicalName>k</LogicalName><EntityKeyAttributes><AttributeName>contoso_code</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys></Entity>`;
const relationship = `<EntityRelationship Name="contoso_maker_pump"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>${table}</ReferencingEntityName><ReferencedEntityName>contoso_maker</ReferencedEntityName><ReferencingAttributeName>contoso_maker</ReferencingAttributeName></EntityRelationship>`;
const manifest = `<ImportExportXml version="9.2"><SolutionManifest><UniqueName>Contoso</UniqueName><Version>1.0</Version><Managed>0</Managed><RootComponents><RootComponent type="1" schemaName="${table}" behavior="0" /></RootComponents></SolutionManifest></ImportExportXml>`;
const solution = `<?xml version="1.0" encoding="utf-8"?>
<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities>${xmlEntity}</Entities>
  <EntityRelationships>${relationship}</EntityRelationships>
  <msdyn_dualwriteentitymaps><msdyn_dualwriteentitymap msdyn_dualwriteentitymapid="1"><msdyn_displayname>Pumps</msdyn_displayname><msdyn_mapping>${escaped(record.msdyn_mapping)}</msdyn_mapping><msdyn_name>${record.msdyn_name}</msdyn_name><msdyn_version>1.0.0.1</msdyn_version></msdyn_dualwriteentitymap></msdyn_dualwriteentitymaps>
</ImportExportXml>`;
const csdlOfDataverse = `<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="${table}"><Key><PropertyRef Name="${table}id"/></Key><Property Name="${table}id" Type="Edm.Guid"/><Property Name="contoso_code" Type="Edm.String" MaxLength="10"/><Property Name="_contoso_maker_value" Type="Edm.Guid"/><NavigationProperty Name="contoso_maker" Type="mscrm.contoso_maker"><ReferentialConstraint Property="_contoso_maker_value" ReferencedProperty="contoso_makerid"/></NavigationProperty><Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection><Record><PropertyValue Property="Name" String="k"/><PropertyValue Property="Key"><Collection><Record><PropertyValue Property="Name" PropertyPath="contoso_code"/></Record></Collection></PropertyValue></Record></Collection></Annotation></EntityType><EntityContainer Name="System"><EntitySet Name="${table}s" EntityType="Microsoft.Dynamics.CRM.${table}"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;
const csdlOfFinance = `<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EnumType Name="PumpKind"><Member Name="Small" Value="0"/><Member Name="Large" Value="1"/></EnumType><EntityType Name="Pump"><Key><PropertyRef Name="dataAreaId"/><PropertyRef Name="PumpId"/></Key><Property Name="dataAreaId" Type="Edm.String" Nullable="false"/><Property Name="PumpId" Type="Edm.String" Nullable="false"/><Property Name="Kind" Type="Microsoft.Dynamics.DataEntities.PumpKind"/></EntityType><EntityContainer Name="Resources"><EntitySet Name="Pumps" EntityType="Microsoft.Dynamics.DataEntities.Pump"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

const shape = (name: string, file: string, content: unknown, companions: Shape['companions'] = {}): Shape => ({
  name,
  file,
  text: typeof content === 'string' ? content : JSON.stringify(content),
  companions,
  mayBeIdle: MAY_BE_IDLE.has(name),
});
const MAY_BE_IDLE: ReadonlySet<string> = new Set([
  'data entities',
  'labels',
  'enumerations',
  'runtime configurations',
  'solution manifest',
  'relationships of an unpacked solution',
]);
const withMap = { 'pumps-map.json': mapText };

const OWN_SHAPES: readonly Shape[] = [
  shape('mapping', 'subject.json', task),
  shape('map record', 'subject.json', record),
  shape(
    'map records',
    'subject.json',
    odata('msdyn_dualwriteentitymaps', record, { ...record, msdyn_version: '1.0.0.4' }),
  ),
  shape('twice encoded', 'subject.json', {
    value: [{ ...record, msdyn_mapping: JSON.stringify(record.msdyn_mapping) }],
  }),
  shape('project', 'subject.json', project),
  shape('connection set', 'subject.json', connectionSet, withMap),
  shape('environment', 'subject.json', environments.crm, withMap),
  shape('schema', 'subject.json', schemas.crm, withMap),
  shape('entity definition', 'subject.json', definition, withMap),
  shape('entity definitions', 'subject.json', odata('EntityDefinitions', definition), withMap),
  shape('metadata changes', 'subject.json', { EntityMetadata: [definition], ServerVersionStamp: '1' }, withMap),
  shape(
    'attributes',
    'subject.json',
    odata(`EntityDefinitions('${table}')/Attributes`, ...attributes.filter((each) => 'LogicalName' in each)),
    withMap,
  ),
  shape('public entity', 'subject.json', publicEntity, withMap),
  shape('public entities', 'subject.json', { value: [publicEntity], Count: 1 }, withMap),
  shape(
    'data entities',
    'subject.json',
    { value: [{ Name: 'PumpEntity', PublicEntityName: 'Pump', PublicCollectionName: 'Pumps', LabelId: '@Contoso:1' }] },
    { ...withMap, 'entities.json': JSON.stringify({ value: [publicEntity] }) },
  ),
  shape('labels', 'subject.json', { value: [{ Id: '@Contoso:1', Language: 'en-us', Value: 'Pumps' }] }, withMap),
  shape(
    'enumerations',
    'subject.json',
    {
      value: [
        {
          Name: 'PumpKind',
          Members: [
            { Name: 'Small', Value: 0 },
            { Name: 'Large', Value: 1 },
          ],
        },
      ],
    },
    { ...withMap, 'entities.json': JSON.stringify({ value: [publicEntity] }) },
  ),
  shape(
    'keys',
    'subject.json',
    { 'contoso_pumps - Pumps': ['contoso_code', 'contoso_maker.contoso_makerid'] },
    withMap,
  ),
  shape(
    'keys in XML',
    'subject.xml',
    '<Configuration><Map mapName="contoso_pumps - Pumps" keys="contoso_code,contoso_maker.contoso_makerid" /></Configuration>',
    withMap,
  ),
  shape(
    'connections',
    'subject.json',
    {
      value: [
        {
          name: 'c',
          properties: {
            displayName: 'ax at Contoso',
            statuses: [{ status: 'Error', target: 'token', error: { code: 'Unauthenticated', message: 'expired' } }],
          },
        },
      ],
    },
    { 'project.json': JSON.stringify(project) },
  ),
  shape('companies', 'subject.json', odata('Companies', { DataArea: 'USMF', Name: 'Contoso' }), {
    'set.json': JSON.stringify(connectionSet),
  }),
  shape('legal entities', 'subject.json', odata('LegalEntities', { LegalEntityId: 'USMF' }), {
    'set.json': JSON.stringify(connectionSet),
  }),
  shape('business units', 'subject.json', odata('businessunits', { businessunitid: '1', name: 'Contoso' }), {
    'set.json': JSON.stringify(connectionSet),
  }),
  shape(
    'Dataverse companies',
    'subject.json',
    odata('cdm_companies', { cdm_companyid: '1', cdm_companycode: 'USMF' }),
    { 'set.json': JSON.stringify(connectionSet) },
  ),
  shape(
    'runtime configurations',
    'subject.json',
    odata('msdyn_dualwriteruntimeconfigs', {
      msdyn_name: 'r',
      msdyn_unsecure: JSON.stringify({ EntityMapVersion: '1.0.0.4', SourceEntity: table, DestinationEntity: 'Pumps' }),
    }),
    withMap,
  ),
  shape('solution', 'subject.xml', solution),
  shape('solution manifest', 'Other/Solution.xml', manifest, { 'Other/Customizations.xml': solution }),
  shape('table of an unpacked solution', 'Entities/contoso_pump/Entity.xml', xmlEntity, {
    'Other/Solution.xml': manifest,
    'Other/Customizations.xml': '<ImportExportXml></ImportExportXml>',
    ...withMap,
  }),
  shape(
    'relationships of an unpacked solution',
    'Other/Relationships/m.xml',
    `<EntityRelationships>${relationship}</EntityRelationships>`,
    { 'Other/Customizations.xml': solution },
  ),
  shape('$metadata of Dataverse', 'subject.xml', csdlOfDataverse, withMap),
  shape('$metadata of F&O', 'subject.xml', csdlOfFinance, withMap),
];

/** Every shape that is read, and the examples. */
export function allShapes(root: string): readonly Shape[] {
  return [...OWN_SHAPES, ...exampleShapes(root)];
}

function exampleShapes(root: string): readonly Shape[] {
  const folders = [
    'contoso/maps',
    'contoso/web-api',
    'contoso/environments',
    'all-codes/maps',
    'all-codes/environments',
  ];
  return folders.flatMap((folder) => {
    const path = join(root, 'examples', folder);
    return readdirSync(path)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => shape(`${folder}/${file}`, 'subject.json', readFileSync(join(path, file), 'utf8')));
  });
}

/** A project that brings its own environments, and breaks some rules. */
export const SOUND_PROJECT = JSON.stringify(project);

/** A map that nothing else in a case speaks of, with faults that need no metadata to be seen. */
export const NEIGHBOUR = JSON.stringify({
  name: 'Neighbour of Fabrikam',
  leftEnvironmentType: 'AX',
  centerEnvironmentType: 'CRM',
  rightEnvironmentType: 'UNDEFINED',
  legs: [
    {
      id: '001',
      sourceSchema: 'Fabrikam neighbours',
      sourceEnvironmentType: 'AX',
      sourceFilter: '',
      destinationSchema: 'fabrikam_neighbours',
      destinationEnvironmentType: 'CRM',
      reversedSourceFilter: 'fabrikam_a eq',
      fieldMappings: [
        { syncDirection: 3, sourceField: 'A', destinationField: 'fabrikam_a' },
        { syncDirection: 3, sourceField: 'A', destinationField: 'fabrikam_a' },
        { syncDirection: 3, sourceField: '', destinationField: 'fabrikam_b' },
      ],
    },
  ],
});
