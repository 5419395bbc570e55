import type { Reader } from '../reader.js';
import type { ReportFormat } from '../report-format.js';
import type { Rule } from '../rule.js';
import { VERSION } from '../version.js';
import type { ServiceBinding, Services } from './token.js';

/** The version of what this file and the rule contract say. */
export const API_VERSION = 1;

/** A rule that uses services: it is made of them once a build. */
export type RuleMaker = (service: Services) => Rule;

export interface ModuleDefinition {
  /** The name of its package: `@acme/dipv-rules`. */
  readonly name: string;
  /** Shown in messages beside the name. */
  readonly version?: string;
  /** Who answers for its rules: a team, a person, an address. `dipv rules` shows it; default: the author of the package. */
  readonly owner?: string;
  /** The version of dipv's contract that the module is written for. */
  readonly apiVersion: typeof API_VERSION;
  readonly rules?: readonly (Rule | RuleMaker)[];
  /** Of inputs that dipv does not know, or reads otherwise: they are asked before those of dipv. */
  readonly readers?: readonly Reader[];
  readonly formats?: readonly ReportFormat[];
  readonly services?: readonly ServiceBinding[];
}

/** What a build is composed of: plain data, so that a module may come with a copy of this package of its own. */
export interface Module extends ModuleDefinition {
  /** Where a configuration names it, for messages. */
  readonly origin?: string;
  /** The version of the copy of this package that it was made with; absent: it was made without any. */
  readonly core?: string;
}

/** A module for `createValidator`, which checks what it holds. */
export function defineModule(definition: ModuleDefinition): Module {
  return Object.freeze({ ...definition, core: VERSION });
}

/** dipv's own packages have the codes of the DIPV and DWR ranges, and Microsoft's article describes them. */
export function isOwn({ name }: Module): boolean {
  return name.startsWith('@dipv/');
}

/** `module @acme/dipv-rules 1.2.0`, behind the place that names it. */
export function labelOf({ name, version, origin }: Module): string {
  const label = version === undefined ? `module ${name}` : `module ${name} ${version}`;
  return origin === undefined ? label : `${origin}, ${label}`;
}
