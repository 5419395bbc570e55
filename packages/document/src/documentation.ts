/** One end of a mapping, in words. */
export interface FieldDescription {
  /** As the map writes it; `null`: the mapping gives a constant. */
  readonly field: string | null;
  readonly displayName: string | null;
  /** What the column holds; `null`: no metadata tells. */
  readonly type: string | null;
  /** Whether records need it; `null`: no metadata tells, or they do not. */
  readonly requirement: string | null;
  readonly isKey: boolean;
  readonly isCompany: boolean;
  /** Which record a lookup finds, and by what; `null`: it is none. */
  readonly lookup: string | null;
}

/** One translated value, with how screens show it where that is known. */
export interface ValueDescription {
  readonly left: string;
  readonly leftLabel: string | null;
  readonly right: string;
  readonly rightLabel: string | null;
}

export type Arrow = '→' | '←' | '↔';

export interface MappingDescription {
  readonly left: FieldDescription;
  readonly arrow: Arrow;
  readonly right: FieldDescription;
  /** What is written where there is no value; for an end without a field, what is always written. */
  readonly constant: string | null;
  readonly values: readonly ValueDescription[];
  /** Whether a transform stands there that dipv does not know. */
  readonly hasOther: boolean;
}

/** A filter, and what it says. */
export interface FilterDescription {
  readonly text: string;
  readonly words: string;
}

/** One side of a leg, in words. */
export interface SideDescription {
  /** `F&O entity`, `Dataverse table` or the environment type. */
  readonly kind: string;
  readonly table: string;
  readonly displayName: string | null;
  readonly environment: string | null;
  /** `null`: not known. */
  readonly key: readonly string[] | null;
  /** Whether the key is only taken for the integration key. */
  readonly isKeyGuessed: boolean;
  /** The column that holds the company; `null`: none, or not known. */
  readonly company: string | null;
  /** What records have to pass to be written to the other side. */
  readonly filter: FilterDescription | null;
}

export interface LegDescription {
  /** The F&O side, where only one is. */
  readonly left: SideDescription;
  readonly right: SideDescription;
  readonly mappings: readonly MappingDescription[];
}

export interface MapDescription {
  readonly name: string;
  readonly version: string | null;
  readonly file: string;
  /** What the map is there for, in one sentence. */
  readonly purpose: string;
  readonly legs: readonly LegDescription[];
  /** When to enable it among the others, from 1; `null`: nothing says. */
  readonly step: number | null;
  readonly isInCircle: boolean;
}

/** All maps, in the order in which they should be enabled. */
export interface Documentation {
  readonly maps: readonly MapDescription[];
}
