import type { Lack } from './model/lack.js';
import type { Report, Severity } from './model/report.js';
import type { RuleInfo } from './rule.js';

/**
 * Why a run fails, as the exit code says it; a format words it for its readers.
 * `findings`: there are findings of this severity or above it. `unread-input`: so many
 * inputs could not be read, or not whole. `not-mended`: so many files could not be mended.
 * `faults`: so often a plugin failed outside of its checks, or a worker thread ended before it was done.
 * `incomplete`: so many checks lacked what they need, which was not to be.
 */
export type Failure =
  | { readonly kind: 'findings'; readonly severity: Severity }
  | { readonly kind: 'unread-input'; readonly count: number }
  | { readonly kind: 'not-mended'; readonly count: number }
  | { readonly kind: 'faults'; readonly count: number }
  | { readonly kind: 'max-warnings'; readonly limit: number; readonly warnings: number }
  | { readonly kind: 'incomplete'; readonly notChecked: number }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'no-map' }
  | { readonly kind: 'missing-shards'; readonly shards: readonly number[] };

/** What a format may know besides the report. */
export interface FormatContext {
  /** Every rule of the run, for formats that describe their rules. */
  readonly rules: readonly RuleInfo[];
  /** Whether the text goes to a place that shows terminal colours. */
  readonly color: boolean;
  /** Errors only: warnings and infos are left out of what people read. Machine formats ignore it. */
  readonly quiet: boolean;
  /** Names what is only counted else: files that are no inputs. */
  readonly verbose: boolean;
  /** Columns of the place that the text goes to: at least 20, and 80 where nobody knows. */
  readonly width: number;
  /** Why the run fails, the gravest reason first; empty: it succeeds. */
  readonly failures: readonly Failure[];
  /** The lines `from` to `to` (from 1, inclusive) of an input, for a code frame; `null` where they cannot be read. */
  readonly sourceLines: (file: string, from: number, to: number) => readonly string[] | null;
  /** What would let a check be made that was not; absent, or `null`: nobody knows. */
  readonly adviceOn?: (lack: Lack) => Advice | null;
  /** What is told of the run; absent: nothing. */
  readonly run?: RunFacts;
  /** How mends are had where the report is read; absent: by `--fix`. */
  readonly mending?: MendingWords;
}

/** Words of a host that is no command line, put into sentences. */
export interface MendingWords {
  /** What to do to have all of them, after a colon: `run the check again with --fix`. */
  readonly all: string;
  /** What makes a single one: `--fix does it`. */
  readonly one: string;
}

/** What would settle a lack. */
export interface Advice {
  /** What is not known, for a heading. */
  readonly title: string;
  /** The inputs that would tell it, the most telling first; empty: none can. */
  readonly inputs: readonly {
    readonly title: string;
    /** Whether others must tell the rest. */
    readonly isPart: boolean;
    /** The address of the page about it; `null`: there is none. */
    readonly guide: string | null;
  }[];
}

/** Where a report comes from. The same inputs in the same build give the same facts: the clock is none of them. */
export interface RunFacts {
  /** The address under which the pages about dipv's own rules lie, as `rules/CODE.md`; `null`: they are not on the web. */
  readonly docs: string | null;
  /** The paths that were asked for. */
  readonly inputs: readonly string[];
  /** The moment of the build as ISO 8601, in UTC; `null`: nobody told it. */
  readonly date: string | null;
  /** The build as its service calls it, with branch and commit; `null`: there is none. */
  readonly build: string | null;
  /** `null`: there is none. */
  readonly baseline: {
    readonly file: string;
    /** Number of findings that it set aside. */
    readonly known: number;
    /** The day on which a finding came into it last, as ISO 8601; `null`: it does not say. */
    readonly latest: string | null;
    /** The day since which the oldest of those that it set aside is known; `null`: it does not say of all. */
    readonly oldest: string | null;
  } | null;
}

/** What a format asks for that costs time, so that it is made for those alone that do. */
export type FormatAsk = 'source lines' | 'pictures' | 'advice';

/**
 * From report to text, and nothing else: no file, no clock, no state. The text ends with a line break. One that grows
 * with the report comes in pieces of any size, which are made as they are taken: no string need hold the whole.
 */
export type Render = (report: Report, context: FormatContext) => string | Iterable<string>;

/** An output format. A module brings it along, see `defineModule`. */
export interface ReportFormat {
  /** The name after `--format`. */
  readonly name: string;
  readonly description: string;
  /** `source lines` and `advice`: the functions of the context; `pictures`: all that is known of the legs of a report. */
  readonly asks?: readonly FormatAsk[];
  /** Loads the renderer; formats are loaded only when a run asks for them. */
  load(): Promise<Render>;
}
