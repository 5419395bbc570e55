import { code, foldName, legRule, say, type MappingContext } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1014-keys-of-one-spelling.examples.js';

/** DWR1014: keys of a value map differ in case alone, and their values in more. */
export const keysOfOneSpelling = legRule({
  code: 'DWR1014',
  title: 'Value map has keys that differ in case alone',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  asks: ['map'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'Microsoft’s own maps write the elements of enumerations in another case than F&O does (“no” for “No”), so that the keys of a value map are found in whatever case. Of two that differ in case alone, one therefore never counts, and which one is told nowhere: that is our reasoning. Where both have one value it does not matter.',
  mend: 'Keep the one that is meant.',
  applies: ({ leg }) => leg.task.project.isDualWrite,
  check({ leg, report }) {
    for (const mapping of leg.mappings) {
      for (const { first, second } of twinsIn(mapping)) {
        report({
          at: valueMapAt(mapping, second),
          mapping,
          field: mapping.source.text,
          subject: foldName(second),
          detail: say`The value map of ${mapping.source.label ?? mapping.destination.label ?? ''} has ${code(JSON.stringify(first))} and ${code(JSON.stringify(second))} with different values`,
        });
      }
    }
  },
  examples,
});

interface Twins {
  readonly first: string;
  readonly second: string;
}

/** Each key that another one before it spells alike, with another value. */
function twinsIn({ valueMap }: MappingContext): readonly Twins[] {
  const first = new Map<string, readonly [key: string, value: string]>();
  const twins: Twins[] = [];
  for (const [key, value] of valueMap?.entries ?? []) {
    const folded = foldName(key);
    const known = first.get(folded);
    if (known === undefined) first.set(folded, [key, value]);
    else if (foldName(known[1].trim()) !== foldName(value.trim())) twins.push({ first: known[0], second: key });
  }
  return twins;
}
