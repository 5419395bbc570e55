import { code, foldName, isBlank, legRule, list, say, type MappingContext } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1013-ambiguous-way-back.examples.js';

/** DWR1013: a value of a two-way value map stands for several on the way back. */
export const ambiguousWayBack = legRule({
  code: 'DWR1013',
  title: 'Value map has one value for several on the way back',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  asks: ['map'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'In a mapping of both directions the value map translates back as well: from its values to its keys. Where two keys have one value, a record that was written with one of them may come back with the other, although nobody changed it. A blank key is no value, so that one beside another key says only what is written for it, as in Microsoft’s own maps. The article “Customize table and column mappings” has value maps; what becomes of such a value is told nowhere, so that this is our reasoning.',
  mend: 'Give each key a value of its own, or let the mapping go one way.',
  applies: ({ leg }) => leg.task.project.isDualWrite,
  check({ leg, report }) {
    for (const mapping of leg.mappings) {
      if (mapping.model.direction !== 3 || mapping.valueMap === null || !isReadBack(mapping)) continue;
      for (const { value, keys } of doubledValues(mapping)) {
        const [, second = ''] = keys;
        report({
          at: valueMapAt(mapping, second),
          mapping,
          field: mapping.source.text,
          subject: value,
          detail: say`The value ${code(JSON.stringify(value))} of ${mapping.destination.label ?? ''} stands for ${list(shown(keys), ' and for ')} of ${mapping.source.label ?? ''}: which of them comes back is not told`,
        });
      }
    }
  },
  examples,
});

/** Keys of one value that are shown. */
const MOST_SHOWN = 3;

function shown(keys: readonly string[]) {
  return keys.slice(0, MOST_SHOWN).map((key) => code(JSON.stringify(key)));
}

/** A field that nothing can write takes nothing back, see DIPV1011. */
function isReadBack({ source }: MappingContext): boolean {
  const { head } = source;
  return source.path !== null && !(head?.creatable === false && head.updatable === false);
}

interface DoubledValue {
  readonly value: string;
  readonly keys: readonly string[];
}

/** Values with more than one key; what differs in case alone is one (see DWR1014), and what is blank is none. */
function doubledValues({ valueMap }: MappingContext): readonly DoubledValue[] {
  const byValue = new Map<string, { readonly value: string; readonly keys: Map<string, string> }>();
  for (const [key, value] of valueMap?.entries ?? []) {
    if (isBlank(key) || isBlank(value)) continue;
    const folded = foldName(value.trim());
    const entry = byValue.get(folded) ?? { value, keys: new Map<string, string>() };
    byValue.set(folded, entry);
    const name = foldName(key.trim());
    if (!entry.keys.has(name)) entry.keys.set(name, key);
  }
  return [...byValue.values()]
    .filter(({ keys }) => keys.size > 1)
    .map(({ value, keys }) => ({ value, keys: [...keys.values()] }));
}
