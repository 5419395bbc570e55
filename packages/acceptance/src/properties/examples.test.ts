import type { Finding, RuleExample, RuleInfo } from '@dipv/core';
import { buildWorkspace, exampleConfig } from '@dipv/testing';
import { allRules, engineCodes, findingsByMap, findingsOf } from './test-data/all-rules.js';

const rules = allRules.rules.filter(({ code }) => !engineCodes.includes(code));

function findingsIn(rule: RuleInfo, example: RuleExample): readonly Finding[] {
  return findingsOf(buildWorkspace(example), exampleConfig(rule, example));
}

test('only rules of the engine itself have no example', () => {
  expect(engineCodes).toEqual(['DIPV1001', 'DIPV1006']);
});

describe.each(rules)('$code among all rules', (rule) => {
  const { code, examples } = rule;
  const own = (findings: readonly Finding[]) => findings.filter((finding) => finding.code === code);

  it('has an example that passes', () => {
    expect(examples.passes).not.toEqual([]);
  });

  it.each(examples.fails)('tells what its example shows: $name', (example) => {
    // its other maps may have findings of their own
    const [ofMap = []] = findingsByMap(buildWorkspace(example), exampleConfig(rule, example));
    const told = own(ofMap).map(({ location, message, field, variant }) => [location.pointer, message, field, variant]);
    expect(told).toEqual(
      example.finds.map(({ at, message, field, variant }) => [at, message, field ?? null, variant ?? null]),
    );
  });

  it.each(examples.passes)('is silent about its example: $name', (example) => {
    expect(own(findingsIn(rule, example))).toEqual([]);
  });

  it.each([...examples.fails, ...examples.passes])('and no other rule throws: $name', (example) => {
    expect(findingsIn(rule, example).filter((finding) => engineCodes.includes(finding.code))).toEqual([]);
  });
});
