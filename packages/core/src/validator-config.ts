import type { Severity } from './model/report.js';

/** What a configuration says to a rule beside its severity: plain data. */
export type RuleOptions = Readonly<Record<string, unknown>>;

/** A severity alone leaves the options as they are; options take the place of all that were said before. */
export type RuleSetting = Severity | 'off' | readonly [severity: Severity | 'off', options: RuleOptions];

/** What a code, or a variant of it, counts as. A variant without a setting of its own follows its code's. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Settings for some maps only. */
export interface RuleOverride {
  /** Glob patterns for map names or files. */
  readonly maps: readonly string[];
  readonly rules: RuleSettings;
}

/** A finding that is accepted, with the reason why. */
export interface Suppression {
  /** A code (`DIPV1031`) or a variant (`DIPV1030/narrowing`). */
  readonly code: string;
  /** Glob pattern for map names or files; absent: every map. */
  readonly map?: string;
  /** The field of the finding, whatever its case; absent: every field. */
  readonly field?: string;
  readonly reason: string;
  /** The last day (`2027-01-31`) on which it holds. */
  readonly until?: string;
  /** The file that says so, for problems with the suppression itself. */
  readonly file?: string;
}

/** How a build validates. Everything is optional. */
export interface ValidatorConfig {
  /** By code (`DIPV1031`) or variant (`DIPV1030/narrowing`). */
  readonly rules?: RuleSettings;
  /** Only these codes or variants. */
  readonly only?: readonly string[];
  /** The later of two that set a code for one map holds. */
  readonly overrides?: readonly RuleOverride[];
  readonly suppress?: readonly Suppression[];
  /** F&O entities under a cross-company data sharing policy. */
  readonly crossCompanySharing?: readonly string[];
}

/** A build or its configuration cannot work. The message says what to change. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
