import type { Finding, Platform, Text } from '@dipv/core';
import type { ChangeKind, Effect } from './change-kinds.js';

/** Where something stands; line and column are `null` where the file has no such place. */
export interface ChangedPlace {
  readonly file: string;
  readonly pointer: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** One thing that is not as it was. */
export interface Change {
  readonly kind: ChangeKind;
  readonly effect: Effect;
  /** What changed. */
  readonly what: Text;
  /** Why it breaks, or why it does not. */
  readonly why: string;
  /** What stood there, and what stands there now; `null`: nothing. */
  readonly was: string | null;
  readonly is: string | null;
  readonly before: ChangedPlace | null;
  readonly after: ChangedPlace | null;
}

/** A change of a table, and the maps that it concerns. */
export interface TableChange extends Change {
  /** Names of maps; empty where tables alone are compared. */
  readonly maps: readonly string[];
}

/** A map on one of the two sides. */
export interface MapIdentity {
  readonly name: string;
  readonly version: string | null;
  readonly file: string;
}

/** Something that could not be compared. */
export interface NotCompared {
  /** `the CRM table accounts` */
  readonly what: string;
  /** `only the old side has its metadata` */
  readonly reason: string;
}

export interface MapComparison {
  /** `null`: the map is new. */
  readonly before: MapIdentity | null;
  /** `null`: the map is gone. */
  readonly after: MapIdentity | null;
  readonly changes: readonly Change[];
  readonly newFindings: readonly Finding[];
  readonly goneFindings: readonly Finding[];
  /** What could not be compared, once each. */
  readonly notCompared: readonly NotCompared[];
}

export interface TableComparison {
  readonly platform: Platform;
  readonly name: string;
  readonly changes: readonly TableChange[];
}

/** How many of each. */
export interface ComparisonSummary {
  readonly mapsAdded: number;
  readonly mapsRemoved: number;
  /** Maps of both sides that differ, the findings and tables that they rest on not counted. */
  readonly mapsChanged: number;
  readonly mapsUnchanged: number;
  readonly breaking: number;
  readonly review: number;
  readonly safe: number;
  readonly newErrors: number;
  readonly newFindings: number;
  readonly goneFindings: number;
  readonly notCompared: number;
  /** Faults that kept inputs of either side from being read whole: what is told is not all. */
  readonly unread: number;
}

/** What changed from one side to the other. Its order is that of names: the same input gives the same bytes. */
export interface Comparison {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** The two sides as they were named. */
  readonly before: string;
  readonly after: string;
  readonly summary: ComparisonSummary;
  readonly maps: readonly MapComparison[];
  readonly tables: readonly TableComparison[];
}
