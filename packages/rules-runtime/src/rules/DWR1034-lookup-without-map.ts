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
  type MappedLookup,
  type NamedTable,
  type RelatedTable,
  type RestingLeg,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { isFilledWithoutMaps, isTableOfMicrosoft } from '../platform-tables.js';
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
    'Without the maps of dependent tables errors come later, says Microsoft’s page on enabling maps, which is why dual-write offers them with it. A lookup whose table no map fills finds no record. Tables of the platform, such as those of users, teams, business units and currencies, are filled without maps, and virtual tables of F&O (mserp_) show its own records; whether the maps of Microsoft’s own tables (msdyn_, cdm_ and others of its prefixes, or without one) run, which come with its solutions, the supplied maps do not tell. It is only asked where more than one map is supplied, since one map alone is never all that runs.',
  mend: 'Supply the map of that table, too, and enable it before this one; where its records come in another way, turn the rule off for this map.',
  fact: dependencyFact,
  judge(own, maps) {
    const side = dataverseOf(own);
    if (side === undefined || !areSeveral(maps)) return null;
    const graph = graphOf(maps);
    const legsOf = (table: NamedTable) => graph.legsOf(side.environment, table);
    const all = side.lookups.map(({ tables }): Unfilled => {
      const open = tables.map((table) => (isFilledWithoutMaps(table) ? null : legsOf(table)));
      return {
        unwritten: numbersOf(open, (legs) => !legs.some((leg) => dataverseOf(leg)?.isWritten)),
        unmapped: numbersOf(open, (legs) => legs.length === 0),
      };
    });
    const isAny = side.lookups.some(({ tables, areCertain }, i) => {
      const count = all[i]?.unwritten.length ?? 0;
      return areCertain ? count > 0 : count === tables.length;
    });
    return isAny ? all : null;
  },
  check({ leg, judged, report, notChecked }) {
    const side = pairOf(leg)?.dataverse;
    if (side === undefined) return;
    const found: { readonly lookup: MappedLookup; readonly tables: readonly RelatedTable[] }[] = [];
    for (const [i, lookup] of mappedLookups(side).entries()) {
      const targets = targetsOfLookup(lookup);
      // what is read alone needs a map that brings the records to F&O
      const isWritten = lookup.mappings.some((mapping) => mapping.writesTo(side.name));
      const numbers = isWritten ? judged[i]?.unwritten : judged[i]?.unmapped;
      const unfilled = targets.tables.filter((_, number) => numbers?.includes(number));
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

/** Numbers of tables that a lookup leads to. */
interface Unfilled {
  /** Of those that no supplied map writes. */
  readonly unwritten: readonly number[];
  /** Of those that no supplied map is of. */
  readonly unmapped: readonly number[];
}

function numbersOf(
  tables: readonly (readonly RestingLeg[] | null)[],
  isMeant: (legs: readonly RestingLeg[]) => boolean,
): readonly number[] {
  return tables.flatMap((legs, number) => (legs !== null && isMeant(legs) ? [number] : []));
}
