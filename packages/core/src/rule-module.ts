import { ContainerModule, type ContainerModuleLoadOptions, type Newable } from 'inversify';
import type { Rule } from './rule.js';
import { RULE } from './tokens.js';

/**
 * The container module of a rule package: loading it registers its rules.
 * @param rules plain rules, and `@injectable()` classes where a rule needs services
 * @param bindServices binds the services that the package brings along
 */
export function ruleModule(
  rules: readonly (Rule | Newable<Rule>)[],
  bindServices?: (options: ContainerModuleLoadOptions) => void,
): ContainerModule {
  return new ContainerModule((options) => {
    bindServices?.(options);
    for (const rule of rules) {
      if (typeof rule === 'function') options.bind(RULE).to(rule).inSingletonScope();
      else options.bind(RULE).toConstantValue(rule);
    }
  });
}
