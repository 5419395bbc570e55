import { checkOptionsOf, nearestName, type RuleInfo, type RuleSettings } from '@dipv/core';
import type { NamedRule } from './layer.js';
import type { Configuration } from './load-configuration.js';
import { UsageError } from '../options/usage-error.js';

/**
 * Checks the codes that a configuration names against the rules of the build, and the options that it gives to them. Where plugins were not loaded, what
 * is not known may be theirs: it is left out.
 * @param program its name
 * @throws UsageError that names file, setting and line
 */
export function withKnownRules(
  configuration: Configuration,
  rules: readonly RuleInfo[],
  program: string,
): Configuration {
  const known = new Set(
    rules.flatMap(({ code, variants }) => [code, ...variants.map((variant) => `${code}/${variant.name}`)]),
  );
  const unknown = configuration.ruleNames.find(({ name }) => !known.has(name));
  if (unknown === undefined) {
    checkAllOptions(configuration.ruleNames, rules);
    return configuration;
  }
  if (configuration.pluginsSkipped) return withKnownRules(withoutUnknown(configuration, known), rules, program);
  const nearest = nearestName(unknown.name, known);
  const hint = nearest === null ? `${program} rules lists them all.` : `Did you mean ${nearest}?`;
  throw new UsageError(`${unknown.place}: there is no rule ${JSON.stringify(unknown.name)}. ${hint}`);
}

function checkAllOptions(named: readonly NamedRule[], rules: readonly RuleInfo[]): void {
  const definitions = new Map(rules.map(({ code, options }) => [code, options]));
  const faults = named.flatMap(({ name, options }) => {
    if (options === null) return [];
    const checked = checkOptionsOf(name, options.value, definitions.get(name) ?? null);
    return 'options' in checked ? [] : checked.faults.map(({ path, message }) => `${options.place(path)}: ${message}`);
  });
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
}

function withoutUnknown(configuration: Configuration, known: ReadonlySet<string>): Configuration {
  const knownOnly = (settings: RuleSettings): RuleSettings =>
    Object.fromEntries(Object.entries(settings).filter(([name]) => known.has(name)));
  return {
    ...configuration,
    rules: knownOnly(configuration.rules),
    overrides: configuration.overrides.map(({ maps, rules }) => ({ maps, rules: knownOnly(rules) })),
    suppress: configuration.suppress.filter(({ code }) => known.has(code)),
    ruleNames: configuration.ruleNames.filter(({ name }) => known.has(name)),
  };
}
