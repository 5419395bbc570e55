import { foldName, type Field, type Key, type Table } from '@dipv/core';
import type { SnapshotField, SnapshotKey, SnapshotTable } from './shape.js';

/** What a snapshot keeps of a table. */
export function toSnapshotTable(table: Table): SnapshotTable {
  const fields = [...table.fields.values()];
  const tells = {
    computed: fields.length > 0 && fields.every(({ computed }) => computed !== undefined),
    configured: fields.length > 0 && fields.every(({ isConfigured }) => isConfigured !== undefined),
  };
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
    tellsComputed: tells.computed ? true : undefined,
    tellsConfigured: tells.configured ? true : undefined,
    switches: table.switches && {
      dataManagement: table.switches.dataManagement ?? undefined,
      dataService: table.switches.dataService ?? undefined,
      configuration: table.switches.configuration ?? undefined,
    },
    keys: table.keys.map(toSnapshotKey), // of several alternate keys the first one may count
    fields: fields.map((field) => toSnapshotField(field, tells.computed)).sort((a, b) => byName(a.name, b.name)),
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

function toSnapshotField(
  { name, displayName, type, requirement, creatable, updatable, ...field }: Field,
  tellsComputed: boolean,
): SnapshotField {
  return {
    name,
    displayName: displayName ?? undefined,
    kind: type.kind,
    kinds: type.kinds === undefined ? undefined : [...type.kinds],
    length: type.length ?? undefined,
    bits: type.bits ?? undefined,
    precision: type.precision ?? undefined,
    minimum: type.minimum ?? undefined,
    maximum: type.maximum ?? undefined,
    options: type.options === null ? undefined : [...type.options],
    optionLabels: type.optionLabels?.map((labels) => [...labels]),
    dateBehavior: type.dateBehavior,
    requirement: requirement === 'optional' ? undefined : (requirement ?? 'unknown'),
    creatable: creatable === true ? undefined : creatable,
    updatable: updatable === true ? undefined : updatable,
    fillsItself: field.fillsItself ? true : undefined,
    computed: field.computed === null ? (tellsComputed ? undefined : 'none') : field.computed,
    off: field.isConfigured === false ? true : undefined,
    targets: field.targets.length === 0 ? undefined : [...field.targets],
  };
}

/** In the order of their names, and where these are equal as before. */
export function byName(a: string, b: string): number {
  const [left, right] = [foldName(a), foldName(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
