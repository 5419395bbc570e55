import { createValidator, RULE, type LegRuleNeed, type Rule, type RuleInfo, type SideRuleNeed } from '@dipv/core';
import { Container, ContainerModule } from 'inversify';

export type Need = LegRuleNeed | SideRuleNeed;

/** A rule with all that its page tells. */
export interface DocumentedRule extends RuleInfo {
  /** `null`: a code of the engine's own. */
  readonly scope: Rule['scope'] | null;
  readonly needs: readonly Need[];
}

/**
 * Every rule that the rule packages bring along, by code, with the engine's own codes.
 * @param packages what each package exports
 */
export function collectRules(packages: readonly object[]): readonly DocumentedRule[] {
  const modules = packages.flatMap((exported) =>
    Object.values(exported).filter((value): value is ContainerModule => value instanceof ContainerModule),
  );
  const container = new Container();
  container.load(...modules);
  const rules = new Map(container.getAll(RULE).map((rule) => [rule.code, rule]));
  return createValidator({ modules }).rules.map((info) => {
    const rule = rules.get(info.code);
    return { ...info, scope: rule?.scope ?? null, needs: rule === undefined ? [] : needsOf(rule) };
  });
}

function needsOf(rule: Rule): readonly Need[] {
  return rule.scope === 'project' ? [] : (rule.needs ?? []);
}
