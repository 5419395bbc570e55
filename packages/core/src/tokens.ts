import type { ServiceIdentifier } from 'inversify';
import type { ReportFormat } from './report-format.js';
import type { Rule } from './rule.js';

// The assertion is needed: a type annotation would widen the unique symbol and bindings would lose their type.

/** Every rule of a build; bound many times. */
export const RULE = Symbol.for('@dipv/rule') as ServiceIdentifier<Rule>;

/** Every output format of a build; bound many times. */
export const FORMAT = Symbol.for('@dipv/format') as ServiceIdentifier<ReportFormat>;
