import type { Judgement, MapFacts, Validator } from '@dipv/core';

/** What is told of a map, and the input that holds it, which may be an archive. */
export interface PlacedFacts {
  readonly map: MapFacts;
  readonly input: string;
}

/** What is said of each of these maps by all of them, which were read apart: in the order of a run that reads all. */
export function judgeTogether(
  validator: Validator,
  parts: readonly (readonly PlacedFacts[])[],
): readonly (readonly (readonly Judgement[])[])[] {
  const placed = [...parts.flat()].sort((a, b) => (a.input < b.input ? -1 : a.input > b.input ? 1 : 0));
  const judged = validator.judge(placed.map(({ map }) => map));
  const ofMap = new Map(placed.map((each, i) => [each, judged[i] ?? []] as const));
  return parts.map((part) => part.map((each) => ofMap.get(each) ?? []));
}
