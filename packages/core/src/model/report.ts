import type { Lack } from './lack.js';
import type { Side, SyncDirection } from './project.js';
import type { Place } from './source-document.js';
import type { FieldType } from './table.js';
import type { Mark } from './text.js';

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding is. Line and column are `null` where the file has no such place. */
export interface Location {
  readonly file: string;
  readonly pointer: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
}

/** A mend that a machine can write: every edit of it, or none. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly (Place & { readonly file: string; readonly text: string })[];
}

export interface Finding {
  readonly code: string;
  readonly variant: string | null;
  readonly severity: Severity;
  /** The code's official title. */
  readonly title: string;
  /** What is wrong here. */
  readonly message: string;
  /** How to mend it. */
  readonly help: string;
  /** Which parts of message and help are names, fields or code. */
  readonly marks: { readonly message: readonly Mark[]; readonly help: readonly Mark[] };
  /** The page about the code; `null`: there is none. */
  readonly docs: string | null;
  readonly task: string | null;
  readonly leg: string | null;
  readonly side: Side | null;
  readonly environmentType: string | null;
  readonly table: string | null;
  /** The field at fault as the map writes it, or as the metadata names it where the map lacks it. */
  readonly field: string | null;
  readonly sourceField: string | null;
  readonly destinationField: string | null;
  readonly location: Location;
  readonly fix: Fix | null;
  /** Stays the same when mappings are reordered or other things are edited. */
  readonly fingerprint: string;
}

/** A check that lacked what it needs, so that its silence says nothing. */
export interface NotChecked {
  readonly code: string;
  readonly reason: string;
  /** What is lacking; absent: the rule said it in words of its own. Not part of the JSON report. */
  readonly lack?: Lack;
}

/** A finding that the configuration suppresses, with the reason given there. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** What is drawn of a field: what the metadata tells of the column at its end. */
export interface DrawnField {
  readonly displayName: string | null;
  /** `null`: not known. */
  readonly type: Pick<FieldType, 'kind' | 'length' | 'bits' | 'precision'> | null;
  /** The table that the lookup at the head of the field leads to; of several the first. `null`: none, or not known. */
  readonly target: string | null;
  /** Whether the platform enforces a value. */
  readonly isRequired: boolean;
  /** Whether it belongs to the integration key of its table. */
  readonly isKey: boolean;
  /** Whether the table is known not to have it. */
  readonly isMissing: boolean;
}

/** What is drawn of a table. */
export interface DrawnSide {
  readonly displayName: string | null;
  /** Fields of its integration key; empty: there is none, or it is not known. */
  readonly key: readonly string[];
  /** The path of its company column; `null`: none, or not known. */
  readonly company: string | null;
  /** What the leg reads of it. */
  readonly filter: string | null;
}

/** A field mapping. What is optional is there where a format draws maps, see `ReportFormat.asks`. */
export interface MappingOutline {
  readonly sourceField: string | null;
  readonly destinationField: string | null;
  readonly direction: SyncDirection;
  readonly pointer: string;
  readonly source?: DrawnField;
  readonly destination?: DrawnField;
  /** What is written where there is no value. */
  readonly constant?: string;
  /** Values of the source, and what becomes of each. */
  readonly values?: readonly (readonly [source: string, destination: string])[];
}

/** What a map draws between its two tables. What is optional is there where a format draws maps. */
export interface LegOutline {
  readonly task: string | null;
  readonly leg: string | null;
  readonly sourceTable: string | null;
  readonly sourceType: string | null;
  readonly destinationTable: string | null;
  readonly destinationType: string | null;
  readonly mappings: readonly MappingOutline[];
  readonly source?: DrawnSide;
  readonly destination?: DrawnSide;
  /** Companies that are written: `USMF`, or a pair `USMF – Contoso US` where the names differ. */
  readonly organizations?: readonly string[];
}

export interface ProjectReport {
  readonly name: string;
  readonly version: string | null;
  readonly dualWrite: boolean;
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** Not part of the JSON report. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Findings beyond those that a run keeps; absent: none. Only the summary of the JSON report counts them. */
  readonly unlisted?: Readonly<Record<Severity, number>>;
  /** Not part of the JSON report. */
  readonly legs: readonly LegOutline[];
}

/**
 * What a problem is about.
 *
 * - `input`: a file that could not be read, or not all of it.
 * - `foreign`: a file that was looked at and is no input.
 * - `not-mended`: a file that was to be mended, and is left as it was.
 * - `fault`: a plugin failed outside of its checks, or a worker thread ended before it was done.
 * - `no-map`: the inputs hold no map.
 * - `idle-suppression`, `expired-suppression`: a suppression that matches nothing, or holds no more.
 * - `missing-shards`, `repeated-shard`: a report is missing among those to merge, or there twice.
 * - `too-many-findings`: a map has more findings than a run keeps; the summary counts the others.
 * - `interruption`: the run was stopped before all maps were checked.
 */
export type ProblemKind =
  | 'input'
  | 'foreign'
  | 'not-mended'
  | 'fault'
  | 'no-map'
  | 'idle-suppression'
  | 'expired-suppression'
  | 'missing-shards'
  | 'repeated-shard'
  | 'too-many-findings'
  | 'interruption';

/**
 * A fault of an input or of the run, not of a map. `error`: it could not be read; `warning`: it was read in spite of a
 * flaw, or looks like a failed download; `info`: it is no fault, only told of.
 */
export interface Problem {
  readonly kind: ProblemKind;
  readonly severity: Severity;
  readonly file: string;
  readonly reason: string;
  readonly pointer: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

export interface Summary {
  readonly projects: number;
  readonly mappings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
  readonly suppressed: number;
  readonly notChecked: number;
  /** Without those that are infos. */
  readonly problems: number;
}

/** One of several runs that share the maps out among them. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** A map in the order of maps. */
export interface OrderedMap {
  readonly name: string;
  readonly version: string | null;
  readonly file: string;
  /** Whether it rests on maps of its own step, as they rest on it. */
  readonly isInCircle: boolean;
}

/** The order in which to enable dual-write maps and run their initial synchronization. */
export interface MapOrder {
  /** Maps of one step rest on those of earlier steps alone, or on each other. */
  readonly steps: readonly (readonly OrderedMap[])[];
  /** Maps that may have to wait for others, since nobody knows where their lookups lead. */
  readonly open: readonly { readonly name: string; readonly version: string | null; readonly reason: string }[];
}

/** The outcome of one run. Its order is by file, project, position and code: the same input gives the same bytes. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** Which part of the maps this is about; `null`: all of them. */
  readonly shard: Shard | null;
  readonly summary: Summary;
  readonly projects: readonly ProjectReport[];
  readonly problems: readonly Problem[];
  /** Absent: it was not asked for. */
  readonly order?: MapOrder;
  /** Maps that are as they were in a commit, with all that decides about them; absent: all were to be told of. */
  readonly leftAside?: { readonly maps: number; readonly since: string };
}
