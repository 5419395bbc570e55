import { isBlank, type Field, type FieldKind, type FieldType, type Key, type Platform, type Table } from '@dipv/core';
import { distinctNames } from '../../text/distinct-names.js';
import type { ColumnMaker, ColumnPool } from '../../facts/column-pool.js';
import type { TableFacts } from '../../facts/table.js';
import { fieldType } from '../metadata/field-type.js';
import { impliedTargets, tablesBehind } from '../metadata/implied-targets.js';
import { isPartType, markParts } from '../metadata/part-columns.js';
import * as z from '../described.js';
import { optionalFlag, optionalNumber, optionalText } from '../shape.js';

const typeDetails = z.object({
  type: optionalText,
  length: optionalNumber,
  precision: optionalNumber,
  minimumValue: optionalNumber,
  maximumValue: optionalNumber,
  isDateOnly: optionalFlag,
  relatedEntity: optionalText,
});

const field = z.object({
  name: z.string(),
  displayName: optionalText,
  isRequired: optionalFlag,
  isReadonly: optionalFlag,
  typeDetails: z.nullish(typeDetails),
});

const key = z.object({
  name: optionalText,
  fields: z.nullish(z.array(z.string())),
  isIntegrationKey: optionalFlag,
  isPrimaryKey: optionalFlag,
});

/** A table as the gateway describes it. */
export const schemaShape = z.object({
  name: z.string(),
  displayName: optionalText,
  singletonName: optionalText,
  distinctName: optionalText,
  primaryCompanyContextField: optionalText,
  companyContextFields: z.nullish(z.array(z.string())),
  fields: z.nullish(z.array(field)),
  keys: z.nullish(z.array(key)),
});

type SchemaShape = z.output<typeof schemaShape>;
type FieldShape = z.output<typeof field>;

const COLUMN: ColumnMaker<FieldShape> = {
  make: toField,
  isSame: (a, b) => isSameColumn(a as FieldShape, b), // no other payload has columns in the pool
};

/** Whether all is equal that makes a column. By names written out, since V8 finds them much faster: each column is asked. */
export function isSameColumn(a: FieldShape, b: FieldShape): boolean {
  return (
    a.name === b.name &&
    a.displayName === b.displayName &&
    a.isRequired === b.isRequired &&
    a.isReadonly === b.isReadonly &&
    areSameDetails(a.typeDetails ?? NO_DETAILS, b.typeDetails ?? NO_DETAILS)
  );
}

type Details = z.output<typeof typeDetails>;
const NO_DETAILS: Details = {};

function areSameDetails(a: Details, b: Details): boolean {
  return (
    a.type === b.type &&
    a.length === b.length &&
    a.precision === b.precision &&
    a.minimumValue === b.minimumValue &&
    a.maximumValue === b.maximumValue &&
    a.isDateOnly === b.isDateOnly &&
    a.relatedEntity === b.relatedEntity
  );
}

/** What `isSameColumn` looks at. */
export const COLUMN_MEMBERS = [Object.keys(field.members), Object.keys(typeDetails.members)] as const;

export function toTable(schema: SchemaShape, platform: Platform, file: string, pool: ColumnPool): Table {
  const { name, displayName } = schema;
  const technicalNames = technicalNamesOf(schema);
  const columns = (schema.fields ?? []).map((entry) => pool.columnOf(entry, platform, COLUMN));
  return {
    platform,
    name,
    displayName: displayName ?? null,
    names: distinctNames([...technicalNames, displayName]),
    technicalNames,
    completeness: 'complete',
    fields: pool.fieldsOf(columns, (fields) => {
      if (platform === 'dataverse') markParts(fields);
    }),
    keys: toKeys(schema),
    primaryCompanyContextField: schema.primaryCompanyContextField,
    companyContextFields: schema.companyContextFields ?? undefined,
    file,
  };
}

/** The same for a table that no environment holds, so that it is united with what other inputs say of it. */
export function toTableFacts(schema: SchemaShape, platform: Platform, file: string, pool: ColumnPool): TableFacts {
  return {
    ...toTable(schema, platform, file, pool),
    origin: 'schema',
    technicalNames: technicalNamesOf(schema),
    assumedFields: new Set(),
  };
}

