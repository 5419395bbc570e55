import { createValidator, type LegRuleNeed, type Module, type RuleInfo, type SideRuleNeed } from '@dipv/core';

export type Need = LegRuleNeed | SideRuleNeed;

/** A rule with all that its page tells. */
export interface DocumentedRule extends RuleInfo {
  readonly needs: readonly Need[];
}

/**
 * Every rule that the rule packages bring along, by code, with the engine's own codes.
 * @param packages what each package exports
 */
export function collectRules(packages: readonly object[]): readonly DocumentedRule[] {
  const modules = collectModules(packages);
  // createValidator has checked that these are needs
  return createValidator({ modules }).rules.map((info) => ({ ...info, needs: info.needs as readonly Need[] }));
}

/**
 * The modules among what each package exports.
 * @public to tools/bin/generate-metadata-guide.mjs
 */
export function collectModules(packages: readonly object[]): readonly Module[] {
  return packages.flatMap((exported) => Object.values(exported).filter(isModule));
}

function isModule(value: unknown): value is Module {
  return typeof value === 'object' && value !== null && 'apiVersion' in value;
}
