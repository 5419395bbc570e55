import type { Platform } from './platform.js';

/** What a column holds, as far as the matrix of compatible types distinguishes it. */
export const FIELD_KINDS = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'choice',
  'guid',
  'lookup',
  'binary',
  'unknown',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/**
 * What becomes of a date-time for people in other time zones: `user-local` shows each the moment by their own clock, the
 * others show all the same.
 */
export const DATE_BEHAVIORS = ['user-local', 'date-only', 'time-zone-independent'] as const;
export type DateBehavior = (typeof DATE_BEHAVIORS)[number];

/** A column's type. A `null` facet is one the metadata does not tell. */
export interface FieldType {
  readonly kind: FieldKind;
  /** Where the metadata does not tell one of several kinds: all that it may be. `kind` is the one to go by, if any. */
  readonly kinds?: readonly FieldKind[] | undefined;
  /** Characters that fit, for text. */
  readonly length: number | null;
  /** Width of an integer in bits. */
  readonly bits: 32 | 64 | null;
  /** Digits behind the decimal point. */
  readonly precision: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Values of a choice as maps write them: Dataverse option numbers, F&O enum names. */
  readonly options: readonly string[] | null;
  /** How each of `options` reads on screens, in every language that is told; absent: it is not told. */
  readonly optionLabels?: readonly (readonly string[])[] | undefined;
  /** Of a date or date-time of Dataverse; absent: it is not told. */
  readonly dateBehavior?: DateBehavior | undefined;
}

/**
 * `required` is enforced by the platform on every write. `business-required` (Dataverse's
 * `ApplicationRequired`) is asked of people in forms only.
 */
export type Requirement = 'required' | 'business-required' | 'optional';

/** A column of a table. */
export interface Field {
  readonly name: string;
  readonly displayName: string | null;
  readonly type: FieldType;
  /** `null`: the metadata does not say. */
  readonly requirement: Requirement | null;
  /** Whether a value can be given on create and on update; `null`: the metadata does not say. */
  readonly creatable: boolean | null;
  readonly updatable: boolean | null;
  /**
   * A record without a value gets one: the column has a default value or an autonumber format, or is part of another
   * one and written with it (`owneridtype` with `ownerid`).
   */
  readonly fillsItself: boolean;
  /** How Dataverse works the value out itself; `null`: it does not; absent: the metadata does not say. */
  readonly computed?: 'calculated' | 'rollup' | null;
  /** Whether the configuration key of an F&O column is on; absent: the metadata does not say. */
  readonly isConfigured?: boolean;
  /** Tables that a lookup may relate to, by any of their names; empty where that is not known. */
  readonly targets: readonly string[];
}

/** A primary, alternate or integration key. Its fields may be expanded paths (`msdyn_company.cdm_companycode`). */
export interface Key {
  readonly name: string;
  readonly fields: readonly string[];
  /** `null`: this metadata does not mark integration keys. */
  readonly isIntegrationKey: boolean | null;
  readonly isPrimaryKey: boolean;
}

/** Whether an F&O entity can be used, and by what; `null`: the metadata does not say. */
export interface EntitySwitches {
  readonly dataManagement: boolean | null;
  /** As OData. */
  readonly dataService: boolean | null;
  /** Its configuration key. */
  readonly configuration: boolean | null;
}

/** What is known of one table. */
export interface Table {
  readonly platform: Platform;
  /** The name by which reports call the table. */
  readonly name: string;
  readonly displayName: string | null;
  /** Every name that maps and lookups may call the table by, the most telling first. */
  readonly names: readonly string[];
  /** Those of the names that belong to this table alone, unlike labels; absent: all of them do. */
  readonly technicalNames?: readonly string[];
  /** `partial`: only some of the table's columns and keys are known, as in a solution that merely extends it. */
  readonly completeness: 'complete' | 'partial';
  /** By folded field name. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly keys: readonly Key[];
  /** Whether `keys` are all keys of the table; absent: they are if the table is complete. A solution never tells all. */
  readonly allKeysKnown?: boolean;
  /** The path of the company column; `undefined`: this metadata has no such property. */
  readonly primaryCompanyContextField: string | null | undefined;
  readonly companyContextFields: readonly string[] | undefined;
  /** Of an F&O entity; absent: nothing of it is told. */
  readonly switches?: EntitySwitches;
  /** Where the table was read from, for messages. */
  readonly file: string;
}
