/** Dual-write maps between made-up entities and tables, as the Web API answers them. */
export function makeMaps(entities, tables, count = 19) {
  const value = Array.from({ length: count }, (_, i) => {
    const entity = entities[Math.floor((i * entities.length) / count)];
    const table = tables[Math.floor((i * tables.length) / count)];
    return {
      msdyn_name: `msdyn_[${table.entitySet} - ${entity.label}]`,
      msdyn_version: '1.0.0.0',
      msdyn_mapping: JSON.stringify(makeMap(entity, table)),
    };
  });
  return JSON.stringify({ value }, null, 2);
}

function makeMap({ label, properties }, { entitySet, columns }) {
  const writable = columns.filter(({ writable: can, type }) => can && type !== 'Lookup').slice(1);
  const lookups = columns.filter(({ type }) => type === 'Lookup').slice(1);
  const fieldMappings = properties.slice(1, 18).map(({ name }, i) => ({
    sourceField: name.toUpperCase(),
    destinationField:
      i % 4 === 3 && lookups[i] ? `${lookups[i].name}.contoso_number` : (writable[i]?.name ?? 'contoso_number'),
    syncDirection: 3,
  }));
  const leg = {
    id: '001',
    sourceSchema: label,
    sourceEnvironmentType: 'AX',
    destinationSchema: entitySet,
    destinationEnvironmentType: 'CRM',
    fieldMappings,
  };
  return { name: `${label} - ${entitySet}`, leftEnvironmentType: 'AX', centerEnvironmentType: 'CRM', legs: [leg] };
}
