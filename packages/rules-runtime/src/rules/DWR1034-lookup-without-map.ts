import {
  lacksLookupTarget,
  list,
  mappedLookups,
  name,
  say,
  targetsOfLookup,
  workspaceRule,
  type MappedLookup,
  type MapDependencies,
  type RelatedTable,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { isPlatformTable } from '../platform-tables.js';
import { hasSeveralMaps } from '../several-maps.js';
import { examples } from './DWR1034-lookup-without-map.examples.js';

/** DWR1034: the records that a lookup leads to come by no supplied map. */
export const lookupWithoutMap = workspaceRule({
  code: 'DWR1034',
  title: 'No supplied map writes the table that a mapped lookup leads to',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('enable-entity-map'),
  asks: ['lookupTargets.source', 'lookupTargets.destination'],
  platform: 'dataverse',
  description:
    'Without the maps of dependent tables errors come later, says Microsoft’s page on enabling maps, which is why dual-write offers them with it. A lookup whose table no map fills finds no record. Tables of the platform, such as those of users, teams, business units and currencies, are filled without maps. It is only asked where more than one map is supplied, since one map alone is never all that runs.',
  mend: 'Supply the map of that table, too, and enable it before this one; where its records come in another way, turn the rule off for this map.',
  applies: ({ leg, workspace }) => pairOf(leg) !== null && hasSeveralMaps(workspace),
  check({ leg, workspace: { dependencies }, report, notChecked }) {
    const side = pairOf(leg)?.dataverse;
    if (side === undefined) return;
    for (const lookup of mappedLookups(side)) {
      const targets = targetsOfLookup(lookup);
      const missing = targets.tables.filter((table) => !isFilled(dependencies, lookup, table));
      const isOpen = !targets.areCertain && missing.length === targets.tables.length;
      if (isOpen) notChecked(lacksLookupTarget(side, lookup.name));
      const [mapping] = lookup.mappings;
      if (mapping === undefined || !targets.areCertain || missing.length === 0) continue;
      const end = mapping.end(side.name);
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: end.text,
        detail: say`${end.label ?? ''} of ${side.label} leads to ${list(
          missing.map((each) => name(each.name)),
          ' and ',
        )}, which no supplied map writes`,
      });
    }
  },
  examples,
});

function isFilled(dependencies: MapDependencies, { side }: MappedLookup, table: RelatedTable): boolean {
  if (isPlatformTable(table)) return true;
  return dependencies.legsOf(side, table).some((leg) => {
    const to = pairOf(leg)?.dataverse;
    return to !== undefined && leg.flowsTo(to.name).length > 0;
  });
}
