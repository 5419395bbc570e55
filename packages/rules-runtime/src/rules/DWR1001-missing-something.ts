import { foldName, legRule } from '@dipv/core';
import { examples } from './DWR1001-missing-something.examples.js';

/** DWR1001: EDIT: say in one line what is wrong. */
export const missingSomething = legRule({
  code: 'DWR1001',
  title: 'Missing something',
  // EDIT: if the check cannot do without a table, a key or a list, say so in `needs`.
  description: 'EDIT: say what the rule finds and why it matters. For now it finds a mapping of a field called EDIT.',
  mend: 'EDIT: say how to mend it.',
  check({ leg, report }) {
    for (const mapping of leg.mappings) {
      // EDIT: put the condition of the rule in the place of this one.
      if (![mapping.source, mapping.destination].some(({ text }) => foldName(text ?? '') === 'edit')) continue;
      report({ mapping, at: mapping.at(), detail: 'A field called EDIT is mapped' });
    }
  },
  examples,
});
