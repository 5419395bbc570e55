import { say, sideRule } from '@dipv/core';
import { examples } from './DIPV1003-missing-integration-key.examples.js';

const MEND =
  'Define an alternate key for the table in Dataverse, then choose Refresh tables in the map and pick the key as integration key.';

/** DIPV1003: a table has no integration key. */
export const missingIntegrationKey = sideRule({
  code: 'DIPV1003',
  title: 'Integration keys are missing',
  needs: ['integrationKey'],
  platform: 'dataverse',
  description:
    'The service finds a record on the other side by the integration key of its table. A Dataverse table in a map needs one with at least one field.',
  mend: MEND,
  help: ({ side }) =>
    side.isFinanceAndOperations ? 'Give the data entity a key in F&O, then choose Refresh tables in the map.' : MEND,
  applies: ({ side }) => side.keys.areNeeded,
  check({ leg, side, report }) {
    if (side.keys.integrationKey !== 'none') return;
    report({
      side: side.name,
      at: leg.at(`${side.name}Schema`),
      detail: say`Integration keys are missing: ${side.label} has none`,
    });
  },
  examples,
});
