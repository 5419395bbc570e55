import assert from 'node:assert/strict';
import { type ExpectedFinding, type Module, type ProjectReport, type RuleInfo } from '@dipv/core';
import { rulesOf, runExample } from './run-example.js';

// Jest, Vitest and Mocha provide these two alike.
declare const describe: (name: string, body: () => void) => void;
declare const it: (name: string, body: () => void) => void;

/**
 * Runs every example of every rule of a package as a test: a failing one must find exactly what it says,
 * a passing one nothing, and it must have been checked.
 * @param others modules that the package builds on: whose services it uses, or whose rules it takes the place of
 */
export function testRules(module: Module, ...others: readonly Module[]): void {
  const foreign = new Set(others.length === 0 ? [] : rulesOf(others).map(({ code }) => code));
  for (const rule of rulesOf([...others, module])) {
    const examples = rule.examples.fails.length + rule.examples.passes.length;
    if (examples === 0 || (foreign.has(rule.code) && !replaces(rule, others))) continue; // the engine's own codes have none
    describe(`${rule.code} ${rule.title}`, () => {
      for (const example of rule.examples.fails) {
        it(`fails: ${example.name}`, () => {
          const report = runExample(module, rule.code, example, ...others);
          assert.deepEqual(found(report, example.finds), example.finds.map(complete));
        });
      }
      for (const example of rule.examples.passes) {
        it(`passes: ${example.name}`, () => {
          const report = runExample(module, rule.code, example, ...others);
          assert.deepEqual(found(report, []), []);
          assert.equal(report.notChecked.length > 0, example.notChecked === true, JSON.stringify(report.notChecked));
        });
      }
    });
  }
}

/** Whether the rule is the package's own, under a code that another package has too. */
function replaces(rule: RuleInfo, others: readonly Module[]): boolean {
  return rulesOf(others).every(({ code, examples }) => code !== rule.code || examples !== rule.examples);
}

/** What was found; how to mend it only where that is expected. */
function found(report: ProjectReport, expected: readonly ExpectedFinding[]): FoundFinding[] {
  return report.findings.map(({ location, message, help, field, variant }, i) => ({
    at: location.pointer ?? '',
    message,
    help: expected[i]?.help === undefined ? null : help,
    field,
    variant,
  }));
}

interface FoundFinding {
  readonly at: string;
  readonly message: string;
  readonly help: string | null;
  readonly field: string | null;
  readonly variant: string | null;
}

function complete({ at, message, help, field, variant }: ExpectedFinding): FoundFinding {
  return { at, message, help: help ?? null, field: field ?? null, variant: variant ?? null };
}
