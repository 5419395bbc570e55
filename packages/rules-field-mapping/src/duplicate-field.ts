import {
  field as fieldText,
  foldName,
  legRule,
  list,
  oppositeOf,
  say,
  type LegContext,
  type LegRule,
  type MappedField,
  type MappingContext,
  type Side,
  type Words,
} from '@dipv/core';
import { isMappedAgain, pairOf } from './duplicate-pair.js';

type Twin = Pick<LegRule, 'code' | 'title' | 'examples'> & { readonly side: Side };

/** What DIPV1023 and DIPV1026 have in common: a field can be written by one mapping only. */
export function duplicateField({ side, ...rule }: Twin): LegRule {
  return legRule({
    ...rule,
    description: `Two mappings that write to the ${side} side must not write to the same field: the last one would win. One field may feed several others one way, and may resolve several lookups.`,
    mend: `Keep one mapping that writes to the ${side} field, and remove the others or let them only read it.`,
    check({ leg, report }) {
      for (const [, mappings] of writersByField(leg, side)) {
        const [, second] = mappings;
        if (second === undefined) continue;
        const field = second.end(side).text ?? '';
        const others = mappings.map((mapping) => mapping.end(oppositeOf(side))).sort(byFoldedName);
        report({
          side,
          at: second.at(`${side}Field`),
          field,
          detail: say`Duplicate ${side} field ${second.end(side).label ?? fieldText(field)}: it is written from ${list(others.map(nameOf), ' and ')}`,
        });
      }
    },
  });
}

/** The same order however the map spells the names and wherever it lists them. */
function byFoldedName(a: MappedField, b: MappedField): number {
  const [x, y] = [foldName(a.path?.text ?? ''), foldName(b.path?.text ?? '')];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A blank field is read where a constant stands in for it. */
function nameOf({ label }: MappedField): Words {
  return label ?? 'a constant';
}

/**
 * Mappings that write to each field of a side. A mapping whose other side is expanded does not count: one
 * field may resolve several lookups. Of mappings of the same pair one counts: the pair is DIPV1029's.
 */
function writersByField(leg: LegContext, side: Side): ReadonlyMap<string, readonly MappingContext[]> {
  const writers = new Map<string, MappingContext[]>();
  const pairs = new Set<string>();
  for (const { mapping, to, from } of leg.flowsTo(side)) {
    if (to.text === null || !isMappedAgain(to) || from.isExpanded) continue;
    const pair = pairOf(mapping);
    if (pair !== null && pairs.has(pair)) continue;
    if (pair !== null) pairs.add(pair);
    const field = foldName(to.text);
    const mappings = writers.get(field);
    if (mappings === undefined) writers.set(field, [mapping]);
    else mappings.push(mapping);
  }
  return writers;
}
