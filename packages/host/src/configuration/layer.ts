import {
  partsOfSetting,
  type RuleInfo,
  type RuleOptions,
  type RuleOverride,
  type RuleSetting,
  type RuleSettings,
  type Suppression,
} from '@dipv/core';
import type { RunLimits } from '../options/limits.js';
import type { FailOn, Output } from '../options/validate-options.js';
import type { PlacedRule } from './custom-rules/custom-modules.js';

/** A code or variant that a configuration names, and where it does. */
export interface NamedRule {
  readonly name: string;
  /** What it says to the rule; `null`: nothing. */
  readonly options: { readonly value: RuleOptions; place(path: readonly PropertyKey[]): string } | null;
  /** Such as `dipv.config.json:4, rules.DIPV1031`. */
  readonly place: string;
}

/** A plugin as a configuration file names it. */
export interface PluginReference {
  /** An npm name or a path. */
  readonly specifier: string;
  /** The configuration file, from which it is looked for. */
  readonly from: string;
  readonly place: string;
}

/** What one configuration file says, or several that are merged. `null`: nothing. Paths are absolute. */
export interface Layer {
  readonly files: readonly string[];
  readonly plugins: readonly PluginReference[];
  readonly customRules: readonly PlacedRule[];
  /** Earlier ones first; those of a preset are made of the rules that there are. */
  readonly rules: readonly (RuleSettings | ((rules: readonly RuleInfo[]) => RuleSettings))[];
  readonly overrides: readonly RuleOverride[];
  readonly suppress: readonly Suppression[];
  readonly metadata: readonly string[];
  readonly connectionSet: readonly string[] | null;
  readonly integrationKeys: readonly string[];
  readonly crossCompanySharing: readonly string[];
  readonly failOn: FailOn | null;
  readonly maxWarnings: number | null;
  readonly limits: Partial<RunLimits>;
  readonly formats: readonly Output[] | null;
  readonly ruleNames: readonly NamedRule[];
}

/** Settings of a build, that hold where no configuration says otherwise. */
export interface Defaults extends Partial<Pick<Layer, 'crossCompanySharing' | 'failOn' | 'maxWarnings'>> {
  readonly rules?: RuleSettings;
}

export const EMPTY_LAYER: Layer = {
  files: [],
  plugins: [],
  customRules: [],
  rules: [],
  overrides: [],
  suppress: [],
  metadata: [],
  connectionSet: null,
  integrationKeys: [],
  crossCompanySharing: [],
  failOn: null,
  maxWarnings: null,
  limits: {},
  formats: null,
  ruleNames: [],
};

/**
 * Lists add up, and what there is one of is the later's: the connection set, the formats, `failOn`, `maxWarnings` and each limit.
 */
export function mergeLayers(base: Layer, later: Layer): Layer {
  return {
    files: union(base.files, later.files),
    plugins: union(base.plugins, later.plugins),
    customRules: union(base.customRules, later.customRules),
    rules: [...base.rules, ...later.rules],
    overrides: union(base.overrides, later.overrides),
    suppress: union(base.suppress, later.suppress),
    metadata: union(base.metadata, later.metadata),
    connectionSet: later.connectionSet ?? base.connectionSet,
    integrationKeys: union(base.integrationKeys, later.integrationKeys),
    crossCompanySharing: union(base.crossCompanySharing, later.crossCompanySharing),
    failOn: later.failOn ?? base.failOn,
    maxWarnings: later.maxWarnings ?? base.maxWarnings,
    limits: { ...base.limits, ...later.limits },
    formats: later.formats ?? base.formats,
    ruleNames: union(base.ruleNames, later.ruleNames),
  };
}

/**
 * A setting of a code also takes the place of what the base says of the code's variants. Its options take the place of
 * those of the base; a severity alone leaves them.
 */
export function mergeRules(base: RuleSettings, later: RuleSettings): RuleSettings {
  const kept = Object.entries(base).filter(([name]) => !Object.hasOwn(later, name.split('/', 1)[0] ?? name));
  const settings = Object.entries(later).map(([name, setting]) => [name, withOptionsOf(base, name, setting)] as const);
  return Object.fromEntries([...kept, ...settings]);
}

function withOptionsOf(base: RuleSettings, name: string, setting: RuleSetting): RuleSetting {
  const { severity, options } = partsOfSetting(setting);
  const earlier = Object.hasOwn(base, name) ? partsOfSetting(base[name] ?? severity).options : null;
  const kept = options ?? earlier;
  return kept === null ? severity : [severity, kept];
}

/** Each once: a file that is extended on two ways would else count twice. What the later has stays last. */
function union<T>(base: readonly T[], later: readonly T[]): readonly T[] {
  const last = new Set(later);
  return [...base.filter((each) => !last.has(each)), ...last];
}
