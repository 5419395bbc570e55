import {
  code,
  dependencyFact,
  lacksLookupTarget,
  lacksMapOfMicrosoft,
  list,
  mappedLookups,
  name,
  say,
  targetsOfLookup,
  workspaceRule,
  type MapGraph,
  type MappedLookup,
  type NamedTable,
  type RelatedTable,
  type RestingSide,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { isPlatformTable, isTableOfMicrosoft } from '../platform-tables.js';
import { dataverseOf, graphOf } from '../graph-of.js';
import { areSeveral } from '../several-maps.js';
import { examples } from './DWR1034-lookup-without-map.examples.js';

/** DWR1034: the records that a lookup leads to come by no supplied map. */
export const lookupWithoutMap = workspaceRule({
  code: 'DWR1034',
  title: 'No supplied map writes a table that a mapped lookup leads to',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('enable-entity-map'),
  asks: ['map', 'lookupTargets.source', 'lookupTargets.destination'],
  platform: 'dataverse',
  description:
    'Without the maps of dependent tables errors come later, says Microsoft’s page on enabling maps, which is why dual-write offers them with it. A lookup whose table no map fills finds no record. Tables of the platform, such as those of users, teams, business units and currencies, are filled without maps; whether the maps of Microsoft’s own tables (msdyn_, cdm_, or without a prefix) run, which come with its solutions, the supplied maps do not tell. It is only asked where more than one map is supplied, since one map alone is never all that runs.',
  mend: 'Supply the map of that table, too, and enable it before this one; where its records come in another way, turn the rule off for this map.',
  fact: dependencyFact,
  judge(own, maps) {
    const side = dataverseOf(own);
    if (side === undefined || !areSeveral(maps)) return null;
    const graph = graphOf(maps);
    const unfilled = side.lookups.map(({ tables }) =>
      [...tables.keys()].filter((number) => !isFilled(graph, side, tables[number])),
    );
    const isAny = side.lookups.some(({ tables, areCertain }, i) => {
      const count = unfilled[i]?.length ?? 0;
      return areCertain ? count > 0 : count === tables.length;
    });
    return isAny ? unfilled : null;
  },
  check({ leg, judged, report, notChecked }) {
    const side = pairOf(leg)?.dataverse;
    if (side === undefined) return;
    const found: { readonly lookup: MappedLookup; readonly tables: readonly RelatedTable[] }[] = [];
    for (const [i, lookup] of mappedLookups(side).entries()) {
      const targets = targetsOfLookup(lookup);
      const unfilled = targets.tables.filter((_, number) => judged[i]?.includes(number));
      const tables = unfilled.filter((table) => !isTableOfMicrosoft(table));
      if (!targets.areCertain && unfilled.length === targets.tables.length)
        notChecked(lacksLookupTarget(side, lookup.name));
      if (targets.areCertain)
        for (const table of unfilled) if (isTableOfMicrosoft(table)) notChecked(lacksMapOfMicrosoft(table.name));
      if (targets.areCertain && tables.length > 0) found.push({ lookup, tables });
    }
    const [mapping] = found[0]?.lookup.mappings ?? [];
    if (mapping === undefined) return;
    const lines = found.map(
      ({ lookup, tables }) =>
        say`${list(
          tables.map((table) => name(table.name)),
          ' and ',
        )} (${code(lookup.name)})`,
    );
    report({
      side: side.name,
      at: mapping.at(`${side.name}Field`),
      subject: 'lookups',
      detail: say`Lookups of ${side.label} lead to tables that no supplied map writes: ${list(lines)}`,
    });
  },
  examples,
});

function isFilled(graph: MapGraph, { environment }: RestingSide, table: NamedTable | undefined): boolean {
  if (table === undefined || isPlatformTable(table)) return true;
  return graph.legsOf(environment, table).some((leg) => dataverseOf(leg)?.isWritten);
}
