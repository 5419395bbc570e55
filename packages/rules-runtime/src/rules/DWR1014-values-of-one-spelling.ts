import { code, foldName, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { translatingFrom, translationsFrom, type Translation } from '../value-map-entries.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1014-values-of-one-spelling.examples.js';

/** DWR1014: values that a value map translates differ in case alone, and what it makes of them in more. */
export const valuesOfOneSpelling = sideRule({
  code: 'DWR1014',
  title: 'Value map translates spellings of one value differently',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  asks: ['map', 'writability.other'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'Microsoft’s own maps write the elements of enumerations in another case than F&O does (“no” for “No”), so that the values of a value map are found in whatever case. Of two that differ in case alone, one therefore never counts, and which one is told nowhere: that is our reasoning. Where both are translated alike it does not matter.',
  mend: 'Keep the one that is meant.',
  applies: ({ side, leg }) => leg.task.project.isDualWrite && translatingFrom(side).length > 0,
  check({ side, report }) {
    for (const mapping of translatingFrom(side)) {
      for (const { first, second } of twinsIn(translationsFrom(side, mapping))) {
        const end = mapping.end(side.name);
        report({
          side: side.name,
          at: valueMapAt(mapping, second.key),
          mapping,
          field: end.text,
          subject: foldName(second.from),
          detail: say`The value map of ${end.label ?? side.label} translates ${code(JSON.stringify(first.from))} and ${code(JSON.stringify(second.from))} differently`,
        });
      }
    }
  },
  examples,
});

interface Twins {
  readonly first: Translation;
  readonly second: Translation;
}

/** The values that others spell alike and translate otherwise, once each. */
function twinsIn(translations: readonly Translation[]): readonly Twins[] {
  const byName = new Map<string, { readonly first: Translation; second: Translation | null }>();
  for (const translation of translations) {
    const folded = foldName(translation.from);
    const known = byName.get(folded);
    if (known === undefined) byName.set(folded, { first: translation, second: null });
    else if (known.second === null && areTwins(known.first, translation)) known.second = translation;
  }
  return [...byName.values()].flatMap(({ first, second }) => (second === null ? [] : [{ first, second }]));
}

function areTwins(a: Translation, b: Translation): boolean {
  return a.from !== b.from && foldName(a.to) !== foldName(b.to);
}
