import { say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { examples } from './DWR1045-mapped-owner.examples.js';

/** DWR1045: a mapping writes the owner, which dual-write sets itself. */
export const mappedOwner = sideRule({
  code: 'DWR1045',
  title: 'A mapping writes the owner',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('company-data'),
  asks: ['map'],
  platform: 'dataverse',
  description:
    'Dual-write sets the owner of a record that it creates: the default owning team of its company, or, for tables of all companies, the team that the map names. Microsoft’s pages on the company concept and on user-specified team owners say so. That a mapping of the owner works against it is our own reasoning: users and teams have no partner in F&O by which they could be found.',
  mend: 'Remove the mapping. Let the default owning team of the company, or the owning team of the map, decide; a flow in Dataverse can set another owner afterwards.',
  applies: ({ side }) => isDataverseEnd(side),
  check({ leg, side, report }) {
    for (const { mapping, to } of leg.flowsTo(side.name)) {
      if (to.path?.foldedHead !== 'ownerid') continue;
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: to.text,
        detail: say`${to.label ?? ''} of ${side.label} is written, whose owner dual-write sets itself`,
      });
    }
  },
  examples,
});
