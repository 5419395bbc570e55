import { foldName, isBlank } from '../names.js';
import { shown } from '../did-you-mean.js';
import { nearestName } from '../nearest-name.js';
import type { Severity } from '../model/report.js';
import { toText } from '../model/text.js';
import { fault } from '../modules/check-module.js';
import type { BoundRule } from '../modules/load-modules.js';
import { isOwn, labelOf, type Module } from '../modules/module.js';
import { coreModule } from '../modules/services.js';
import type { LegRule, ProjectRule, Rule, RuleInfo, SideRule, TaskRule, WorkspaceRule } from '../rule.js';
import { checkOptions, checkOptionsOf, faultInWords, NO_OPTIONS, partsOfSetting } from '../rule-options.js';
import { ConfigurationError, type RuleOptions, type RuleSettings, type ValidatorConfig } from '../validator-config.js';
import { EXCEPTION_RULES } from './exception-rules.js';
import { MapPatterns, type MapNames } from './map-pattern.js';

/** Where Microsoft describes the codes. */
const ARTICLE =
  'https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/dual-write/dual-write-error-codes';

/** The rules of a build, each code once, with the severities that the configuration gives them. */
export class RuleSet {
  readonly rules: readonly Rule[];
  /** The rules and the engine's own codes, by code. */
  readonly infos: readonly RuleInfo[];
  readonly infoByCode: ReadonlyMap<string, RuleInfo>;
  private readonly modules: ReadonlyMap<Rule, Module>;
  private readonly settings: Settings;
  /** Overrides by pattern. */
  private readonly overrides = new Map<string, Map<string, Setting>>();
  private readonly patterns: MapPatterns;
  private readonly severities = new Map<string, Severities>();
  private readonly only: ReadonlySet<string> | null;
  private readonly defaultsOf: (rule: Rule) => object;

  /** @throws ConfigurationError without rules, with two rules of one code, or with settings for unknown codes */
  constructor(bound: readonly BoundRule[], config: ValidatorConfig) {
    if (bound.length === 0) {
      throw new ConfigurationError('A validator without rules would pass everything: load at least one rule package.');
    }
    const kept = withoutReplaced(bound);
    this.rules = kept.map(({ rule }) => rule);
    this.modules = new Map(kept.map(({ rule, module }) => [rule, module]));
    if (this.rules.length === 0) throw new ConfigurationError('The rules replace each other, so that none is left.');
    this.infos = [
      ...kept.map(({ rule, module }) => describe(rule, module)),
      ...EXCEPTION_RULES.map((rule) => describe(rule, coreModule)),
    ].sort(byCode);
    this.infoByCode = new Map(this.infos.map((info) => [info.code, info]));
    const { rules = {}, overrides = [] } = config;
    this.only = config.only === undefined ? null : new Set(config.only);
    if (this.only?.size === 0) {
      throw new ConfigurationError(
        '`only` names no code, so that nothing would be checked: name one, or leave it out.',
      );
    }
    const all = [rules, ...overrides.map((override) => override.rules)];
    for (const settings of all) RuleSet.checkSettings(settings);
    const unreasoned = (config.suppress ?? []).find(({ reason }) => isBlank(reason));
    if (unreasoned !== undefined)
      throw new ConfigurationError(`The suppression of ${unreasoned.code} gives no reason.`);
    this.checkNames([
      ...all.flatMap((settings) => Object.keys(settings)),
      ...(config.suppress ?? []).map(({ code }) => code),
      ...(this.only ?? []),
    ]);
    this.settings = this.settingsOf(rules, -1);
    for (const [index, { maps, rules: ofMaps }] of overrides.entries()) {
      const settings = this.settingsOf(ofMaps, index);
      for (const pattern of new Set(maps)) {
        const known = this.overrides.get(pattern);
        if (known === undefined) this.overrides.set(pattern, new Map(settings));
        else
          for (const [name, { options, ...setting }] of settings)
            known.set(name, { ...setting, options: options ?? known.get(name)?.options ?? null });
      }
    }
    this.patterns = new MapPatterns(this.overrides.keys());
    checkFacts(kept);
    const defaults = new Map(this.rules.map((rule) => [rule, defaultsOf(rule)]));
    this.defaultsOf = (rule) => defaults.get(rule) ?? NO_OPTIONS;
  }

