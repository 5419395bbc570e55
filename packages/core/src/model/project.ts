import type { EnvironmentEntry } from './connection-set.js';
import type { SourceDocument } from './source-document.js';
import type { Table } from './table.js';

export type Side = 'source' | 'destination';

/** 1 writes source to destination, 2 destination to source, 3 both. */
export type SyncDirection = 1 | 2 | 3;

export function oppositeOf(side: Side): Side {
  return side === 'source' ? 'destination' : 'source';
}

/** A transform that gives a constant where the from-side has no value. */
export interface DefaultTransform {
  readonly type: 'Default';
  readonly value: string | null;
}

/** A transform that replaces source values (keys) by destination values, and back when writing to the source. */
export interface ValueMapTransform {
  readonly type: 'ValueMap';
  readonly entries: readonly (readonly [source: string, destination: string])[];
}

/** A transform of a kind that dipv does not know. */
export interface OtherTransform {
  readonly type: 'Other';
}

export type ValueTransform = DefaultTransform | ValueMapTransform | OtherTransform;

export interface FieldMapping {
  readonly direction: SyncDirection;
  /** The direction as the file spells it; absent means 1. */
  readonly rawDirection: string | number | null;
  readonly sourceField: string | null;
  readonly destinationField: string | null;
  /** The entity set that a destination lookup relates to, as the map's author tools noted it. */
  readonly destinationRelatedEntity: string | null;
  readonly transforms: readonly ValueTransform[];
  /** The mapping as it was read, to tell whether two are identical. */
  readonly raw: unknown;
}

/** One pair of tables that a task writes between. */
export interface Leg {
  readonly id: string | null;
  readonly sourceEnvironment: string | null;
  readonly sourceEnvironmentType: string | null;
  readonly sourceTable: string | null;
  readonly sourceDistinctName: string | null;
  readonly sourceFilter: string | null;
  readonly destinationEnvironment: string | null;
  readonly destinationEnvironmentType: string | null;
  readonly destinationTable: string | null;
  readonly destinationDistinctName: string | null;
  readonly reversedSourceFilter: string | null;
  /** Whether the source is read by a query of the leg's own (Advanced Query of Data Integrator), which may add columns. */
  readonly hasOwnQuery: boolean;
  /** The columns of that query, where the leg tells them. */
  readonly querySchema: Table | null;
  readonly mappings: readonly FieldMapping[];
  /** JSON pointer of the leg in its project's document. */
  readonly pointer: string;
}

export interface Task {
  readonly name: string | null;
  readonly connectionSetName: string | null;
  readonly leftEnvironment: string | null;
  readonly leftEnvironmentType: string | null;
  readonly centerEnvironment: string | null;
  readonly centerEnvironmentType: string | null;
  readonly leftPartitionName: string | null;
  readonly centerPartitionName: string | null;
  readonly legs: readonly Leg[];
  readonly pointer: string;
}

/** One dual-write table map, or one Data Integrator project. */
export interface Project {
  readonly name: string;
  readonly version: string | null;
  readonly isDualWrite: boolean;
  /** The environments that the project brings along. */
  readonly environments: readonly EnvironmentEntry[];
  readonly tasks: readonly Task[];
  readonly document: SourceDocument;
}
