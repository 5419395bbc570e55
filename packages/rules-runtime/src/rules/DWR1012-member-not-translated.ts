import { code, field as fieldText, foldName, lacksFilteredValues, lacksOptions, list, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { columnsIn } from '../filter-columns.js';
import { lacksOfTranslated, translatedChoicesFrom, translatedFlowsFrom } from '../translated-flows.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1012-member-not-translated.examples.js';

/** DWR1012: a value map leaves out values that its choice may have. */
export const memberNotTranslated = sideRule({
  code: 'DWR1012',
  title: 'Value map leaves out members of the choice',
  severity: 'info',
  service: 'off',
  needs: ['table'],
  asks: ['completeTable', 'types'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'A value map says what becomes of each value of a choice (Microsoft’s article “Customize table and column mappings”, which does not say what becomes of one that it leaves out). A record with such a value has nothing to write in the other table, or something that it refuses: that is our reasoning, and so it is told as an information. Where a Default value stands beside the value map, or a filter is over the field, which may keep such records back, nothing is said of it.',
  mend: 'Add an entry for each member, or a filter that keeps such records back.',
  applies: ({ side, leg }) => leg.task.project.isDualWrite && translatedFlowsFrom(side).length > 0,
  check({ side, report, notChecked }) {
    for (const lack of lacksOfTranslated(side)) notChecked(lack);
    const filtered = new Set(columnsIn(side).map(({ name }) => foldName(name)));
    for (const { mapping, field, values } of translatedChoicesFrom(side)) {
      const { options } = field.type;
      if (options === null) {
        notChecked(lacksOptions(side, field.name));
        continue;
      }
      const known = new Set(values.map(({ value }) => foldName(value.trim())));
      const missing = options.filter((option) => !known.has(foldName(option)));
      if (missing.length === 0 || mapping.hasDefault) continue;
      if (filtered.has(foldName(field.name))) {
        notChecked(lacksFilteredValues(side, field.name));
        continue;
      }
      const shown = list(missing.slice(0, MOST_SHOWN).map((each) => code(each)));
      const more = missing.length > MOST_SHOWN ? ` and ${missing.length - MOST_SHOWN} more` : '';
      report({
        side: side.name,
        at: valueMapAt(mapping),
        mapping,
        field: mapping.end(side.name).text,
        detail: say`The value map of ${fieldText(field.name, field.displayName)} of ${side.label} leaves out ${shown}${more}`,
      });
    }
  },
  examples,
});

/** Members that are shown. */
const MOST_SHOWN = 5;