  /** The module of a rule as messages call it. */
  moduleOf(rule: Rule): string {
    const module = this.modules.get(rule);
    return module === undefined ? 'no module' : labelOf(module);
  }

  /** A rule that threw, as messages call it: with its module, where that is none of dipv's. */
  blamed(rule: Rule): string {
    const module = this.modules.get(rule);
    return module === undefined || isOwn(module) ? rule.code : `${rule.code} of ${labelOf(module)}`;
  }

  /** What the rules count as in one map: the same for all maps that the same overrides match. */
  severitiesFor(map: MapNames): Severities {
    const patterns = this.patterns.matching(map);
    const key = patterns.length === 0 ? '' : JSON.stringify(patterns);
    let severities = this.severities.get(key);
    if (severities === undefined) {
      const ofMap = patterns.map((pattern) => this.overrides.get(pattern) ?? new Map<string, Setting>());
      severities = new Severities([this.settings, ...ofMap], this.only, this.rules, this.defaultsOf);
      this.severities.set(key, severities);
    }
    return severities;
  }

  /** The rules about all maps that can report anything in some map. */
  get rulesOfAllMaps(): readonly WorkspaceRule[] {
    const rules = this.rules.filter(({ scope }) => scope === 'workspace');
    if (rules.length === 0) return [];
    const on = [new Map<string, Setting>(), ...this.overrides.values()].flatMap(
      (settings) => new Severities([this.settings, settings], this.only, rules, this.defaultsOf).rules.workspace,
    );
    return [...new Set(on)];
  }

  private static checkSettings(settings: RuleSettings): void {
    for (const [name, setting] of Object.entries(settings)) {
      const { severity, options } = partsOfSetting(setting);
      if (options !== null && (typeof options !== 'object' || Array.isArray(options)))
        throw new ConfigurationError(`The options of ${name} are no object but ${shown(options)}.`);
      if (['error', 'warning', 'info', 'off'].includes(severity)) continue;
      throw new ConfigurationError(
        `${name} is set to ${JSON.stringify(severity)}: it takes error, warning, info or off.`,
      );
    }
  }

  /** @throws ConfigurationError for options that their rule does not take */
  private settingsOf(rules: RuleSettings, index: number): Settings {
    return new Map(
      Object.entries(rules).map(([name, setting]) => {
        const { severity, options } = partsOfSetting(setting);
        const value = options === null ? null : this.checkedOptions(name, options);
        return [name, { severity, index, options: value === null ? null : { value, index } }];
      }),
    );
  }

  private checkedOptions(name: string, given: RuleOptions): object {
    const rule = this.rules.find(({ code }) => code === name) ?? this.rules.find(({ replaces }) => replaces === name);
    const checked = checkOptionsOf(name, given, rule?.options ?? null);
    if ('options' in checked) return checked.options;
    throw new ConfigurationError(
      `The options of ${name}: ${checked.faults.map(faultInWords).join('; ')}.`.replace('?.', '?'),
    );
  }

  private checkNames(names: readonly string[]): void {
    const known = new Set(
      this.infos.flatMap(({ code, variants }) => [code, ...variants.map((v) => `${code}/${v.name}`)]),
    );
    for (const { replaces } of this.rules) if (replaces !== undefined) known.add(replaces);
    for (const name of names) {
      if (known.has(name)) continue;
      const nearest = nearestName(name, known);
      const hint = nearest === null ? `Known are ${[...known].join(', ')}.` : `Did you mean ${nearest}?`;
      throw new ConfigurationError(`There is no rule ${name}. ${hint}`);
    }
  }
}

