import type { ConfigurationFile } from './configuration.js';
import type { Problem, Severity, Summary } from '@dipv/core';

/** What page and worker say to each other. */

export interface GivenFile {
  /** With `/` between folders: the name alone, or the path from the folder that was chosen. */
  readonly path: string;
  readonly file: File;
}

export type Asked =
  | { readonly ask: 'check'; readonly files: readonly GivenFile[]; readonly configuration: ConfigurationFile }
  | { readonly ask: 'make'; readonly what: Made };

/** What is made of the report on demand. */
export type Made =
  | { readonly kind: 'report'; readonly format: string }
  | { readonly kind: 'fixed' }
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'documentation'; readonly format: string };

export type Told =
  | ({ readonly tell: 'ready' } & Offer)
  | { readonly tell: 'progress'; readonly progress: HowFar }
  | { readonly tell: 'checked'; readonly checked: Checked }
  | { readonly tell: 'made'; readonly file: MadeFile }
  /** In words for people. */
  | { readonly tell: 'refused'; readonly reason: string };

/** What this build can do. */
export interface Offer {
  readonly version: string;
  readonly rules: readonly RuleOffer[];
  /** Titles of what it reads. */
  readonly inputs: readonly string[];
  readonly formats: readonly { readonly name: string; readonly description: string }[];
  readonly pages: readonly string[];
  readonly presets: readonly string[];
}

export interface RuleOffer {
  /** A code, or a variant of one: `DIPV1030/narrowing`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  /** What its options are when nothing is said, as JSON; `null`: it has none. */
  readonly options: string | null;
}

export interface HowFar {
  readonly bytes: number;
  readonly maps: number;
  readonly findings: number;
}

export interface Checked {
  /** As `dipv -f html` writes it, but for links out of it: they open beside the page, since the frame shows nothing but the report. */
  readonly page: Blob;
  readonly summary: Summary;
  readonly problems: readonly Problem[];
  /** The file of each map. */
  readonly maps: readonly string[];
  /** Of every file that was read, in archives too: how many things of which kind. */
  readonly told: readonly {
    readonly file: string;
    readonly kinds: readonly (readonly [kind: string, count: number])[];
  }[];
  readonly notes: readonly string[];
  /** Plugins that the configuration names: a browser loads none. */
  readonly plugins: readonly string[];
  readonly gaps: readonly {
    readonly title: string;
    readonly checks: number;
    /** Empty: no input would tell. */
    readonly inputs: readonly string[];
  }[];
}

export interface MadeFile {
  /** What it lacks, a line each. */
  readonly notes?: readonly string[];
  readonly name: string;
  readonly content: Blob;
}
