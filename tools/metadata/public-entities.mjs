/** F&O's `/metadata` service: PublicEntities in pages, DataEntities and Labels. Every function gives the files' texts. */

const SERVICE = 'https://contoso.operations.dynamics.com/metadata';

/** @returns one text a page; every page but the last links to the next one */
export function publicEntityPages(entities, pageSize = Infinity) {
  return pages('PublicEntities', entities.map(publicEntity), pageSize);
}

export function dataEntityPages(entities, pageSize = Infinity) {
  const records = entities.map((entity) => ({
    Name: entity.dataEntity,
    PublicEntityName: entity.name,
    PublicCollectionName: entity.entitySet,
    LabelId: entity.labelId,
    DataServiceEnabled: true,
    DataManagementEnabled: true,
    EntityCategory: 'Master',
    IsReadOnly: false,
  }));
  return pages('DataEntities', records, pageSize);
}

/** Labels in two languages. */
export function labelPages(entities, pageSize = Infinity) {
  const records = entities.flatMap(({ labelId, label }) => [
    { Id: labelId, Language: 'de', Value: `${label} (de)` },
    { Id: labelId, Language: 'en-us', Value: label },
  ]);
  return pages('Labels', records, pageSize);
}

function publicEntity(entity) {
  return {
    Name: entity.name,
    EntitySetName: entity.entitySet,
    LabelId: entity.labelId,
    IsReadOnly: false,
    ConfigurationEnabled: true,
    Properties: entity.properties.map(publicProperty),
    NavigationProperties: [],
    PropertyGroups: [],
    Actions: [],
  };
}

function publicProperty({ name, kind, key, mandatory, allowEdit, allowEditOnCreate, enumeration }) {
  return {
    Name: name,
    TypeName: typeName(kind, enumeration),
    DataType: kind,
    LabelId: `@SYS${name.length}`,
    IsKey: key,
    IsMandatory: mandatory,
    ConfigurationEnabled: true,
    AllowEdit: allowEdit,
    AllowEditOnCreate: allowEditOnCreate,
    IsDimension: false,
    DimensionRelation: null,
    IsDynamicDimension: false,
    DimensionLegalEntityProperty: null,
    DimensionTypeProperty: null,
  };
}

function typeName(kind, enumeration) {
  if (enumeration !== null) return `Microsoft.Dynamics.DataEntities.${enumeration}`;
  return EDM_TYPES[kind] ?? null;
}

/** What F&O calls its types in OData. */
export const EDM_TYPES = {
  String: 'Edm.String',
  Int32: 'Edm.Int32',
  Int64: 'Edm.Int64',
  Real: 'Edm.Decimal',
  Date: 'Edm.DateTimeOffset',
  UtcDateTime: 'Edm.DateTimeOffset',
  Guid: 'Edm.Guid',
};

function pages(entitySet, records, pageSize) {
  const texts = [];
  for (let start = 0; start === 0 || start < records.length; start += pageSize) {
    const end = start + pageSize;
    const page = { '@odata.context': `${SERVICE}/$metadata#${entitySet}`, value: records.slice(start, end) };
    if (end < records.length) page['@odata.nextLink'] = `${SERVICE}/${entitySet}?$skip=${end}`;
    texts.push(JSON.stringify(page));
  }
  return texts;
}