/** What a code or variant counts as, and which override says so: the later of two holds. */
interface Setting {
  readonly severity: Severity | 'off';
  readonly index: number;
  /** `null`: it says none, so that earlier ones hold. */
  readonly options: { readonly value: object; readonly index: number } | null;
}

type Settings = ReadonlyMap<string, Setting>;

function defaultsOf({ options }: Rule): object {
  const checked = options === undefined ? null : checkOptions(options, {});
  return checked !== null && 'options' in checked ? checked.options : NO_OPTIONS;
}

export interface RulesByScope {
  readonly project: readonly ProjectRule[];
  readonly task: readonly TaskRule[];
  readonly leg: readonly LegRule[];
  readonly side: readonly SideRule[];
  readonly workspace: readonly WorkspaceRule[];
}

/** The severities of rules in one map, by the base settings and the overrides that match it. */
export class Severities {
  /** Those that can report anything, in the order of their codes. */
  readonly rules: RulesByScope;
  private readonly known = new Map<string, Severity | 'off'>();
  private readonly options = new Map<Rule, object>();

  constructor(
    private readonly settings: readonly Settings[],
    private readonly only: ReadonlySet<string> | null,
    private readonly all: readonly Rule[],
    private readonly defaultsOf: (rule: Rule) => object,
  ) {
    const on = all.filter((rule) => this.isOn(rule));
    this.rules = {
      project: on.filter((rule) => rule.scope === 'project'),
      task: on.filter((rule) => rule.scope === 'task'),
      leg: on.filter((rule) => rule.scope === 'leg'),
      side: on.filter((rule) => rule.scope === 'side'),
      workspace: on.filter((rule) => rule.scope === 'workspace'),
    };
  }

  /** What the last setting with options says, or the rule's defaults. */
  optionsOf(rule: Rule): object {
    let options = this.options.get(rule);
    if (options === undefined) {
      const said = [rule.code, rule.replaces ?? rule.code].flatMap((name) =>
        this.settings.flatMap((settings) => settings.get(name)?.options ?? []),
      );
      const last = said.reduce<(typeof said)[number] | undefined>(
        (latest, each) => (latest === undefined || each.index > latest.index ? each : latest),
        undefined,
      );
      options = last?.value ?? this.defaultsOf(rule);
      this.options.set(rule, options);
    }
    return options;
  }

  /** The severity of a finding; `off`: it is not reported. */
  of(rule: Rule, variant: string | null): Severity | 'off' {
    const name = variant === null ? rule.code : `${rule.code}/${variant}`;
    if (this.only !== null && ![name, rule.code, rule.replaces ?? name].some((each) => this.only?.has(each)))
      return 'off';
    let severity = this.known.get(name);
    if (severity === undefined) {
      const own = rule.variants?.find((each) => each.name === variant)?.severity ?? rule.severity ?? 'error';
      // Settings for a code whose place this rule took hold for this rule.
      severity = this.lastSetting([name, rule.code, rule.replaces ?? rule.code]) ?? own;
      this.known.set(name, severity);
    }
    return severity;
  }

  /** The same of one of the engine's own codes, which no choice of rules leaves out. */
  severityOfException(code: string): Severity | 'off' {
    return this.lastSetting([code]) ?? 'error';
  }

  /** Of the last override that sets one of these names, the first of them that it sets. */
  private lastSetting(names: readonly string[]): Severity | 'off' | undefined {
    const found = names.flatMap((name) => this.settings.flatMap((settings) => settings.get(name) ?? []));
    return found.reduce<Setting | undefined>(
      (last, each) => (last === undefined || each.index > last.index ? each : last),
      undefined,
    )?.severity;
  }

  /** Whether a code or variant (`DIPV1030/narrowing`) can be found; the engine's own codes always can. */
  readonly isOnByName = (name: string): boolean => {
    const [code, variant] = name.split('/');
    const rule = this.all.find((each) => each.code === code || each.replaces === code);
    if (rule === undefined) return true;
    return variant === undefined ? this.isOn(rule) : this.of(rule, variant) !== 'off';
  };

