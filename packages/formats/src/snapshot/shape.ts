import { DATE_BEHAVIORS, FIELD_KINDS, type Organizations } from '@dipv/core';
import * as z from 'zod';

/** Those whose tables a snapshot holds. */
export function snapshotPlatforms() {
  return ['finance-and-operations', 'dataverse', 'other'] as const;
}

/** To make all of it takes as long as to read a small map, and few runs read a snapshot. */
const makeShapes = () => {
  const platform = z.enum(snapshotPlatforms());
  const names = z.array(z.string());
  const text = z.string();

  const kind = z.enum(FIELD_KINDS);

  const field = z
    .strictObject({
      name: text,
      displayName: text.optional(),
      kind,
      kinds: z.array(kind).optional().describe('All that it may be, where the metadata does not tell.'),
      length: z.number().optional().describe('Characters that fit, for text.'),
      bits: z.literal([32, 64]).optional().describe('Width of an integer.'),
      precision: z.number().optional().describe('Digits behind the decimal point.'),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      options: names.optional().describe('Values of a choice.'),
      optionLabels: z.array(names).optional().describe('How each of them reads on screens.'),
      dateBehavior: z
        .enum(DATE_BEHAVIORS)
        .optional()
        .describe('Whether a date follows the time zone of its user; absent: not told.'),
      requirement: z
        .enum(['required', 'business-required', 'unknown'])
        .optional()
        .describe('Absent: the column is optional.'),
      creatable: z.boolean().nullable().optional().describe('Absent: true. null: not known.'),
      updatable: z.boolean().nullable().optional().describe('Absent: true. null: not known.'),
      fillsItself: z.literal(true).optional().describe('Has a default value or an autonumber format.'),
      computed: z
        .enum(['calculated', 'rollup', 'none'])
        .optional()
        .describe('Absent: not told, or none where the table tells of computed columns.'),
      off: z.literal(true).optional().describe('The configuration key of the column is off.'),
      targets: names.optional().describe('Tables that a lookup may relate to.'),
    })
    .describe('A column.');

  const key = z
    .strictObject({
      name: text,
      fields: names,
      primary: z.literal(true).optional(),
      integrationKey: z.boolean().optional().describe('Absent: the metadata does not mark integration keys.'),
    })
    .describe('A primary, alternate or integration key.');

  const table = z
    .strictObject({
      platform,
      name: text,
      displayName: text.optional(),
      names: names.describe('Every name that maps and lookups may call the table by.'),
      technicalNames: names.describe('Those of them that belong to this table alone, unlike labels.'),
      partial: z.literal(true).optional().describe('Only some of the columns are known.'),
      allKeysKnown: z.boolean().optional().describe('Absent: all keys are known if the table is not partial.'),
      companyField: text.nullable().optional().describe('Path of the company column; absent: not told.'),
      companyFields: names.optional().describe('More company columns; absent: not told.'),
      tellsComputed: z.literal(true).optional().describe('Columns are not computed where they do not say so.'),
      tellsConfigured: z.literal(true).optional().describe('Columns are on where they do not say that they are off.'),
      switches: z
        .strictObject({
          dataManagement: z.boolean().optional(),
          dataService: z.boolean().optional(),
          configuration: z.boolean().optional(),
        })
        .optional()
        .describe('What an F&O entity is enabled for; absent: not told.'),
      keys: z.array(key),
      fields: z.array(field),
    })
    .describe('What is known of one table.');

  const environment = z
    .strictObject({
      name: text.optional(),
      targetType: text.optional(),
      connectionDisplayName: text.optional(),
      hasAddress: z.literal(true).optional().describe('Whether it is told where the environment is.'),
      bypassApiHubConnector: z.literal(true).optional(),
      needsIntegrationKey: z.boolean().optional().describe('Absent: the platform decides.'),
      absent: names.optional().describe('Tables that were looked for and are not there. Others may be.'),
      tables: z.array(table).optional().describe('Absent: its metadata was not supplied.'),
    })
    .describe('An environment, without its address.');

  const connectionSet = z
    .strictObject({
      name: text.optional(),
      environments: z.array(
        z.strictObject({
          key: text.optional().describe('The name under which the connection set lists it.'),
          environment: environment.nullable().describe('null: nothing stands behind the name.'),
        }),
      ),
      organizationMapping: z.array(
        z.strictObject({
          kind: z.enum(['data partition', 'legal entity']),
          firstEnvironment: text.optional(),
          firstPartition: text,
          secondEnvironment: text.optional(),
          secondPartition: text,
        }),
      ),
    })
    .describe('A connection set.');

  const integrationKey = z
    .strictObject({ table: text, entity: text, fields: names })
    .describe('An entry of an integration-key list.');

  const connection = z
    .strictObject({
      displayName: text.optional(),
      name: text.optional().describe('Only where an environment names its connection so.'),
      statuses: z
        .array(z.strictObject({ status: text, errorCode: text.optional(), errorMessage: text.optional() }))
        .optional()
        .describe('Absent: not known.'),
    })
    .describe('A connection and its status, without anything to connect with. Without a name: it could not be read.');

  const organizations = z
    .strictObject({
      legalEntities: names.optional(),
      businessUnits: names.optional(),
      companies: names.optional(),
    } satisfies Record<keyof Organizations, unknown>)
    .describe('Organizations that exist. Absent: not supplied.');

  const snapshot = z
    .strictObject({
      $schema: text.optional(),
      dipvSnapshot: z.literal(1).describe('Version of this format.'),
      tables: z.array(table).describe('Metadata that belongs to no connection set.'),
      otherTables: z
        .array(z.strictObject({ platform, name: text }))
        .optional()
        .describe('Names of further tables, which messages may offer for a name that is not known.'),
      connectionSets: z.array(connectionSet).optional(),
      integrationKeys: z.array(integrationKey).optional(),
      organizations: organizations.optional(),
      connections: z.array(connection).optional(),
    })
    .describe('All that decides about dual-write maps, as dipv snapshot writes it.');
  return { field, key, table, environment, connectionSet, connection, snapshot };
};

type Shapes = ReturnType<typeof makeShapes>;
let shapes: Shapes | null = null;

/** All that decides about maps, beside themselves. */
export function snapshotShape(): Shapes['snapshot'] {
  shapes ??= makeShapes();
  return shapes.snapshot;
}

export type Snapshot = z.output<Shapes['snapshot']>;
export type SnapshotTable = z.output<Shapes['table']>;
export type SnapshotField = z.output<Shapes['field']>;
export type SnapshotKey = z.output<Shapes['key']>;
export type SnapshotEnvironment = z.output<Shapes['environment']>;
export type SnapshotConnectionSet = z.output<Shapes['connectionSet']>;
export type SnapshotConnection = z.output<Shapes['connection']>;

/** @public to tools/bin/generate-json-schemas.mjs */
export function snapshotJsonSchema(): unknown {
  return z.toJSONSchema(snapshotShape(), { io: 'input' });
}
