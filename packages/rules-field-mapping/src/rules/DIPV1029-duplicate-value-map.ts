import { isDeepStrictEqual } from 'node:util';
import { legRule, say, type Change, type MappingContext } from '@dipv/core';
import { isMappedAgain, pairOf } from '../duplicate-pair.js';
import { examples } from './DIPV1029-duplicate-value-map.examples.js';

/** DIPV1029: two mappings of the same pair of fields. */
export const duplicateValueMap = legRule({
  code: 'DIPV1029',
  title: 'Duplicate value map',
  fixable: true,
  description:
    'A pair of source and destination field may be mapped once, whatever the directions. Of two mappings the service takes one, and nobody knows which.',
  mend: 'Remove all but one of the mappings. If the two work in opposite directions, keep one that works both ways.',
  check({ leg, report }) {
    const pairs = new Map<string, MappingContext[]>();
    for (const mapping of leg.mappings) {
      const pair = isMappedAgain(mapping.source) ? pairOf(mapping) : null;
      if (pair === null) continue;
      const twins = pairs.get(pair);
      if (twins === undefined) pairs.set(pair, [mapping]);
      else twins.push(mapping);
    }
    for (const twins of pairs.values()) {
      const [, second] = twins;
      if (second === undefined) continue;
      const { source, destination } = second;
      const changes = removals(twins);
      report({
        at: second.at(),
        mapping: second,
        field: destination.text,
        detail: say`Duplicate value map: ${source.label ?? ''} and ${destination.label ?? ''} are mapped ${twins.length === 2 ? 'twice' : `${twins.length} times`}`,
        ...(changes === null ? {} : { fix: { title: 'Remove the repeated mapping', changes } }),
      });
    }
  },
  examples,
});

/** Removes every twin but the first, where all are the same to the letter; `null` where somebody must choose. */
function removals([first, ...others]: readonly MappingContext[]): readonly Change[] | null {
  if (first === undefined || !others.every((twin) => isDeepStrictEqual(twin.model.raw, first.model.raw))) return null;
  return others.map((twin) => ({ kind: 'remove', pointer: twin.at() }));
}