function technicalNamesOf({ name, distinctName, singletonName }: SchemaShape): string[] {
  return distinctNames([name, distinctName, singletonName]);
}

function toKeys({ keys }: SchemaShape): Key[] {
  const list = keys ?? [];
  const marksIntegrationKeys = list.some(
    (entry) => entry.isIntegrationKey !== undefined && entry.isIntegrationKey !== null,
  );
  return list.map((entry) => ({
    name: entry.name ?? '',
    fields: entry.fields ?? [],
    isIntegrationKey: marksIntegrationKeys ? (entry.isIntegrationKey ?? false) : null,
    isPrimaryKey: entry.isPrimaryKey ?? false,
  }));
}

function toField(entry: FieldShape, platform: Platform): Field {
  // A flag that the payload leaves out is not set, as `isRequired`.
  const writable = entry.isReadonly !== true;
  const relatedEntity = entry.typeDetails?.relatedEntity?.trim();
  const typeName = typeNameOf(entry);
  return {
    name: entry.name,
    displayName: entry.displayName ?? null,
    type: toType(entry),
    requirement: entry.isRequired === true ? 'required' : 'optional',
    creatable: writable,
    updatable: writable,
    fillsItself: platform === 'dataverse' && isPartType(typeName),
    targets: targetsOf(typeName, relatedEntity, platform),
  };
}

function targetsOf(typeName: string, relatedEntity: string | undefined, platform: Platform): readonly string[] {
  const named = relatedEntity ? [relatedEntity] : [];
  return platform === 'dataverse'
    ? distinctNames([...impliedTargets(typeName), ...named.flatMap(tablesBehind)])
    : named;
}

function typeNameOf({ typeDetails }: FieldShape): string {
  return (typeDetails?.type ?? '').trim().toLowerCase();
}

/** How the gateway names types, in any case. */
const TYPE_NAMES: readonly (readonly [FieldKind, ...string[]])[] = [
  ['text', 'string', 'text', 'memo'],
  ['integer', 'integer', 'int32', 'int', 'whole', 'int64', 'bigint', 'long'],
  ['decimal', 'decimal', 'double', 'real', 'float', 'money', 'currency'],
  ['boolean', 'boolean', 'bool', 'yesno'],
  ['date', 'date'],
  ['datetime', 'datetime', 'utcdatetime'],
  ['choice', 'enum', 'enumeration', 'picklist', 'optionset', 'state', 'status', 'noyes'],
  ['guid', 'guid', 'uniqueidentifier'],
  ['lookup', 'lookup', 'entityreference', 'customer', 'owner'],
  ['binary', 'binary', 'image', 'file', 'container'],
];

const KINDS: ReadonlyMap<string, FieldKind> = new Map(
  TYPE_NAMES.flatMap(([kind, ...names]) => names.map((name) => [name, kind] as const)),
);

const LONG_INTEGERS: ReadonlySet<string> = new Set(['int64', 'bigint', 'long']);

function toType(entry: FieldShape): FieldType {
  const { typeDetails: details } = entry;
  const type = typeNameOf(entry);
  const named = KINDS.get(type) ?? 'unknown';
  // Some services call a lookup by what it holds.
  const kind = named === 'guid' && !isBlank(details?.relatedEntity) ? 'lookup' : named;
  return fieldType(kind === 'datetime' && details?.isDateOnly === true ? 'date' : kind, {
    length: kind === 'text' ? sizeOf(details?.length) : null,
    bits: kind === 'integer' ? (LONG_INTEGERS.has(type) ? 64 : 32) : null,
    precision: kind === 'decimal' ? sizeOf(details?.precision) : null,
    minimum: numberOf(details?.minimumValue),
    maximum: numberOf(details?.maximumValue),
  });
}

function numberOf(value: string | number | null | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** The gateway's sizes are plain integers, which are 0 where nothing is told. */
function sizeOf(value: string | number | null | undefined): number | null {
  const size = numberOf(value);
  return size !== null && size > 0 ? size : null;
}
