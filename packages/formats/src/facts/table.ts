import type { Platform, Table } from '@dipv/core';

/**
 * Where facts on a table come from, the more specific last: a solution tells what its author shipped, the
 * rest what an environment has. `$metadata` tells less than the metadata lists; the gateway's own schema is
 * what the service goes by.
 */
export const ORIGINS = ['solution', '$metadata', 'snapshot', 'metadata list', 'schema'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What one input says of a table. */
export interface TableFacts extends Table {
  readonly origin: Origin;
  /** Logical name, entity set name. */
  readonly technicalNames: readonly string[];
  /** Folded names of fields that the input does not hold but that the platform is known to add. */
  readonly assumedFields: ReadonlySet<string>;
  /** Ids of the entity's own labels (F&O). */
  readonly labelIds?: readonly string[];
  /** Ids of the columns' labels, by folded field name (F&O). */
  readonly fieldLabelIds?: ReadonlyMap<string, string>;
  /** Enumerations that columns hold values of, by folded field name (F&O). */
  readonly enumerations?: ReadonlyMap<string, string>;
}

/** A member of an F&O enumeration. */
export interface EnumMember {
  readonly name: string;
  /** The id of its label, or the label itself. */
  readonly labelId: string | null;
}

/** What is told of a table without its columns. */
export interface TableHead {
  readonly platform: Platform;
  /** The most telling name first. */
  readonly names: readonly string[];
  /** Ids of the entity's labels (F&O). */
  readonly labelIds?: readonly string[];
}
