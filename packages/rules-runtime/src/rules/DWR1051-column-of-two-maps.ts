import {
  lacksFiltersApart,
  list,
  name,
  say,
  workspaceRule,
  type LegContext,
  type MappingContext,
  type SideContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { keepApart, sharedColumns } from '../maps-together.js';
import { hasSeveralMaps } from '../several-maps.js';
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
  applies: ({ leg, workspace }) => pairOf(leg) !== null && hasSeveralMaps(workspace),
  check({ leg, workspace, report, notChecked }) {
    for (const { side, other, mappings } of byOther(sharedColumns(workspace, leg), isOverlap)) {
      const [mapping] = mappings;
      if (mapping === undefined) continue;
      const columns = mappings.map((each) => each.end(side.name).label ?? '');
      const more = columns.length > MOST_SHOWN ? [`${columns.length - MOST_SHOWN} more`] : [];
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        mapping,
        field: mapping.end(side.name).text,
        subject: other.task.project.model.name,
        detail: say`${list([...columns.slice(0, MOST_SHOWN), ...more])} of ${side.label} ${columns.length === 1 ? 'is' : 'are'} written by ${nameOf(other)}, too, and no filter keeps their records apart`,
      });
    }

    function isOverlap(other: LegContext): boolean {
      const apart = keepApart(leg, other);
      if (apart === null) notChecked(lacksFiltersApart(other.task.project.model.name));
      return apart === false;
    }
  },
  examples,
});

const MOST_SHOWN = 8;

interface Shared {
  readonly side: SideContext;
  readonly other: LegContext;
  readonly mappings: MappingContext[];
}

/** What the map shares with others, on each side: each column with the next one. Of three, the second tells of the third. */
function byOther(
  columns: ReturnType<typeof sharedColumns>,
  isOverlap: (other: LegContext) => boolean,
): readonly Shared[] {
  const known = new Map<LegContext, boolean>();
  const shared = new Map<SideContext, Map<LegContext, Shared>>();
  for (const { side, mapping, others } of columns) {
    for (const each of others) if (!known.has(each)) known.set(each, isOverlap(each));
    const other = others.find((each) => known.get(each));
    if (other === undefined) continue;
    const ofSide = shared.get(side) ?? new Map<LegContext, Shared>();
    shared.set(side, ofSide);
    const first = ofSide.get(other);
    if (first === undefined) ofSide.set(other, { side, other, mappings: [mapping] });
    else first.mappings.push(mapping);
  }
  return [...shared.values()].flatMap((ofSide) => [...ofSide.values()]);
}

function nameOf({ task }: LegContext) {
  return name(task.project.model.name);
}
