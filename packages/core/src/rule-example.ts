import type { Side } from './model/project.js';
import type { Severity } from './model/report.js';
import type { RuleOptions } from './validator-config.js';

/**
 * A table in an example. Fields are written as `kind(facet) flag…`, for example `text(20) required`,
 * `lookup(cdm_companies)`, `choice(1|2)`, `choice(Open=Open order|Closed)` with a label, `decimal(2)`, `datetime(user-local)`,
 * `unknown(date|datetime)`, `integer(64) readonly`, `guid fills-itself`.
 * Flags: `required`, `business-required`, `readonly`, `create-only`, `update-only`, `fills-itself`,
 * `calculated`, `rollup`, `off` (its configuration key is), and where the metadata does not say, `requirement-unknown`,
 * `writability-unknown` and `computation-unknown`. A display name
 * stands behind them in double quotes: `text(20) required "Account number"`.
 */
export interface TableSketch {
  readonly name: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Fields of the integration key; `[]`: the metadata marks none. Default: the first field of the table. */
  readonly integrationKey?: readonly string[];
  /** Alternate keys of metadata that does not mark integration keys; given, it takes the place of `integrationKey`. */
  readonly alternateKeys?: readonly (readonly string[])[];
  /** Path of the company column; absent: the table is cross-company; `null`: the metadata does not say. */
  readonly company?: string | null;
  /** `partial`: only some columns are known. Default `complete`. */
  readonly completeness?: 'complete' | 'partial';
  /** What an F&O entity is not enabled for. `'not told'`: the metadata does not say, nor of its fields. Default: it is enabled. */
  readonly disabled?: readonly ('data management' | 'OData' | 'configuration key')[] | 'not told';
}

/** Another map of the workspace of an example. What it does not say is taken from a map without faults. */
export interface OtherMap extends Pick<
  RuleExample,
  'mappings' | 'flipped' | 'sourceFilter' | 'reversedSourceFilter' | 'related'
> {
  /** Default: the names of its tables. */
  readonly name?: string;
  readonly version?: string;
  readonly source?: TableSketch;
  readonly destination?: TableSketch;
}

/** A connection of a connections snapshot in an example. */
export interface ConnectionSketch {
  /** `null`: the connection could not be read. */
  readonly name: string | null;
  /** `null`: not known. */
  readonly status: string | null;
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

/**
 * An example for a rule: a map between an F&O and a Dataverse table. What it does not say is taken from
 * a map without faults, so that an example shows only what it is about.
 *
 * Mappings are written as people write them in the field: `A >> b` (source to destination), `A << b`,
 * `A <> b` (both ways), `none >> b = 3` (a Default transform), `A <> b {yes: 1, no: 0}` (a ValueMap).
 */
export interface RuleExample {
  readonly name: string;
  /** Default `dual-write`. */
  readonly kind?: 'dual-write' | 'Data Integrator';
  /** `null`: the environment's metadata lacks the table. `'unknown'`: no metadata was supplied. */
  readonly source?: TableSketch | null | 'unknown';
  readonly destination?: TableSketch | null | 'unknown';
  /** Tables that lookups relate to, in the environment of the destination (flipped: of the source). */
  readonly related?: readonly TableSketch[];
  readonly mappings?: readonly string[];
  /** Other maps of the workspace, between the same environments, which know the tables of all of them. */
  readonly others?: readonly OtherMap[];
  readonly version?: string;
  /** Versions of the map that the service runs, as a list of running maps tells; `[]`: the list lacks it. Default: no list was supplied. */
  readonly running?: readonly string[];
  /** The integration key that a list gives to the Dataverse table of the map. */
  readonly keyList?: readonly string[];
  /** Dataverse as source and F&O as destination; `source` and `destination` then describe them so. */
  readonly flipped?: boolean;
  readonly sourceFilter?: string;
  readonly reversedSourceFilter?: string;
  /** Names of the leg's environments, where they are not those of the connection set. */
  readonly sourceEnvironment?: string;
  readonly destinationEnvironment?: string;
  /** Names of the task's organizations. */
  readonly partitions?: readonly [left: string, center: string];
  /** Pairs of the organization mapping. Default: one pair. `null`: no connection set was supplied. */
  readonly organizationMapping?: readonly (readonly [legalEntity: string, company: string])[] | null;
  /** What stands in the connection set instead of a sound environment. */
  readonly sourceEntry?: 'null' | 'no type' | 'no address' | 'bypasses connector' | 'needs integration key';
  readonly destinationEntry?: 'null' | 'no type' | 'no address' | 'bypasses connector' | 'needs integration key';
  /** `null` (default): no snapshot was supplied. */
  readonly connections?: readonly ConnectionSketch[] | null;
  readonly legalEntities?: readonly string[];
  readonly businessUnits?: readonly string[];
  readonly companies?: readonly string[];
  /** F&O entities under a cross-company data sharing policy. */
  readonly crossCompanySharing?: readonly string[];
  /** Options of the rule, as a configuration gives them. Default: its defaults. */
  readonly options?: RuleOptions;
  /**
   * The rule lacks something it needs: it finds nothing, and says that it was not checked; given as a list, for exactly
   * these reasons.
   */
  readonly notChecked?: true | readonly string[];
}

/** What an example makes the rule find. */
export interface ExpectedFinding {
  /** JSON pointer of the place. */
  readonly at: string;
  readonly message: string;
  /** How to mend this very finding; absent: it is not looked at. */
  readonly help?: string;
  readonly field?: string;
  readonly variant?: string;
  /** Absent: it is not looked at; so it is with the others below. */
  readonly severity?: Severity;
  readonly side?: Side;
  /** `null`: it can not be mended automatically. */
  readonly fix?: ExpectedFix | null;
}

/** What a fix makes of the example. */
export interface ExpectedFix {
  readonly title?: string;
  /** The mappings afterwards, written as in examples. */
  readonly mappings?: readonly string[];
  readonly sourceFilter?: string | null;
  readonly reversedSourceFilter?: string | null;
}

/** An example that fails: the rule finds exactly this. */
export interface FailingExample extends RuleExample {
  readonly finds: readonly ExpectedFinding[];
}

export interface RuleExamples {
  readonly fails: readonly FailingExample[];
  readonly passes: readonly RuleExample[];
}
