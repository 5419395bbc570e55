import type { Module, RuleInfo } from '@dipv/core';
import { checkExample } from './check-example.js';
import { rulesOf } from './run-example.js';
import { runnerOf, type Runner } from './runner.js';

export interface TestOptions extends Partial<Runner> {
  /** Modules that the package builds on: whose services it uses, or whose rules it takes the place of. */
  readonly modules?: readonly Module[];
}

/**
 * Declares a test for every example of every rule of a package, and one that the rule has examples of both kinds.
 * @throws Error where there is no runner to declare them with, or the package has no rule
 */
export function testRules(module: Module, { modules = [], ...given }: TestOptions = {}): void {
  const runner = runnerOf(given);
  for (const rule of ownRules(module, modules)) {
    runner.describe(`${rule.code} ${rule.title}`, () => testExamples(module, rule, modules, runner));
  }
}

/** The rules that a package brings along, without those of the engine and of modules it builds on. */
export function ownRules(module: Module, others: readonly Module[]): readonly RuleInfo[] {
  const foreign = new Map(others.length === 0 ? [] : rulesOf(others).map(({ code, examples }) => [code, examples]));
  const own = rulesOf([...others, module]).filter(
    ({ code, scope, examples }) => scope !== null && foreign.get(code) !== examples,
  );
  if (own.length === 0)
    throw new Error(`Module ${module.name} has no rule of its own, so that there is nothing to test.`);
  return own;
}

export function testExamples(module: Module, rule: RuleInfo, others: readonly Module[], { it }: Runner): void {
  const { fails, passes } = rule.examples;
  it('has examples that fail and examples that pass', () => {
    for (const [kind, examples, proves] of [
      ['fails', fails, 'nothing proves that it finds anything'],
      ['passes', passes, 'nothing proves that it is ever silent'],
    ] as const) {
      if (examples.length === 0) throw new Error(`${rule.code} has no example in "examples.${kind}": ${proves}`);
    }
  });
  for (const [kind, examples] of [
    ['fails', fails],
    ['passes', passes],
  ] as const) {
    for (const example of examples)
      it(`${kind}: ${example.name}`, () => checkExample(module, rule, example, kind, others));
  }
}
