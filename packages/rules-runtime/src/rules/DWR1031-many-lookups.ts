import { code, lacksColumns, list, mappedLookups, say, sideRule, type SideContext } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { numberOptions } from '../number-options.js';
import { examples } from './DWR1031-many-lookups.examples.js';

/** DWR1031: the initial synchronization from Dataverse does not work with so many lookups. */
export const manyLookups = sideRule({
  code: 'DWR1031',
  title: 'Ten or more lookups are mapped out of Dataverse',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('initial-sync-guidance'),
  needs: [],
  asks: ['table', 'completeTable'],
  platform: 'dataverse',
  options: numberOptions({
    lookups: { default: 10, description: 'Mapped lookups from which on the initial synchronization does not work.' },
  }),
  description:
    'The initial synchronization from Dataverse is not supported for a map with ten or more lookups, says Microsoft’s page on its constraints; the number stands there since 2020. Several of Microsoft’s own maps reach it. The live synchronization, and the initial one from F&O, are not concerned. The company, which the service stripes in, is not counted.',
  mend: 'Start the map without an initial synchronization from Dataverse, and bring the data over in another way; or map fewer lookups out of Dataverse.',
  applies: ({ side }) => isDataverseEnd(side),
  check({ leg, side, other, options: { lookups: most }, report, notChecked }) {
    const lookups = mappedLookups(side).filter(({ mappings }) =>
      mappings.some((mapping) => mapping.writesTo(other.name)),
    );
    if (lookups.length >= most) {
      const names = lookups.map(({ name }) => name).sort();
      report({
        side: side.name,
        at: leg.at('fieldMappings'),
        detail: say`${lookups.length} lookups of ${side.label} are mapped to F&O, and the initial synchronization from Dataverse takes fewer than ${most}: ${list(names.map(code))}`,
      });
    } else if (lookups.length + unknownColumns(side) >= most) {
      notChecked(side.lackOf('table') ?? side.lackOfColumns ?? lacksColumns(side));
    }
  },
  examples,
});

/** Columns that are mapped to F&O, and may be lookups. */
function unknownColumns(side: SideContext): number {
  const ends = side.leg.flowsTo(side.other.name).map(({ from }) => from);
  return ends.filter(({ path, isExpanded, head }) => path !== null && !isExpanded && head === null).length;
}
