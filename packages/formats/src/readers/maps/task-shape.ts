import { schemaShape } from './schema-table.js';
import * as z from '../described.js';
import { jsonObject, optionalText } from '../shape.js';

/** A constant as maps write it: text, and sometimes a bare number or truth value. */
const constant = z.union([z.string(), z.number(), z.boolean(), z.nothing()]);

const valueTransform = z.object({
  $type: optionalText,
  transformType: optionalText,
  defaultValue: z.optional(constant),
  // no z.record: that drops a value named __proto__
  valueMap: z.nullish(jsonObject),
});

const fieldMapping = z.object({
  syncDirection: z.optional(z.literal([1, 2, 3, '1', '2', '3'])),
  sourceField: optionalText,
  destinationField: optionalText,
  destinationLookupFieldRelatedEntity: optionalText,
  valueTransforms: z.nullish(z.array(valueTransform)),
});

const leg = z.object({
  id: optionalText,
  sourceEnvironment: optionalText,
  sourceEnvironmentType: optionalText,
  sourceSchema: optionalText,
  sourceSchemaDistinctName: optionalText,
  sourceFilter: optionalText,
  destinationEnvironment: optionalText,
  destinationEnvironmentType: optionalText,
  destinationSchema: optionalText,
  destinationSchemaDistinctName: optionalText,
  reversedSourceFilter: optionalText,
  sourceMQuery: z.optional(z.unknown()),
  mashup: z.optional(z.unknown()),
  sourceEntitySchema: z.nullish(z.object({ ...schemaShape.members, name: optionalText })),
  fieldMappings: z.nullish(z.array(fieldMapping)),
});

/** One task: an element of a project's `entityMappingTasks`, or the text of `msdyn_mapping`. */
export const taskShape = z.object({
  name: optionalText,
  connectionSetName: optionalText,
  leftEnvironment: optionalText,
  leftEnvironmentType: optionalText,
  centerEnvironment: optionalText,
  centerEnvironmentType: optionalText,
  leftPartitionName: optionalText,
  centerPartitionName: optionalText,
  legs: z.array(leg),
});

export type TaskShape = z.output<typeof taskShape>;
export type LegShape = z.output<typeof leg>;
export type FieldMappingShape = z.output<typeof fieldMapping>;
export type ValueTransformShape = z.output<typeof valueTransform>;
