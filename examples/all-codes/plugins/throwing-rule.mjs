// A rule with a fault in it, to show what dipv makes of one: DIPV1001 and DIPV1006, and every other rule still runs.
import { defineModule, legRule } from '@dipv/core';

const throwingRule = legRule({
  code: 'FABRIKAM0001',
  title: 'A rule with a fault',
  description: 'Ends with an exception for the maps that are named after the codes for that.',
  mend: 'Mend the rule.',
  examples: { fails: [], passes: [] },
  check({ project }) {
    if (/^DIPV100[16]/.test(project.model.name)) throw new Error('the rule looked up a price list that is not there');
  },
});

export default defineModule({ name: 'fabrikam', apiVersion: 1, rules: [throwingRule] });