  /** Whether the rule can report anything at all. */
  isOn(rule: Rule): boolean {
    return [null, ...(rule.variants ?? []).map((variant) => variant.name)].some(
      (variant) => this.of(rule, variant) !== 'off',
    );
  }
}

function withoutReplaced(bound: readonly BoundRule[]): readonly BoundRule[] {
  const replacedBy = new Map<BoundRule, BoundRule>();
  for (const each of bound) {
    const { code, replaces } = each.rule;
    if (replaces === undefined) continue;
    const target = bound.find(
      (other) => other !== each && other.rule.code === replaces && other.rule.replaces !== replaces,
    );
    if (target === undefined) {
      const codes = bound.flatMap(({ rule }) => (rule === each.rule ? [] : [rule.code]));
      const nearest = nearestName(replaces, codes);
      const hint = nearest === null ? '' : `; did you mean ${nearest}?`;
      throw fault(each.module, `it replaces ${replaces}, which no module brings along${hint}`, `rule ${code}`);
    }
    const other = replacedBy.get(target);
    if (other !== undefined)
      throw fault(each.module, `${ruleOf(other)} replaces ${replaces} too: load one of them`, `rule ${code}`);
    replacedBy.set(target, each);
  }
  const kept = bound.filter((each) => !replacedBy.has(each)).sort((a, b) => byCode(a.rule, b.rule));
  const known = new Map<string, BoundRule>();
  for (const each of kept) {
    const { code } = each.rule;
    if (EXCEPTION_RULES.some((rule) => rule.code === code))
      throw fault(each.module, 'this code is the engine’s', `rule ${code}`);
    const other = known.get(foldName(code));
    known.set(foldName(code), each);
    if (other === undefined) continue;
    if (other.module === each.module)
      throw fault(each.module, `its list has ${named(other, code)} too: leave one out`, `rule ${code}`);
    const mend = 'load one of them, or let one say that it replaces the other';
    throw fault(each.module, `${labelOf(other.module)} has ${named(other, code)} too: ${mend}`, `rule ${code}`);
  }
  return kept;
}

function named({ rule }: BoundRule, code: string): string {
  return rule.code === code ? 'a rule of this code' : `the rule ${rule.code}, which differs in case alone,`;
}

/** What is kept and sent of facts is found by their names. */
function checkFacts(bound: readonly BoundRule[]): void {
  const known = new Map<string, BoundRule>();
  for (const each of bound) {
    if (each.rule.scope !== 'workspace') continue;
    const { fact } = each.rule;
    const other = known.get(fact.name) ?? each;
    known.set(fact.name, other);
    if (other.rule.scope === 'workspace' && other.rule.fact !== fact)
      throw fault(
        each.module,
        `another fact is called ${fact.name}, that of ${ruleOf(other)}: give it a name of its own`,
        `rule ${each.rule.code}`,
      );
  }
}

function ruleOf({ rule, module }: BoundRule): string {
  return `${rule.code} of ${labelOf(module)}`;
}

type Described = Omit<Rule, 'scope' | 'check' | 'asks'> & {
  readonly scope?: Rule['scope'];
  readonly needs?: readonly string[];
  readonly asks?: readonly string[];
};

function describe(rule: Described, module: Module): RuleInfo {
  const { name, version = null, owner = null } = module;
  return {
    code: rule.code,
    title: rule.title,
    severity: rule.severity ?? 'error',
    strict: rule.strict ?? rule.severity ?? 'error',
    service: rule.service ?? rule.severity ?? 'error',
    variants: (rule.variants ?? []).map((variant) => ({ ...variant, description: toText(variant.description) })),
    description: toText(rule.description),
    mend: toText(rule.mend),
    docs: rule.docs ?? (isOwn(module) ? ARTICLE : null),
    fixable: rule.fixable ?? false,
    scope: rule.scope ?? null,
    needs: rule.needs ?? [],
    asks: rule.asks ?? [],
    platform: rule.platform ?? null,
    options: rule.options ?? null,
    examples: rule.examples,
    module: { name, version, owner },
  };
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
