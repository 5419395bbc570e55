import {
  FIELD_KINDS,
  DATE_BEHAVIORS,
  ORGANIZATION_LISTS,
  type Connection,
  type ConnectionSet,
  type IntegrationKeyEntry,
  type Project,
  type SourceDocument,
  type Table,
} from '@dipv/core';
import * as z from 'zod/mini';

// What readers of one's own may tell, which nobody has checked that is written in JavaScript. Else what is wrong in it shows
// anywhere in a run, and there is nobody to blame.

const text = z.string();
const texts = z.readonly(z.array(text));
const noText = z.nullable(text);
const noNumber = z.nullable(z.number());
const noTruth = z.nullable(z.boolean());

const FUNCTIONS = ['locate', 'locateInString', 'edits'] as const;
const document = z.custom<SourceDocument>(
  (given: unknown) =>
    typeof given === 'object' &&
    given !== null &&
    FUNCTIONS.every((name) => name in given && typeof given[name as never] === 'function'),
);

const field = z.object({
  name: text,
  displayName: noText,
  type: z.object({
    kind: z.enum(FIELD_KINDS),
    kinds: z.optional(z.readonly(z.array(z.enum(FIELD_KINDS)))),
    length: noNumber,
    bits: z.nullable(z.union([z.literal(32), z.literal(64)])),
    precision: noNumber,
    minimum: noNumber,
    maximum: noNumber,
    options: z.nullable(texts),
    optionLabels: z.optional(z.readonly(z.array(texts))),
    dateBehavior: z.optional(z.enum(DATE_BEHAVIORS)),
  }),
  requirement: z.nullable(z.enum(['required', 'business-required', 'optional'])),
  creatable: noTruth,
  updatable: noTruth,
  fillsItself: z.boolean(),
  computed: z.exactOptional(z.nullable(z.enum(['calculated', 'rollup']))),
  isConfigured: z.exactOptional(z.boolean()),
  targets: texts,
});

const key = z.object({ name: text, fields: texts, isIntegrationKey: noTruth, isPrimaryKey: z.boolean() });

const table = z.object({
  platform: z.enum(['finance-and-operations', 'dataverse', 'other', 'none']),
  name: text,
  displayName: noText,
  names: texts,
  technicalNames: z.exactOptional(texts),
  completeness: z.enum(['complete', 'partial']),
  fields: z.readonly(z.map(text, field)),
  keys: z.readonly(z.array(key)),
  allKeysKnown: z.exactOptional(z.boolean()),
  primaryCompanyContextField: z.union([noText, z.undefined()]),
  companyContextFields: z.union([texts, z.undefined()]),
  switches: z.exactOptional(z.object({ dataManagement: noTruth, dataService: noTruth, configuration: noTruth })),
  file: text,
});

const environment = z.object({
  key: noText,
  environment: z.nullable(
    z.object({
      name: noText,
      targetType: noText,
      tables: z.nullable(z.readonly(z.array(table))),
      absentTables: z.optional(z.readonly(z.set(text))),
      connectionDisplayName: noText,
      hasAddress: z.boolean(),
      bypassApiHubConnector: z.boolean(),
      needsIntegrationKey: noTruth,
    }),
  ),
  document,
  pointer: text,
});
const environments = z.readonly(z.array(environment));

const transform = z.union([
  z.object({ type: z.literal('Default'), value: noText }),
  z.object({ type: z.literal('ValueMap'), entries: z.readonly(z.array(z.readonly(z.tuple([text, text])))) }),
  z.object({ type: z.literal('Other') }),
]);

const mapping = z.object({
  direction: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  rawDirection: z.union([text, z.number(), z.null()]),
  sourceField: noText,
  destinationField: noText,
  destinationRelatedEntity: noText,
  transforms: z.readonly(z.array(transform)),
  raw: z.unknown(),
});

const leg = z.object({
  id: noText,
  sourceEnvironment: noText,
  sourceEnvironmentType: noText,
  sourceTable: noText,
  sourceDistinctName: noText,
  sourceFilter: noText,
  destinationEnvironment: noText,
  destinationEnvironmentType: noText,
  destinationTable: noText,
  destinationDistinctName: noText,
  reversedSourceFilter: noText,
  hasOwnQuery: z.boolean(),
  querySchema: z.nullable(table),
  mappings: z.readonly(z.array(mapping)),
  pointer: text,
});

const task = z.object({
  name: noText,
  connectionSetName: noText,
  leftEnvironment: noText,
  leftEnvironmentType: noText,
  centerEnvironment: noText,
  centerEnvironmentType: noText,
  leftPartitionName: noText,
  centerPartitionName: noText,
  legs: z.readonly(z.array(leg)),
  pointer: text,
});

const pair = z.object({
  kind: z.enum(['data partition', 'legal entity']),
  firstEnvironment: noText,
  firstPartition: text,
  secondEnvironment: noText,
  secondPartition: text,
  document,
  firstPointer: text,
  secondPointer: text,
});

const status = z.object({ status: text, errorCode: noText, errorMessage: noText });

const project = z.object({
  name: text,
  version: noText,
  isDualWrite: z.boolean(),
  environments,
  tasks: z.readonly(z.array(task)),
  document,
});

const connectionSet = z.object({
  name: noText,
  environments,
  organizationMapping: z.readonly(z.array(pair)),
  document,
});

const connection = z.object({
  name: text,
  displayName: noText,
  statuses: z.nullable(z.readonly(z.array(status))),
});

/** What each function of `ReaderOutput` takes. */
export const TOLD = {
  project: z.tuple([project satisfies z.ZodMiniType<Project>]),
  connectionSet: z.tuple([connectionSet satisfies z.ZodMiniType<ConnectionSet>]),
  table: z.tuple([table satisfies z.ZodMiniType<Table>]),
  integrationKey: z.tuple([
    z.object({ table: text, entity: text, fields: texts }) satisfies z.ZodMiniType<Omit<IntegrationKeyEntry, 'file'>>,
  ]),
  connections: z.tuple([z.readonly(z.array(connection satisfies z.ZodMiniType<Connection>))]),
  organizations: z.tuple([z.enum(ORGANIZATION_LISTS), texts]),
  problem: z.tuple([text, z.enum(['error', 'warning', 'info'])]),
};
