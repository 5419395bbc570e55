/**
 * What the fake services tell: two maps with all that maps have, made by hand, some made-up ones, and the large
 * environment around them.
 */
import { entityDefinitions } from '../metadata/entity-definitions.mjs';
import { ENUMERATION_MEMBERS, LARGE, makeEntities, makeTables } from '../metadata/environment.mjs';
import { makeMaps } from '../metadata/maps.mjs';
import { dataEntityPages, publicEntityPages } from '../metadata/public-entities.mjs';

/** @returns everything by what it is asked for */
export function makeEnvironment({ entities: count = LARGE.entities, tables: tableCount = 200, maps = 6 } = {}) {
  const fields = Math.round((LARGE.fields / LARGE.entities) * count);
  const many = makeEntities({ entities: count - OWN_ENTITIES.length, fields });
  const entities = [...OWN_ENTITIES, ...many];
  const tables = makeTables({ tables: tableCount, columns: 30 });
  const definitions = JSON.parse(entityDefinitions([...OWN_TABLES, ...tables])).value;
  for (const attribute of definitions.flatMap(({ Attributes }) => Attributes)) {
    attribute.SourceType = attribute.IsPrimaryId ? null : 0;
    if (attribute.AttributeType === 'DateTime')
      Object.assign(attribute, { Format: 'DateAndTime', DateTimeBehavior: { Value: 'TimeZoneIndependent' } });
  }
  const made = JSON.parse(makeMaps(many, tables, maps)).value;
  return {
    maps: [...OWN_MAPS, ...made].map((map, i) => ({
      '@odata.etag': `W/"${i}"`,
      msdyn_dualwriteentitymapid: `00000000-0000-0000-0000-${String(i).padStart(12, '0')}`,
      ...map,
    })),
    running: [...OWN_MAPS, ...made].map(({ msdyn_mapping }) => {
      const [{ sourceSchema, destinationSchema }] = JSON.parse(msdyn_mapping).legs;
      const version = { Major: 1, Minor: 0, Build: 0, Revision: 0 };
      const config = { SourceEntityName: destinationSchema, DestinationEntityName: sourceSchema };
      return { msdyn_unsecure: JSON.stringify({ ProjectId: 'p', ...config, EntityMapVersion: version }) };
    }),
    definitions: new Map(definitions.map((definition) => [definition.LogicalName, definition])),
    dataEntities: JSON.parse(dataEntityPages(entities)[0]).value,
    publicEntities: new Map(JSON.parse(publicEntityPages(entities)[0]).value.map((entity) => [entity.Name, entity])),
    labels: new Map(entities.map(({ labelId, label }) => [labelId, label])),
    enumerations: Object.entries(ENUMERATION_MEMBERS).map(([name, members]) => ({
      Name: name,
      LabelId: `@Contoso:${name}`,
      Members: members.map((member, i) => ({ Name: member, Value: i, LabelId: `@Contoso:${name}${member}` })),
    })),
    businessUnits: ['Contoso', 'Contoso Retail'].map((name, i) => ({ businessunitid: `b${i}`, name })),
    companies: ['USMF', 'DEMF'].map((code) => ({ cdm_companyid: `c-${code}`, cdm_companycode: code })),
    legalEntities: ['USMF', 'DEMF'],
  };
}

function property(name, kind, rest = {}) {
  const usual = { key: false, mandatory: false, allowEdit: true, allowEditOnCreate: true, enumeration: null };
  return { name, kind, ...usual, ...rest };
}

const OWN_ENTITIES = [
  {
    dataEntity: 'FabrikamPartnerEntity',
    name: 'FabrikamPartner',
    entitySet: 'FabrikamPartners',
    label: 'Fabrikam partners V2',
    labelId: '@Fabrikam:Partners',
    properties: [
      property('dataAreaId', 'String', { key: true, allowEdit: false }),
      property('PartnerAccount', 'String', { key: true, mandatory: true }),
      property('PartnerName', 'String'),
      property('PartnerGroup', 'String'),
      property('IsOnHold', 'Enum', { enumeration: 'NoYes' }),
      property('Status', 'Enum', { enumeration: 'WidgetStatus' }),
    ],
  },
  {
    dataEntity: 'FabrikamPartnerGroupEntity',
    name: 'FabrikamPartnerGroup',
    entitySet: 'FabrikamPartnerGroups',
    label: 'Groups of partners',
    labelId: '@Fabrikam:PartnerGroups',
    properties: [
      property('dataAreaId', 'String', { key: true, allowEdit: false }),
      property('GroupId', 'String', { key: true, mandatory: true }),
      property('Description', 'String'),
    ],
  },
];

