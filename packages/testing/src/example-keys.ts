import {
  nearestName,
  type ConnectionSketch,
  type ExpectedFinding,
  type ExpectedFix,
  type FailingExample,
  type OtherMap,
  type RuleExample,
  type TableSketch,
} from '@dipv/core';

/** Every key, so that a new one is not forgotten here. */
type Keys<T> = Readonly<Record<keyof T, true>>;

const EXAMPLE: Keys<RuleExample> = {
  name: true,
  kind: true,
  source: true,
  destination: true,
  related: true,
  mappings: true,
  others: true,
  version: true,
  running: true,
  keyList: true,
  flipped: true,
  sourceFilter: true,
  reversedSourceFilter: true,
  sourceEnvironment: true,
  destinationEnvironment: true,
  partitions: true,
  organizationMapping: true,
  sourceEntry: true,
  destinationEntry: true,
  connections: true,
  legalEntities: true,
  businessUnits: true,
  companies: true,
  crossCompanySharing: true,
  options: true,
  notChecked: true,
};
const FAILING: Keys<FailingExample> = { ...EXAMPLE, finds: true };
const FINDING: Keys<ExpectedFinding> = {
  at: true,
  message: true,
  help: true,
  field: true,
  variant: true,
  severity: true,
  side: true,
  fix: true,
};
const FIX: Keys<ExpectedFix> = { title: true, mappings: true, sourceFilter: true, reversedSourceFilter: true };
const TABLE: Keys<TableSketch> = {
  name: true,
  fields: true,
  integrationKey: true,
  alternateKeys: true,
  company: true,
  completeness: true,
  disabled: true,
};
const OTHER: Keys<OtherMap> = {
  name: true,
  version: true,
  source: true,
  destination: true,
  related: true,
  mappings: true,
  flipped: true,
  sourceFilter: true,
  reversedSourceFilter: true,
};
const CONNECTION: Keys<ConnectionSketch> = { name: true, status: true, errorCode: true, errorMessage: true };

/** A key of an example that nothing would look at, in words; `null`: there is none. */
export function strayKey(example: RuleExample | FailingExample, isFailing: boolean): string | null {
  const { source, destination, related = [], connections } = example;
  const finds = 'finds' in example && Array.isArray(example.finds) ? example.finds : [];
  const parts: readonly (readonly [unknown, object, string])[] = [
    [example, isFailing ? FAILING : EXAMPLE, 'the example'],
    [source, TABLE, 'source'],
    [destination, TABLE, 'destination'],
    ...related.map((table, i) => [table, TABLE, `related[${i}]`] as const),
    ...(example.others ?? []).map((other, i) => [other, OTHER, `others[${i}]`] as const),
    ...(connections ?? []).map((connection, i) => [connection, CONNECTION, `connections[${i}]`] as const),
    ...finds.map((finding, i) => [finding, FINDING, `finds[${i}]`] as const),
    ...finds.map(({ fix }, i) => [fix, FIX, `finds[${i}].fix`] as const),
  ];
  for (const [part, keys, label] of parts) {
    if (typeof part !== 'object' || part === null) continue;
    const stray = Object.keys(part).find((key) => !Object.hasOwn(keys, key));
    if (stray === undefined) continue;
    const known = Object.keys(keys);
    const nearest = nearestName(stray, known);
    const hint = nearest === null ? `There is ${known.join(', ')}.` : `Did you mean ${nearest}?`;
    return `${label} has the key ${JSON.stringify(stray)}, which nothing looks at. ${hint}`;
  }
  return null;
}
