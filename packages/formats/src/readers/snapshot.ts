import { foldName, type Field, type Key } from '@dipv/core';
import { snapshotShape, type SnapshotField, type SnapshotKey, type SnapshotTable } from '../snapshot/snapshot-shape.js';
import type { TableFacts } from '../table-facts.js';
import { fieldType } from './field-type.js';
import type { ItemReader } from './reader.js';
import { checkShape } from './shape.js';

/** What `dipv snapshot` wrote. */
export const snapshotReader: ItemReader = {
  what: 'dipv snapshot',
  entitySets: [],
  recognises: (value) => Object.hasOwn(value, 'dipvSnapshot'),
  read({ value, document, pointer }, facts) {
    const snapshot = checkShape(snapshotShape, value, { document, pointer, what: 'the snapshot' }, facts);
    for (const table of snapshot?.tables ?? []) facts.tables.push(toTable(table, document.file));
  },
};

function toTable(table: SnapshotTable, file: string): TableFacts {
  return {
    platform: table.platform,
    name: table.name,
    displayName: table.displayName ?? null,
    names: table.names,
    completeness: table.partial ? 'partial' : 'complete',
    fields: new Map(table.fields.map((field) => [foldName(field.name), toField(field)])),
    keys: table.keys.map(toKey),
    ...(table.allKeysKnown === undefined ? {} : { allKeysKnown: table.allKeysKnown }),
    primaryCompanyContextField: table.companyField,
    companyContextFields: table.companyFields,
    file,
    origin: 'snapshot',
    technicalNames: table.technicalNames,
    assumedFields: new Set(),
  };
}

function toKey({ name, fields, primary, integrationKey }: SnapshotKey): Key {
  return { name, fields, isPrimaryKey: primary ?? false, isIntegrationKey: integrationKey ?? null };
}

function toField(field: SnapshotField): Field {
  const { length, bits, precision, minimum, maximum, options, requirement } = field;
  return {
    name: field.name,
    displayName: field.displayName ?? null,
    type: fieldType(field.kind, {
      length: length ?? null,
      bits: bits ?? null,
      precision: precision ?? null,
      minimum: minimum ?? null,
      maximum: maximum ?? null,
      options: options ?? null,
    }),
    requirement: requirement === 'unknown' ? null : (requirement ?? 'optional'),
    creatable: field.creatable === undefined ? true : field.creatable,
    updatable: field.updatable === undefined ? true : field.updatable,
    fillsItself: field.fillsItself ?? false,
    targets: field.targets ?? [],
  };
}
