import assert, { AssertionError } from 'node:assert';
import { stripVTControlCharacters } from 'node:util';
import type {
  ExpectedFinding,
  FailingExample,
  Finding,
  Module,
  ProjectReport,
  RuleExample,
  RuleInfo,
} from '@dipv/core';
import { strayKey } from './example-keys.js';
import { fixOutput } from './fix-output.js';
import { runExample } from './run-example.js';

/**
 * Compares what a rule says of an example with what the example says: a failing one must find exactly that, a passing one
 * nothing, and it must have been checked.
 * @throws Error that shows both
 */
export function checkExample(
  module: Module,
  rule: RuleInfo,
  example: RuleExample | FailingExample,
  kind: 'fails' | 'passes',
  others: readonly Module[],
): void {
  const stray = strayKey(example, kind === 'fails');
  const label = `${rule.code}, example ${JSON.stringify(example.name)}`;
  if (stray !== null) throw new Error(`${label}: ${stray}`);
  const finds = 'finds' in example ? example.finds : [];
  if (kind === 'fails' && finds.length === 0) throw new Error(`${label} is to fail, but says nothing in "finds"`);
  const report = runExample(module, rule.code, example, ...others);
  const expected = {
    finds: [...finds].map((finding) => completed(finding, rule)),
    ...(kind === 'passes' || example.notChecked !== undefined ? { notChecked: example.notChecked ?? [] } : {}),
  };
  const found = {
    finds: report.findings.map((finding, i) => told(finding, finds[i])),
    ...('notChecked' in expected ? { notChecked: notCheckedOf(report, example) } : {}),
  };
  assertSame(found, expected, `${label}: the rule does not say what the example says`);
}

/** Where the example says only that something was not checked, any reason will do. */
function notCheckedOf({ notChecked }: ProjectReport, example: RuleExample): true | readonly string[] {
  return example.notChecked === true && notChecked.length > 0 ? true : notChecked.map(({ reason }) => reason);
}

/** A finding as far as an example looks at it. */
function told(finding: Finding, expected: ExpectedFinding | undefined): object {
  const { code, variant, field, message, location, help, severity, side, fix } = finding;
  const wanted = expected?.fix;
  return {
    code,
    at: location.pointer,
    message,
    field,
    variant,
    ...(expected?.help === undefined ? {} : { help }),
    ...(expected?.severity === undefined ? {} : { severity }),
    ...(expected?.side === undefined ? {} : { side }),
    ...(wanted === undefined ? {} : { fix: fix === null ? null : pick(fixOutput(fix) ?? fix, wanted ?? fix) }),
  };
}

function completed(
  { at, message, field, variant, help, severity, side, fix }: ExpectedFinding,
  rule: RuleInfo,
): object {
  return {
    code: rule.code,
    at,
    message,
    field: field ?? null,
    variant: variant ?? null,
    ...(help === undefined ? {} : { help }),
    ...(severity === undefined ? {} : { severity }),
    ...(side === undefined ? {} : { side }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/** Only what the other has. */
function pick(given: object, like: object): object {
  return Object.fromEntries(Object.entries(given).filter(([key]) => Object.hasOwn(like, key)));
}

/**
 * As JSON, since Jest gives test files objects whose prototypes are not those of Node.
 * @throws AssertionError that shows the difference
 */
export function assertSame(found: unknown, expected: unknown, message: string): void {
  const [actual, wanted] = [found, expected].map((each): unknown => JSON.parse(JSON.stringify(each)));
  try {
    assert.deepStrictEqual(actual, wanted);
  } catch (error) {
    if (!(error instanceof AssertionError)) throw error;
    const diff = stripVTControlCharacters(error.message).replace(/^.*\n/, '');
    // Without an operator, which would let some releases of Node say the difference once more.
    throw new AssertionError({ message: `${message}\n${diff}`, actual, expected: wanted });
  }
}
