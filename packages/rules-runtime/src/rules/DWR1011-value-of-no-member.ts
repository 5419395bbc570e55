import { code, field as fieldText, lacksOptions, list, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { memberAdvice } from '../member-advice.js';
import { lacksOfTranslated, translatedChoicesFrom, translatedFlowsFrom } from '../translated-flows.js';
import { valueMapAt } from '../value-map-at.js';
import { examples } from './DWR1011-value-of-no-member.examples.js';

/** DWR1011: a value map translates a value that its choice never has. */
export const valueOfNoMember = sideRule({
  code: 'DWR1011',
  title: 'Value map translates a value that the choice does not have',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  needs: ['table'],
  asks: ['completeTable', 'types'],
  docs: dualWriteDocs('customizing-mappings'),
  description:
    'A value map says what becomes of the values of one table in the other (Microsoft’s article “Customize table and column mappings”). The values of an F&O choice are the names of its elements, those of a Dataverse choice numbers, and those of a boolean true and false: so Microsoft’s own maps have them, in any case. A label in their place, which is what people see, is translated never. Only one-way mappings are looked at: in both directions each value is written as well, and DIPV1030 says of it that it cannot be. That this is a fault is our reasoning.',
  mend: 'Write the name of the element as /metadata/PublicEnumerations lists it, the number of the option, or true and false.',
  applies: ({ side, leg }) =>
    leg.task.project.isDualWrite && translatedFlowsFrom(side).some(({ mapping }) => mapping.model.direction !== 3),
  check({ side, report, notChecked }) {
    for (const lack of lacksOfTranslated(side)) notChecked(lack);
    for (const { mapping, field, type, values } of translatedChoicesFrom(side)) {
      if (mapping.model.direction === 3) continue;
      if (type.options === null) {
        notChecked(lacksOptions(side, field.name));
        continue;
      }
      const unknown = values.filter(({ member }) => member === null);
      const [first] = unknown;
      if (first === undefined) continue;
      const advice = unknown.slice(0, MOST_SHOWN).flatMap(({ value }) => memberAdvice(value, type) ?? []);
      const shown = list(unknown.slice(0, MOST_SHOWN).map(({ value }) => code(JSON.stringify(value))));
      const more = unknown.length > MOST_SHOWN ? ` and ${unknown.length - MOST_SHOWN} more` : '';
      report({
        side: side.name,
        at: valueMapAt(mapping, first.key),
        mapping,
        field: mapping.end(side.name).text,
        detail: say`The value map of ${fieldText(field.name, field.displayName)} of ${side.label} translates ${shown}${more}, which it never holds`,
        ...(advice.length === 0 ? {} : { help: say`${list(advice, '; ')}.` }),
      });
    }
  },
  examples,
});

/** Values of one value map that are shown. */
const MOST_SHOWN = 3;
