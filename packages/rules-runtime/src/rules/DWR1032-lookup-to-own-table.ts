import {
  isOwnTable,
  lacksLookupTarget,
  mappedLookups,
  say,
  sideRule,
  targetsOfLookup,
  type MappingContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { isDataverseEnd } from '../dual-write-pair.js';
import { examples } from './DWR1032-lookup-to-own-table.examples.js';

/** DWR1032: a record may come before the record of the same table that it refers to. */
export const lookupToOwnTable = sideRule({
  code: 'DWR1032',
  title: 'A mapped lookup leads to the map’s own table',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('dual-write-troubleshooting-initial-sync'),
  asks: ['lookupTargets'],
  platform: 'dataverse',
  description:
    'Self-references fail in the initial synchronization where rows have a value there: the record that is referred to may not be there yet. Microsoft’s page on troubleshooting shows it at its own maps of customers and vendors. The live synchronization works.',
  mend: 'For the initial synchronization leave these mappings out, run it, put them back, and run it once more with change tracking of the entity off, as Microsoft’s page says step by step.',
  applies: ({ side }) => isDataverseEnd(side),
  check({ side, report, notChecked }) {
    for (const lookup of mappedLookups(side)) {
      const { tables, areCertain } = targetsOfLookup(lookup);
      const isOwn = tables.some((table) => isOwnTable(side, table));
      if (tables.length === 0 || (isOwn && !areCertain)) notChecked(lacksLookupTarget(side, lookup.name));
      const [mapping] = lookup.mappings;
      if (isOwn && areCertain && mapping !== undefined) report(found(lookup.name, mapping));
    }

    /** Of the lookup, whichever of its mappings comes first. */
    function found(lookup: string, mapping: MappingContext) {
      return {
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        field: lookup,
        detail: say`${side.paths.label(lookup)} of ${side.label} leads to records of the same table, which an initial synchronization may not have brought yet`,
      };
    }
  },
  examples,
});
