import type { NotChecked, RuleInfo, SideFact } from '@dipv/core';

/** What a table tells, so that an example can leave it out. */
const SIDE_FACTS: ReadonlySet<string> = new Set<SideFact>([
  'metadata',
  'table',
  'completeTable',
  'integrationKey',
  'requirements',
  'writability',
  'types',
  'companyContext',
  'lookupTargets',
]);

/** What may be told as lacking in the place of a fact: metadata lacks for what is looked up in it. */
const TOLD_AS: Readonly<Record<string, readonly string[]>> = {
  metadata: ['table'],
  table: ['table', 'integrationKey'],
  organizationMapping: ['connectionSet'],
};

/**
 * A fact that a rule needs, or asks of a table, and that none of its examples lacks; `null`: each is shown to be lacking.
 * @param told what is not checked in all examples
 */
export function unshownFact({ needs, asks, scope }: RuleInfo, told: readonly NotChecked[]): string | null {
  const asked = asks.filter((ask) => SIDE_FACTS.has(ask.split('.')[0] ?? ask));
  const isShown = (wanted: string): boolean => {
    const [name = wanted, side = null] = wanted.split('.');
    const facts: readonly (string | null)[] = TOLD_AS[name] ?? [name];
    // the sides of a side rule are asked alike
    return told.some(
      ({ lack }) =>
        lack !== undefined && facts.includes(lack.fact) && (scope !== 'leg' || side === null || lack.side === side),
    );
  };
  return [...needs, ...asked].find((wanted) => !isShown(wanted)) ?? null;
}
