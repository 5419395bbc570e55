import { createValidator, type Module, type RuleInfo } from '@dipv/core';
import { buildWorkspace } from './build-workspace.js';
import { CONFORMANCE } from './conformance.js';
import { exampleConfig } from './run-example.js';
import { runnerOf } from './runner.js';
import { ownRules, testExamples, type TestOptions } from './test-rules.js';

/**
 * Declares all tests that any rule package has to pass: its examples, as `testRules` does, and what holds for every rule.
 * @throws Error where there is no runner to declare them with, or the package has no rule
 */
export function testModule(module: Module, { modules = [], ...given }: TestOptions = {}): void {
  const runner = runnerOf(given);
  const build = [...modules, module];
  for (const rule of ownRules(module, modules)) {
    runner.describe(`${rule.code} ${rule.title}`, () => {
      testExamples(module, rule, modules, runner);
      for (const [name, check] of CONFORMANCE) runner.it(name, () => check({ rule, modules: build }));
      runner.it('is measured', () => tellTime(rule, build));
    });
  }
}

const MAPPINGS = 2000;
/** Microseconds. A hundred times what rules take that ask the context, so that only a scan in each mapping is told. */
const SLOW = 200;

/** A clock proves nothing on a busy machine: what is slow is told, and fails no test. */
function tellTime(rule: RuleInfo, modules: readonly Module[]): void {
  const [example] = rule.examples.fails;
  if (example === undefined) return;
  const mappings = Array.from({ length: MAPPINGS }, (_, i) => `Field${i} <> field_${i}`);
  const workspace = buildWorkspace({ ...example, mappings });
  const validator = createValidator({ modules, config: { ...exampleConfig(rule, example), only: [rule.code] } });
  const start = performance.now();
  validator.validate(workspace);
  const each = Math.round(((performance.now() - start) * 1000) / MAPPINGS);
  if (each <= SLOW) return;
  console.warn(`${rule.code} takes ${each} µs a mapping in a map of ${MAPPINGS}: ask the context, and do not scan.`);
}
