import { foldName, type MappedField } from '@dipv/core';
import { grouped, withoutPrefixes } from './match-maps.js';
import type { OrientedMapping } from './oriented-leg.js';

/** The mappings of one leg on two sides. */
export interface MatchedMappings {
  /** Between the same two columns, or with one of the two exchanged. */
  readonly pairs: readonly (readonly [before: OrientedMapping, after: OrientedMapping])[];
  readonly removed: readonly OrientedMapping[];
  readonly added: readonly OrientedMapping[];
}

/** From the surest sign that two mappings are the same to the weakest; `null`: no such sign. */
const SIGNS: readonly ((mapping: OrientedMapping) => string | null)[] = [
  ({ left, right, way }) => `${folded(left)} ${folded(right)} ${way}`,
  ({ left, right }) => `${folded(left)} ${folded(right)}`,
  ({ left, right }) => `${withoutPrefixes(folded(left))} ${withoutPrefixes(folded(right))}`,
  ({ left }) => (left.path === null ? null : folded(left)),
  ({ right }) => (right.path === null ? null : folded(right)),
];

export function matchMappings(before: readonly OrientedMapping[], after: readonly OrientedMapping[]): MatchedMappings {
  const pairs: [OrientedMapping, OrientedMapping][] = [];
  let removed = before;
  let added = after;
  for (const sign of SIGNS) {
    const open = grouped(added, sign);
    const taken = new Set<OrientedMapping>();
    for (const mapping of removed) {
      const partner = open.get(sign(mapping))?.next().value;
      if (partner === undefined) continue;
      pairs.push([mapping, partner]);
      taken.add(mapping).add(partner);
    }
    removed = removed.filter((mapping) => !taken.has(mapping));
    added = added.filter((mapping) => !taken.has(mapping));
  }
  return { pairs, removed, added };
}

export function folded({ text }: MappedField): string {
  return foldName(text ?? '').trim();
}
