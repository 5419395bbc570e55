import { isBlank } from '../names.js';
import { nearestName } from '../nearest-name.js';
import type { Severity } from '../model/report.js';
import { toText } from '../model/text.js';
import type { Rule, RuleInfo } from '../rule.js';
import { ConfigurationError, type RuleSettings, type ValidatorConfig } from '../validator-config.js';
import { EXCEPTION_RULES } from './exception-rules.js';
import { mapMatcher, type MapNames } from './map-pattern.js';

/** Where Microsoft describes the codes. */
const ARTICLE =
  'https://learn.microsoft.com/dynamics365/fin-ops-core/dev-itpro/data-entities/dual-write/dual-write-error-codes';

/** The rules of a build, each code once, with the severities that the configuration gives them. */
export class RuleSet {
  readonly rules: readonly Rule[];
  /** The rules and the engine's own codes, by code. */
  readonly infos: readonly RuleInfo[];
  private readonly settings: RuleSettings;
  private readonly overrides: readonly { readonly isOfMap: (map: MapNames) => boolean; readonly rules: RuleSettings }[];
  private readonly only: ReadonlySet<string> | null;

  /** @throws ConfigurationError without rules, with two rules of one code, or with settings for unknown codes */
  constructor(bound: readonly Rule[], config: ValidatorConfig) {
    if (bound.length === 0) {
      throw new ConfigurationError('A validator without rules would pass everything: load at least one rule package.');
    }
    this.rules = withoutReplaced(bound);
    if (this.rules.length === 0) throw new ConfigurationError('The rules replace each other, so that none is left.');
    this.infos = [...this.rules.map(describe), ...EXCEPTION_RULES.map(describe)].sort(byCode);
    this.settings = config.rules ?? {};
    this.overrides = (config.overrides ?? []).map(({ maps, rules }) => {
      const matchers = maps.map(mapMatcher);
      return { rules, isOfMap: (map) => matchers.some((matches) => matches(map)) };
    });
    this.only = config.only === undefined ? null : new Set(config.only);
    if (this.only?.size === 0) {
      throw new ConfigurationError(
        '`only` names no code, so that nothing would be checked: name one, or leave it out.',
      );
    }
    for (const settings of [this.settings, ...this.overrides.map(({ rules }) => rules)])
      RuleSet.checkSettings(settings);
    const unreasoned = (config.suppress ?? []).find(({ reason }) => isBlank(reason));
    if (unreasoned !== undefined)
      throw new ConfigurationError(`The suppression of ${unreasoned.code} gives no reason.`);
    this.checkNames([
      ...Object.keys(this.settings),
      ...this.overrides.flatMap(({ rules }) => Object.keys(rules)),
      ...(config.suppress ?? []).map(({ code }) => code),
      ...(this.only ?? []),
    ]);
  }

  /** What the rules count as in one map. */
  severitiesFor(map: MapNames): Severities {
    const settings = [this.settings, ...this.overrides.filter(({ isOfMap }) => isOfMap(map)).map(({ rules }) => rules)];
    return new Severities(settings, this.only, this.rules);
  }

  private static checkSettings(settings: RuleSettings): void {
    for (const [name, severity] of Object.entries(settings)) {
      if (['error', 'warning', 'info', 'off'].includes(severity)) continue;
      throw new ConfigurationError(
        `${name} is set to ${JSON.stringify(severity)}: it takes error, warning, info or off.`,
      );
    }
  }

  private checkNames(names: readonly string[]): void {
    const known = this.infos.flatMap((info) => [info.code, ...info.variants.map((v) => `${info.code}/${v.name}`)]);
    for (const { replaces } of this.rules) if (replaces !== undefined) known.push(replaces);
    for (const name of names) {
      if (known.includes(name)) continue;
      const nearest = nearestName(name, known);
      const hint = nearest === null ? `Known are ${known.join(', ')}.` : `Did you mean ${nearest}?`;
      throw new ConfigurationError(`There is no rule ${name}. ${hint}`);
    }
  }
}

/** The severities of rules in one map, by the base settings and the overrides that match it. */
export class Severities {
  constructor(
    private readonly settings: readonly RuleSettings[],
    private readonly only: ReadonlySet<string> | null,
    private readonly rules: readonly Rule[],
  ) {}

  /** The severity of a finding; `off`: it is not reported. */
  of(rule: Rule, variant: string | null): Severity | 'off' {
    const name = variant === null ? rule.code : `${rule.code}/${variant}`;
    if (this.only !== null && ![name, rule.code, rule.replaces ?? name].some((each) => this.only?.has(each)))
      return 'off';
    const own = rule.variants?.find((each) => each.name === variant)?.severity ?? rule.severity ?? 'error';
    // Settings for a code whose place this rule took hold for this rule.
    return this.settings.reduce<Severity | 'off'>(
      (severity, settings) =>
        settingOf(settings, name) ??
        settingOf(settings, rule.code) ??
        settingOf(settings, rule.replaces ?? rule.code) ??
        severity,
      own,
    );
  }

  /** The same of one of the engine's own codes, which no choice of rules leaves out. */
  severityOfException(code: string): Severity | 'off' {
    return this.settings.reduce<Severity | 'off'>(
      (severity, settings) => settingOf(settings, code) ?? severity,
      'error',
    );
  }

  /** Whether a code or variant (`DIPV1030/narrowing`) can be found; the engine's own codes always can. */
  readonly isOnByName = (name: string): boolean => {
    const [code, variant] = name.split('/');
    const rule = this.rules.find((each) => each.code === code || each.replaces === code);
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

function settingOf(settings: RuleSettings, name: string): Severity | 'off' | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}

function withoutReplaced(bound: readonly Rule[]): readonly Rule[] {
  const replaced = new Set<Rule>();
  for (const rule of bound) {
    const { replaces } = rule;
    if (replaces === undefined) continue;
    const target = bound.find((other) => other !== rule && other.code === replaces && other.replaces !== replaces);
    if (target === undefined) {
      throw new ConfigurationError(`Rule ${rule.code} replaces ${replaces}, which no loaded module brings along.`);
    }
    if (replaced.has(target)) throw new ConfigurationError(`Two rules replace ${replaces}: load one of them.`);
    replaced.add(target);
  }
  const rules = bound.filter((rule) => !replaced.has(rule)).sort(byCode);
  const codes = [...rules, ...EXCEPTION_RULES].map(({ code }) => code).sort();
  const twice = codes.find((code, i) => code === codes[i + 1]);
  if (twice !== undefined) {
    throw new ConfigurationError(
      `Two rules have the code ${twice}: load their module once, or let one say that it replaces the other.`,
    );
  }
  return rules;
}

function describe(
  rule: Omit<Rule, 'scope' | 'check' | 'asks'> & {
    readonly needs?: readonly string[];
    readonly asks?: readonly string[];
  },
): RuleInfo {
  return {
    code: rule.code,
    title: rule.title,
    severity: rule.severity ?? 'error',
    strict: rule.strict ?? rule.severity ?? 'error',
    variants: (rule.variants ?? []).map((variant) => ({ ...variant, description: toText(variant.description) })),
    description: toText(rule.description),
    mend: toText(rule.mend),
    docs: rule.docs ?? ARTICLE,
    fixable: rule.fixable ?? false,
    needs: rule.needs ?? [],
    asks: rule.asks ?? [],
    platform: rule.platform ?? null,
    examples: rule.examples,
  };
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
