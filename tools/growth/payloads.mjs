/** Payloads of made-up maps, environments and metadata, as the readers take them. */

export const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

export const mapping = (sourceField, destinationField, more = {}) => ({
  syncDirection: 3,
  sourceField,
  destinationField,
  valueTransforms: [],
  ...more,
});

export const leg = (fieldMappings, more = {}) => ({
  id: '001',
  sourceSchema: 'Items',
  sourceEnvironmentType: 'AX',
  destinationSchema: 'contoso_items',
  destinationEnvironmentType: 'CRM',
  fieldMappings,
  ...more,
});

export const task = (legs, more = {}) => ({ name: 'Items', legs, ...more });

export const record = (name, legs, version = '1.0.0.0') => ({
  msdyn_name: name,
  msdyn_version: version,
  msdyn_mapping: JSON.stringify(task(legs)),
});

/** Answers of the Web API. */
export const answer = (value) => JSON.stringify({ value });

export const text = (name, more = {}) => ({ name, typeDetails: { type: 'String', length: 100 }, ...more });
export const lookup = (name, relatedEntity) => ({ name, typeDetails: { type: 'Lookup', relatedEntity } });
export const choice = (name, options) => ({
  LogicalName: name,
  AttributeType: 'Picklist',
  OptionSet: { Options: options.map((Value) => ({ Value })) },
});

/** A table of the gateway, with all its columns and keys. */
export const schema = (name, fields, keys = []) => ({ name, distinctName: name, fields, keys });

export const key = (name, fields, more = {}) => ({
  name,
  fields,
  isIntegrationKey: false,
  isPrimaryKey: false,
  ...more,
});

/** Both environments of a project, with the tables of each. */
export const environments = (ofOperations, ofSales) => [
  { name: 'Operations', targetType: 'AX', directUrl: 'https://operations.contoso.example', schemas: ofOperations },
  { name: 'Sales', targetType: 'CRM', directUrl: 'https://sales.contoso.example', schemas: ofSales },
];

/** A dual-write project with its environments. */
export const project = (legs, ofOperations, ofSales, more = {}) =>
  JSON.stringify({
    name: 'Items',
    isDualWriteProject: true,
    environments: environments(ofOperations, ofSales),
    entityMappingTasks: [task(legs, more)],
  });

/** A Dataverse table as `EntityDefinitions` has it. */
export const definition = (name, attributes, more = {}) => ({
  LogicalName: name,
  EntitySetName: `${name}s`,
  PrimaryIdAttribute: `${name}id`,
  Attributes: [
    { LogicalName: `${name}id`, AttributeType: 'Uniqueidentifier' },
    { LogicalName: 'versionnumber', AttributeType: 'BigInt' },
    ...attributes,
  ],
  Keys: [],
  ...more,
});

export const attribute = (name, more = {}) => ({ LogicalName: name, AttributeType: 'String', MaxLength: 100, ...more });

/** An F&O entity as `PublicEntities` has it. */
export const entity = (name, properties) => ({
  Name: name,
  EntitySetName: `${name}s`,
  Properties: properties.map((property) => ({ DataType: 'String', IsKey: false, ...property })),
});
