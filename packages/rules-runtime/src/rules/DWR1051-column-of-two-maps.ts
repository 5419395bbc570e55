import { lacksFiltersApart, lacksIntegrationKey, list, name, onceFor, say, workspaceRule, type Side } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { byName, keepApart, MORE_MAPS, sharedColumns, writingFact, type SharedColumn } from '../maps-together.js';
import { areSeveral } from '../several-maps.js';
import { examples } from './DWR1051-column-of-two-maps.examples.js';

/** DWR1051: two maps overwrite what the other has written. */
export const columnOfTwoMaps = workspaceRule({
  code: 'DWR1051',
  title: 'Two maps write the same column',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  asks: ['map', 'integrationKey.source', 'integrationKey.destination'],
  description:
    'Where two maps write one column of the same record, the later one wins, and which one that is nobody can tell: that is our own reasoning. Microsoft’s customization guidance has maps of one table filtered, so that each takes records of its own, as those of customers to accounts and to contacts are. Maps that write different constants to one column are taken to mark records of their own, too. It is told at the map that comes first. Key columns are not meant, which every map of a table writes.',
  mend: 'Give both maps filters that keep their records apart, or let only one of them write the column.',
  fact: writingFact,
  judge(own, maps) {
    if (!areSeveral(maps)) return null;
    const unsure: string[] = [];
    const { overlaps, areMore } = byOther(sharedColumns(maps, own), (other) => {
      const apart = keepApart(own, other);
      if (apart === null) unsure.push(other.map.name);
      return apart === false;
    });
    return unsure.length + overlaps.length === 0 && !areMore ? null : { unsure, overlaps, areMore };
  },
  check({ leg, judged: { unsure, overlaps, areMore }, report, notChecked }) {
    for (const other of unsure) notChecked(lacksFiltersApart(other));
    if (areMore) notChecked(MORE_MAPS);
    for (const { side, other, mappings } of overlaps) {
      const shared = mappings
        .flatMap((number) => leg.mappings[number] ?? [])
        .sort((a, b) => byName(a.end(side).text, b.end(side).text)); // whatever order the map has them in
      const [mapping] = shared;
      if (mapping === undefined) continue;
      if (leg.side(side).keys.integrationKey === 'unknown') {
        notChecked(lacksIntegrationKey(leg.side(side)));
        continue;
      }
      const columns = shared.map((each) => each.end(side).label ?? '');
      const more = columns.length > MOST_SHOWN ? [`${columns.length - MOST_SHOWN} more`] : [];
      report({
        side,
        at: mapping.at(`${side}Field`),
        mapping,
        field: mapping.end(side).text,
        subject: other,
        detail: say`${list([...columns.slice(0, MOST_SHOWN), ...more])} of ${leg.side(side).label} ${columns.length === 1 ? 'is' : 'are'} written by ${name(other)}, too, and no filter keeps their records apart`,
      });
    }
  },
  examples,
});

const MOST_SHOWN = 8;

/** What a leg writes and another map, too. */
interface Overlap {
  readonly side: Side;
  readonly other: string;
  /** The numbers of its own mappings. */
  readonly mappings: number[];
}

/** What the leg shares with others, on each side: each column with the next one. Of three, the second tells of the third. */
function byOther(columns: readonly SharedColumn[], isOverlap: (other: SharedColumn['legs'][number]) => boolean) {
  const asked = onceFor(isOverlap);
  const overlaps: { source: Map<object, Overlap>; destination: Map<object, Overlap> } = {
    source: new Map(),
    destination: new Map(),
  };
  let areMore = false;
  for (const { side, mapping, ...others } of columns) {
    const other = others.legs.filter(asked)[0];
    areMore ||= other === undefined && others.areMore;
    if (other === undefined) continue;
    const first = overlaps[side].get(other);
    if (first === undefined) overlaps[side].set(other, { side, other: other.map.name, mappings: [mapping] });
    else first.mappings.push(mapping);
  }
  return { overlaps: [...overlaps.source.values(), ...overlaps.destination.values()], areMore };
}
