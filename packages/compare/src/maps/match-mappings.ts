import { foldName, type MappedField } from '@dipv/core';
import { match, type Matched, type Sign } from './match.js';
import { withoutPrefixes } from './match-maps.js';
import type { OrientedMapping } from './oriented-leg.js';

/** From the surest sign that two mappings are the same to the weakest; `null`: no such sign. */
const SIGNS: readonly Sign<OrientedMapping>[] = [
  ({ left, right, way }) => `${folded(left)} ${folded(right)} ${way}`,
  ({ left, right }) => `${folded(left)} ${folded(right)}`,
  ({ left, right }) => `${withoutPrefixes(folded(left))} ${withoutPrefixes(folded(right))}`,
  ({ left }) => (left.path === null ? null : folded(left)),
  ({ right }) => (right.path === null ? null : folded(right)),
];

/** Pairs the mappings of a leg: between the same two columns, or with one of the two exchanged. */
export function matchMappings(
  before: readonly OrientedMapping[],
  after: readonly OrientedMapping[],
): Matched<OrientedMapping> {
  return match(before, after, SIGNS);
}

export function folded({ text }: MappedField): string {
  return foldName(text ?? '').trim();
}
