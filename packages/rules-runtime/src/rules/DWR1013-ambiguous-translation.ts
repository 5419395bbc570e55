import { code, foldName, list, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { translatingFrom, translationsFrom, type Translation } from '../value-map-entries.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1013-ambiguous-translation.examples.js';

/** DWR1013: a value map makes several values of one. */
export const ambiguousTranslation = sideRule({
  code: 'DWR1013',
  title: 'Value map makes several values of one',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  asks: ['map', 'writability.other'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'A mapping that writes to the source translates back, from the values of the value map to its keys. Where two keys have one value, a record that was written with one of them may come back with the other, although nobody changed it. A blank key is no value, so that one beside another key says only what is written for it, as in Microsoft’s own maps; and what only goes to the destination is not looked at. The article “Customize table and column mappings” has value maps; what becomes of such a value is told nowhere, so that this is our reasoning.',
  mend: 'Give each key a value of its own, or let the mapping go to the destination alone.',
  applies: ({ side, leg }) => leg.task.project.isDualWrite && translatingFrom(side).length > 0,
  check({ side, other, report }) {
    for (const mapping of translatingFrom(side)) {
      for (const { from, ends } of ambiguous(translationsFrom(side, mapping))) {
        const [, second] = ends;
        const shown = ends.slice(0, MOST_SHOWN).map(({ to }) => code(JSON.stringify(to)));
        report({
          side: side.name,
          at: valueMapAt(mapping, second?.key),
          mapping,
          field: mapping.end(side.name).text,
          subject: from,
          detail: say`The value ${code(JSON.stringify(from))} of ${mapping.end(side.name).label ?? side.label} stands for ${list(shown, ' and for ')} of ${mapping.end(other.name).label ?? other.label}: which of them is written is not told`,
        });
      }
    }
  },
  examples,
});

/** Values of one that are shown. */
const MOST_SHOWN = 3;

interface Ambiguity {
  readonly from: string;
  readonly ends: readonly Translation[];
}

/** Values that are translated to several; what differs in case alone is one. */
function ambiguous(translations: readonly Translation[]): readonly Ambiguity[] {
  const byValue = new Map<string, Map<string, Translation>>();
  for (const translation of translations) {
    const ends = byValue.get(translation.from) ?? new Map<string, Translation>();
    byValue.set(translation.from, ends);
    const end = foldName(translation.to);
    if (!ends.has(end)) ends.set(end, translation);
  }
  return [...byValue].filter(([, ends]) => ends.size > 1).map(([from, ends]) => ({ from, ends: [...ends.values()] }));
}
