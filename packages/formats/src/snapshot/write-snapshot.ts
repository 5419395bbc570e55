import { foldName, type Field, type Key, type Table } from '@dipv/core';
import type { TableFacts } from '../table-facts.js';
import { uniteTables } from '../unite-tables.js';
import type { SnapshotField, SnapshotKey, SnapshotTable } from './snapshot-shape.js';

const SCHEMA = 'https://unpkg.com/@dipv/formats/snapshot.schema.json';

/**
 * Metadata of these tables as JSON that reads back as the same facts: sorted, so that the same tables give
 * the same bytes, and with a line for each column, so that changes are small.
 */
export function writeSnapshot(tables: readonly Table[]): string {
  const united = uniteTables(tables.filter(({ platform }) => platform !== 'none').map(toFacts)).tables;
  const lines = united.map((table) => tableText(toSnapshotTable(table)));
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "$schema": ${JSON.stringify(SCHEMA)},\n  "dipvSnapshot": 1,\n  "tables": ${list}\n}\n`;
}

/** Two environments of one run may have a table each; a snapshot has one of both. */
function toFacts(table: Table): TableFacts {
  const { technicalNames = table.names } = table;
  return { ...table, origin: 'snapshot', technicalNames, assumedFields: new Set() };
}

function tableText({ keys, fields, ...table }: SnapshotTable): string {
  const members = Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `      ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `    {\n${[...members, listText('keys', keys), listText('fields', fields)].join(',\n')}\n    }`;
}

function listText(name: string, items: readonly object[]): string {
  if (items.length === 0) return `      "${name}": []`;
  return `      "${name}": [\n${items.map((item) => `        ${JSON.stringify(item)}`).join(',\n')}\n      ]`;
}

function toSnapshotTable(table: Table): SnapshotTable {
  return {
    platform: table.platform === 'none' ? 'other' : table.platform,
    name: table.name,
    displayName: table.displayName ?? undefined,
    names: [...table.names],
    technicalNames: [...(table.technicalNames ?? table.names)],
    partial: table.completeness === 'partial' ? true : undefined,
    allKeysKnown: table.allKeysKnown,
    companyField: table.primaryCompanyContextField,
    companyFields: table.companyContextFields === undefined ? undefined : [...table.companyContextFields],
    keys: table.keys.map(toSnapshotKey), // of several alternate keys the first one may count
    fields: [...table.fields.values()].map(toSnapshotField).sort((a, b) => byName(a.name, b.name)),
  };
}

function toSnapshotKey({ name, fields, isPrimaryKey, isIntegrationKey }: Key): SnapshotKey {
  return {
    name,
    fields: [...fields],
    primary: isPrimaryKey ? true : undefined,
    integrationKey: isIntegrationKey ?? undefined,
  };
}

function toSnapshotField({
  name,
  displayName,
  type,
  requirement,
  creatable,
  updatable,
  ...field
}: Field): SnapshotField {
  return {
    name,
    displayName: displayName ?? undefined,
    kind: type.kind,
    length: type.length ?? undefined,
    bits: type.bits ?? undefined,
    precision: type.precision ?? undefined,
    minimum: type.minimum ?? undefined,
    maximum: type.maximum ?? undefined,
    options: type.options === null ? undefined : [...type.options],
    requirement: requirement === 'optional' ? undefined : (requirement ?? 'unknown'),
    creatable: creatable === true ? undefined : creatable,
    updatable: updatable === true ? undefined : updatable,
    fillsItself: field.fillsItself ? true : undefined,
    targets: field.targets.length === 0 ? undefined : [...field.targets],
  };
}

function byName(a: string, b: string): number {
  const [left, right] = [foldName(a), foldName(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
