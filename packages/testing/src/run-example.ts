import assert from 'node:assert/strict';
import {
  createValidator,
  defineModule,
  type Module,
  type ProjectReport,
  type RuleExample,
  type RuleInfo,
  type RuleSettings,
  type ValidatorConfig,
} from '@dipv/core';
import { buildWorkspace } from './build-workspace.js';

/** What one rule of a package says of an example. */
export function runExample(
  module: Module,
  code: string,
  example: RuleExample,
  ...others: readonly Module[]
): ProjectReport {
  const modules = [...others, module];
  const rule = rulesOf(modules).find((each) => each.code === code);
  const config = { ...(rule === undefined ? {} : exampleConfig(rule, example)), only: [code] };
  const [report] = createValidator({ modules: [FOREIGN, ...modules], config }).validate(
    buildWorkspace(example),
  ).projects;
  assert.ok(report);
  return report;
}

/** Beside a module that is not dipv's own no rule can change what it is given: here dipv's own cannot either. */
const FOREIGN = defineModule({ name: 'rule-tester', apiVersion: 1 });

/** What a configuration says where an example of a rule holds. */
export function exampleConfig(rule: RuleInfo, example: RuleExample): ValidatorConfig {
  return { crossCompanySharing: example.crossCompanySharing ?? [], rules: withOptions(rule, example) };
}

/** Severities are said, too, since options stand beside one; each is what the rule says itself. */
function withOptions(rule: RuleInfo, { options }: RuleExample): RuleSettings {
  if (options === undefined) return {};
  const variants = rule.variants.map(({ name, severity }) => [`${rule.code}/${name}`, severity] as const);
  return { [rule.code]: [rule.severity, options], ...Object.fromEntries(variants) };
}

export function rulesOf(modules: readonly Module[]): readonly RuleInfo[] {
  return createValidator({ modules }).rules;
}
