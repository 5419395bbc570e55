import assert from 'node:assert/strict';
import { createValidator, type ExpectedFinding, type ProjectReport, type RuleExample } from '@dipv/core';
import type { ContainerModule } from 'inversify';
import { buildWorkspace } from './build-workspace.js';

// Jest, Vitest and Mocha provide these two alike.
declare const describe: (name: string, body: () => void) => void;
declare const it: (name: string, body: () => void) => void;

/**
 * Runs every example of every rule of a package as a test: a failing one must find exactly what it says,
 * a passing one nothing, and it must have been checked.
 */
export function testRules(module: ContainerModule): void {
  for (const rule of createValidator({ modules: [module] }).rules) {
    if (rule.examples.fails.length + rule.examples.passes.length === 0) continue; // the engine's own codes
    describe(`${rule.code} ${rule.title}`, () => {
      for (const example of rule.examples.fails) {
        it(`fails: ${example.name}`, () => {
          assert.deepEqual(found(runExample(module, rule.code, example)), example.finds.map(complete));
        });
      }
      for (const example of rule.examples.passes) {
        it(`passes: ${example.name}`, () => {
          const report = runExample(module, rule.code, example);
          assert.deepEqual(found(report), []);
          assert.equal(report.notChecked.length > 0, example.notChecked === true, JSON.stringify(report.notChecked));
        });
      }
    });
  }
}

/** What one rule of a package says of an example. */
export function runExample(module: ContainerModule, code: string, example: RuleExample): ProjectReport {
  const crossCompanySharing = example.crossCompanySharing ?? [];
  const validator = createValidator({ modules: [module], config: { only: [code], crossCompanySharing } });
  const [report] = validator.validate(buildWorkspace(example)).projects;
  assert.ok(report);
  return report;
}

function found(report: ProjectReport): FoundFinding[] {
  return report.findings.map(({ location, message, field, variant }) => ({
    at: location.pointer ?? '',
    message,
    field,
    variant,
  }));
}

interface FoundFinding {
  readonly at: string;
  readonly message: string;
  readonly field: string | null;
  readonly variant: string | null;
}

function complete({ at, message, field, variant }: ExpectedFinding): FoundFinding {
  return { at, message, field: field ?? null, variant: variant ?? null };
}
