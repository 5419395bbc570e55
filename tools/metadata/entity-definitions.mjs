import { Random } from './random.mjs';

const SERVICE = 'https://contoso.crm.dynamics.com/api/data/v9.2';

/** Dataverse `EntityDefinitions` with Attributes, Keys and ManyToOneRelationships. */
export function entityDefinitions(tables, seed = 3) {
  const random = new Random(seed);
  const value = tables.map((table) => entityDefinition(table, random));
  return JSON.stringify({ '@odata.context': `${SERVICE}/$metadata#EntityDefinitions`, value });
}

function entityDefinition({ name, entitySet, label, columns, keys }, random) {
  return {
    MetadataId: random.guid(),
    LogicalName: name,
    SchemaName: name,
    EntitySetName: entitySet,
    TableType: 'Standard',
    PrimaryIdAttribute: `${name}id`,
    DisplayName: labelOf(label, random),
    Attributes: columns.map((column) => attribute(column, name, random)),
    Keys: keys.map((key) => ({ LogicalName: key.name, KeyAttributes: key.columns, EntityKeyIndexStatus: 'Active' })),
    ManyToOneRelationships: columns.flatMap((column) =>
      column.targets.map((target) => ({
        SchemaName: `${name}_${column.name}`,
        ReferencingAttribute: column.name,
        ReferencingEntity: name,
        ReferencedAttribute: `${target}id`,
        ReferencedEntity: target,
      })),
    ),
  };
}

function attribute({ name, type, required, length, precision, targets, options, writable }, table, random) {
  return {
    '@odata.type': `#Microsoft.Dynamics.CRM.${type}AttributeMetadata`,
    MetadataId: random.guid(),
    LogicalName: name,
    SchemaName: name,
    EntityLogicalName: table,
    AttributeType: type,
    AttributeTypeName: { Value: `${type}Type` },
    DisplayName: labelOf(name, random),
    RequiredLevel: {
      Value: required,
      CanBeChanged: true,
      ManagedPropertyLogicalName: 'canmodifyrequirementlevelsettings',
    },
    IsPrimaryId: name === `${table}id`,
    IsValidForCreate: writable,
    IsValidForUpdate: writable && name !== `${table}id`,
    IsValidForRead: true,
    AutoNumberFormat: '',
    ...(length === null ? {} : { MaxLength: length }),
    ...(precision === null ? {} : { Precision: precision }),
    ...(type === 'Lookup' ? { Targets: targets } : {}),
    ...(options === null
      ? {}
      : { DefaultFormValue: -1, OptionSet: { Options: options.map((value) => ({ Value: value })) } }),
  };
}

function labelOf(text, random) {
  return { UserLocalizedLabel: { Label: text, LanguageCode: 1033, IsManaged: false, MetadataId: random.guid() } };
}
