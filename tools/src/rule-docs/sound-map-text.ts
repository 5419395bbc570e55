import type { Field, FieldMapping, FieldType, Table, TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { tableText } from './example-text.js';

const ARROW = { 1: '>>', 2: '<<', 3: '<>' } as const;

/** The map that an example describes which says nothing, as examples are written. */
export function soundMapText(): readonly string[] {
  const { connectionSets, projects } = buildWorkspace({ name: 'sound' });
  const tables = connectionSets.flatMap((set) => set.environments.flatMap((entry) => entry.environment?.tables ?? []));
  const legs = projects.flatMap((project) => project.tasks.flatMap((task) => task.legs));
  const labels = new Map(
    legs.flatMap((leg) => [
      [leg.sourceTable, 'source table'],
      [leg.destinationTable, 'destination table'],
    ]),
  );
  return [
    ...tables.flatMap((table) => tableText(labels.get(table.name) ?? 'related table', sketchOf(table))),
    'mappings',
    ...legs.flatMap((leg) => leg.mappings.map((mapping) => `  ${mappingText(mapping)}`)),
    ...connectionSets.flatMap((set) =>
      set.organizationMapping.map((pair) => `organization mapping: ${pair.firstPartition} - ${pair.secondPartition}`),
    ),
  ];
}

function mappingText({ sourceField, destinationField, direction }: FieldMapping): string {
  return `${sourceField ?? 'none'} ${ARROW[direction]} ${destinationField ?? 'none'}`;
}

/** The sketch that the table was built from. */
export function sketchOf({ name, fields, keys, primaryCompanyContextField: company }: Table): TableSketch {
  return {
    name,
    fields: Object.fromEntries([...fields.values()].map((field) => [field.name, fieldText(field)])),
    integrationKey: keys.find((key) => key.isIntegrationKey)?.fields ?? [],
    ...(company === null || company === undefined ? {} : { company }),
  };
}

function fieldText({ type, targets, requirement, creatable, updatable, fillsItself }: Field): string {
  const facet = facetOf(type, targets);
  return [
    facet === '' ? type.kind : `${type.kind}(${facet})`,
    ...(requirement === 'optional' ? [] : [requirement]),
    ...(creatable === false && updatable === false ? ['readonly'] : []),
    ...(creatable !== false && updatable === false ? ['create-only'] : []),
    ...(creatable === false && updatable !== false ? ['update-only'] : []),
    ...(fillsItself ? ['fills-itself'] : []),
  ].join(' ');
}

function facetOf({ length, bits, precision, options }: FieldType, targets: readonly string[]): string {
  const size = length ?? precision ?? (bits === 64 ? bits : null);
  return size === null ? (options ?? targets).join('|') : String(size);
}