function column(name, type, rest = {}) {
  const usual = { required: 'None', length: null, precision: null, targets: [], options: null, writable: true };
  return { name, type, ...usual, ...rest };
}

function table(name, entitySet, label, columns, keys) {
  const platform = [
    column(`${name}id`, 'Uniqueidentifier', { required: 'SystemRequired' }),
    column('createdon', 'DateTime', { writable: false }),
    column('versionnumber', 'BigInt', { writable: false }),
    column('statecode', 'State', { required: 'SystemRequired', options: [0, 1] }),
    column('statuscode', 'Status', { options: [1, 2] }),
  ];
  return { name, entitySet, label, columns: [...platform, ...columns], keys };
}

const COMPANY = column('contoso_company', 'Lookup', { targets: ['cdm_company'] });

const OWN_TABLES = [
  table(
    'cdm_company',
    'cdm_companies',
    'Companies',
    [column('cdm_companycode', 'String', { length: 4 })],
    [{ name: 'cdm_companycode', columns: ['cdm_companycode'] }],
  ),
  table(
    'contoso_partner',
    'contoso_partners',
    'Partners',
    [
      COMPANY,
      column('contoso_account', 'String', { length: 20, required: 'ApplicationRequired' }),
      column('contoso_name', 'String', { length: 100 }),
      column('contoso_group', 'Lookup', { targets: ['contoso_partnergroup'] }),
      column('contoso_onhold', 'Boolean'),
      column('contoso_status', 'Picklist', { options: [100, 200, 300] }),
    ],
    [{ name: 'contoso_account', columns: ['contoso_account', 'contoso_company'] }],
  ),
  table(
    'contoso_partnergroup',
    'contoso_partnergroups',
    'Partner groups',
    [
      COMPANY,
      column('contoso_groupid', 'String', { length: 10 }),
      column('contoso_description', 'String', { length: 60 }),
    ],
    [{ name: 'contoso_groupid', columns: ['contoso_groupid', 'contoso_company'] }],
  ),
];

const OWN_MAPS = [
  map('contoso_partners', 'Fabrikam partners V2', [
    mapping('PartnerAccount', 'contoso_account'),
    mapping('PartnerName', 'contoso_name'),
    mapping('PartnerGroup', 'contoso_group.contoso_groupid'),
    mapping('IsOnHold', 'contoso_onhold', { No: 'False', Yes: 'True' }),
    mapping('Status', 'contoso_status', { None: '100', Open: '200', Posted: '300' }),
  ]),
  map('contoso_partnergroups', 'Groups of partners', [
    mapping('GroupId', 'contoso_groupid'),
    mapping('Description', 'contoso_description'),
  ]),
];

function map(table, entity, fieldMappings) {
  const company = mapping('dataAreaId', 'contoso_company.cdm_companycode');
  const leg = {
    id: '001',
    sourceSchema: entity,
    sourceEnvironmentType: 'AX',
    sourceFilter: '',
    destinationSchema: table,
    destinationEnvironmentType: 'CRM',
    reversedSourceFilter: '',
    fieldMappings: [...fieldMappings, company],
  };
  return {
    msdyn_name: `contoso_[${table} - ${entity}]`,
    msdyn_displayname: entity,
    msdyn_version: '1.0.0.0',
    msdyn_mapping: JSON.stringify({
      name: entity,
      leftEnvironmentType: 'AX',
      centerEnvironmentType: 'CRM',
      legs: [leg],
    }),
    msdyn_properties: JSON.stringify({ IsDualWriteProject: true, Url: 'https://contoso.crm.dynamics.com/main.aspx' }),
  };
}

function mapping(sourceField, destinationField, valueMap) {
  const valueTransforms = valueMap === undefined ? [] : [{ transformType: 'ValueMap', valueMap }];
  return { syncDirection: 3, sourceField, destinationField, isSystemGenerated: false, valueTransforms };
}
