import { lacksColumns, legRule, say, type Flow } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { examples } from './DWR1041-untracked-entity.examples.js';

/** DWR1041: changes in F&O start nothing. */
export const untrackedEntity = legRule({
  code: 'DWR1041',
  title: 'Nothing of the F&O entity is tracked',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  variants: [
    {
      name: 'one-way',
      severity: 'info',
      description:
        'No mapping flows out of F&O. A map that only brings data to F&O is in order, as long as that is meant.',
    },
  ],
  docs: dualWriteDocs('custom-best-practices'),
  asks: ['map', 'completeTable.source', 'completeTable.destination', 'types.source', 'types.destination'],
  description:
    'F&O triggers a map by changes of mapped fields alone, and does not track data sources without a mapped field, says Microsoft’s customization guidance. Where nothing but constants, or nothing but what fills lookups, flows out of F&O, there is no value of the entity’s own whose change would be sent. That lookups alone are not enough is our own reasoning.',
  mend: 'Map a field of the entity’s own to a column that is no lookup, or check in a test environment that a change in F&O arrives.',
  applies: ({ leg }) => pairOf(leg) !== null && leg.mappings.length > 0,
  check({ leg, report, notChecked }) {
    const pair = pairOf(leg);
    if (pair === null) return;
    const { finance, dataverse } = pair;
    const flows = leg.flowsTo(dataverse.name);
    const at = leg.at('fieldMappings');
    if (flows.length === 0) {
      return report({
        at,
        side: finance.name,
        variant: 'one-way',
        detail: say`No mapping flows out of ${finance.label}, so that none of its changes is sent`,
      });
    }
    const own = flows.filter(({ from }) => from.path !== null);
    if (own.some((flow) => endsInLookup(flow) === false)) return;
    if (own.some((flow) => endsInLookup(flow) === null))
      return notChecked(dataverse.lackOf('table') ?? dataverse.lackOfColumns ?? lacksColumns(dataverse));
    const what = own.length === 0 ? 'is a constant' : 'fills a lookup';
    report({
      at,
      side: finance.name,
      detail: say`All that flows out of ${finance.label} ${what}, so that nothing is tracked`,
    });
  },
  examples,
});

/** `null`: not known. */
function endsInLookup({ to }: Flow): boolean | null {
  if (to.isExpanded) return true;
  if (to.head === null || to.head.type.kind === 'unknown') return null;
  return to.head.type.kind === 'lookup';
}
