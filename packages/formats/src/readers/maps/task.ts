import {
  isBlank,
  platformOf,
  type FieldMapping,
  type Leg,
  type SyncDirection,
  type Table,
  type Task,
  type ValueTransform,
} from '@dipv/core';
import { ColumnPool } from '../../facts/column-pool.js';
import { toTable } from './schema-table.js';
import type { FieldMappingShape, LegShape, TaskShape, ValueTransformShape } from './task-shape.js';
import { describe, entriesOf, isObject } from '../../json/value.js';

/**
 * @param raw the task as it was read, unknown properties and all
 * @param file where it was read from
 */
export function toTask(task: TaskShape, raw: unknown, pointer: string, file: string): Task {
  const rawLegs = rawList(raw, 'legs');
  return {
    name: task.name ?? null,
    connectionSetName: task.connectionSetName ?? null,
    leftEnvironment: task.leftEnvironment ?? null,
    leftEnvironmentType: task.leftEnvironmentType ?? null,
    centerEnvironment: task.centerEnvironment ?? null,
    centerEnvironmentType: task.centerEnvironmentType ?? null,
    leftPartitionName: task.leftPartitionName ?? null,
    centerPartitionName: task.centerPartitionName ?? null,
    legs: task.legs.map((leg, i) => toLeg(leg, rawLegs[i], `${pointer}/legs/${i}`, file)),
    pointer,
  };
}

function toLeg(leg: LegShape, raw: unknown, pointer: string, file: string): Leg {
  const rawMappings = rawList(raw, 'fieldMappings');
  const hasOwnQuery = isSet(leg.sourceMQuery) || isSet(leg.mashup);
  return {
    id: leg.id ?? null,
    sourceEnvironment: leg.sourceEnvironment ?? null,
    sourceEnvironmentType: leg.sourceEnvironmentType ?? null,
    sourceTable: leg.sourceSchema ?? null,
    sourceDistinctName: leg.sourceSchemaDistinctName ?? null,
    sourceFilter: leg.sourceFilter ?? null,
    destinationEnvironment: leg.destinationEnvironment ?? null,
    destinationEnvironmentType: leg.destinationEnvironmentType ?? null,
    destinationTable: leg.destinationSchema ?? null,
    destinationDistinctName: leg.destinationSchemaDistinctName ?? null,
    reversedSourceFilter: leg.reversedSourceFilter ?? null,
    hasOwnQuery,
    querySchema: hasOwnQuery ? querySchemaOf(leg, file) : null,
    mappings: (leg.fieldMappings ?? []).map((mapping, i) => toMapping(mapping, rawMappings[i])),
    pointer,
  };
}

/** A payload may hold a query's properties without a query in them. */
function isSet(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return isObject(value) && Object.values(value).some((part) => typeof part === 'string' && part.trim() !== '');
}

function querySchemaOf({ sourceEntitySchema: schema, ...leg }: LegShape, file: string): Table | null {
  if (!schema?.fields || schema.fields.length === 0) return null;
  const name = schema.name ?? leg.sourceSchema ?? '';
  return toTable({ ...schema, name }, platformOf(leg.sourceEnvironmentType), file, new ColumnPool());
}

function toMapping(mapping: FieldMappingShape, raw: unknown): FieldMapping {
  return {
    direction: directionOf(mapping.syncDirection),
    rawDirection: mapping.syncDirection ?? null,
    sourceField: mapping.sourceField ?? null,
    destinationField: mapping.destinationField ?? null,
    destinationRelatedEntity: mapping.destinationLookupFieldRelatedEntity ?? null,
    transforms: (mapping.valueTransforms ?? []).map(toTransform),
    raw,
  };
}

function directionOf(syncDirection: FieldMappingShape['syncDirection']): SyncDirection {
  switch (syncDirection) {
    case 2:
    case '2':
      return 2;
    case 3:
    case '3':
      return 3;
    default:
      return 1;
  }
}

function toTransform(transform: ValueTransformShape): ValueTransform {
  // `$type` is a .NET type name: `….DefaultValueTransformDetails, …` or `….ValueMapTransformDetails, …`
  const type = ([transform.transformType, transform.$type].find((text) => !isBlank(text)) ?? '').toLowerCase();
  if (type === 'default' || type.includes('.defaultvaluetransform')) {
    return {
      type: 'Default',
      value: transform.defaultValue === undefined ? null : constantText(transform.defaultValue),
    };
  }
  if (type === 'valuemap' || type.includes('.valuemaptransform')) {
    const entries = entriesOf(transform.valueMap ?? {});
    return { type: 'ValueMap', entries: entries.map(([from, to]) => [from, constantText(to) ?? ''] as const) };
  }
  return { type: 'Other' };
}

function constantText(value: unknown): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? value : describe(value);
}

function rawList(value: unknown, name: string): readonly unknown[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}
