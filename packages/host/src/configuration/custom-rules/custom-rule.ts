import type { RuleExamples, Severity } from '@dipv/core';
import type { Scope } from './fields.js';

/** A rule as a configuration says it, without code. */
export interface CustomRule {
  readonly code: string;
  readonly title: string;
  /** Default `error`. */
  readonly severity?: Severity;
  readonly scope: Scope;
  /** The condition under which something is found, in CEL. */
  readonly when: string;
  /** What is found, with fields in braces. */
  readonly message: string;
  /** How to mend it. */
  readonly help: string;
  /** Why it matters. */
  readonly description?: string;
  readonly examples?: RuleExamples;
}
