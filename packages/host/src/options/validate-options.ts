import type { RuleSettings, Severity, Shard } from '@dipv/core';
import type { RunLimits } from './limits.js';

/** An output: the format's name, and the file it goes to; without one it goes to stdout. */
export interface Output {
  readonly format: string;
  readonly file: string | null;
}

/** Parts that a run can be cut into. Those that a merged report lacks are told one by one. */
export const MOST_SHARDS = 1000;

/** Where reports are kept for the next run, unless `--cache-location` says otherwise. */
export const CACHE_FOLDER = '.dipv-cache';

export type FailOn = Severity | 'never';

/** The options that say which configuration to use. */
export interface ConfigurationFlags {
  /** A file, or `false` for none; `true` is commander's word for neither. */
  readonly config?: string | boolean;
  readonly preset?: 'recommended' | 'strict' | 'service';
  readonly plugins?: boolean;
}

/** The options of `dipv validate` as they were given; what is absent is left to configuration and defaults. */
export interface ValidateOptions extends ConfigurationFlags, Partial<RunLimits> {
  readonly format?: readonly Output[];
  readonly rule?: RuleSettings;
  readonly only?: readonly string[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly allVersions?: boolean;
  readonly workers?: number | 'auto';
  readonly shard?: Shard;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly timing?: boolean;
  readonly order?: boolean;
  readonly explainNotChecked?: boolean;
  readonly watch?: boolean;
  /** The commit that maps are measured against; `true`: the last one. */
  readonly changed?: string | true;
  /** Whether it is the index that is measured, in place of the working folder. */
  readonly staged?: boolean;
  readonly requireComplete?: boolean;
  readonly stdinFilename: string;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}
