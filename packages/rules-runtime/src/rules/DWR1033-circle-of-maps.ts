import {
  dependencyFact,
  lacksLookupTarget,
  list,
  mappedLookups,
  name,
  onceFor,
  say,
  workspaceRule,
  type GraphCircle,
  type RestingLeg,
  type RestingMap,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { dataverseOf, graphOf } from '../graph-of.js';
import { areSeveral } from '../several-maps.js';
import { examples } from './DWR1033-circle-of-maps.examples.js';

/** DWR1033: maps wait for each other in the initial synchronization. */
export const circleOfMaps = workspaceRule({
  code: 'DWR1033',
  title: 'Maps rest on each other in a circle',
  severity: 'info',
  service: 'off',
  docs: dualWriteDocs('dual-write-troubleshooting-initial-sync'),
  asks: ['lookupTargets.source', 'lookupTargets.destination'],
  platform: 'dataverse',
  description:
    'Circular references fail in the initial synchronization where rows have values there, since none of the maps can be the first: Microsoft’s page on troubleshooting shows it at its own maps of customers and contacts. The live synchronization works. A circle is told once, at one of its maps, by the shortest way around.',
  mend: 'For the initial synchronization leave one lookup of the circle out, run its maps in their order, put the lookup back, and run that map once more with change tracking of its entity off.',
  fact: dependencyFact,
  judge(own, maps) {
    const side = dataverseOf(own);
    if (side === undefined || !areSeveral(maps)) return null;
    const graph = graphOf(maps);
    // one that leads to tables without maps alone leads into no circle, to whichever of them it is
    const open = side.lookups.flatMap(({ areCertain, tables }, number) =>
      areCertain || (tables.length > 0 && !tables.some((table) => graph.legsOf(side.environment, table).length > 0))
        ? []
        : [number],
    );
    const circles = (circlesOf(maps).get(own) ?? []).map(wayAround);
    return open.length + circles.length === 0 ? null : { open, circles };
  },
  check({ leg, judged: { open, circles }, report, notChecked }) {
    const side = pairOf(leg)?.dataverse;
    if (side === undefined) return;
    const lookups = mappedLookups(side);
    for (const number of open) notChecked(lacksLookupTarget(side, lookups[number]?.name ?? ''));
    for (const { lookup, steps, others } of circles) {
      const first = lookups[lookup];
      const mapping = first?.mappings[0];
      if (first === undefined || mapping === undefined) continue;
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        field: first.name,
        subject: steps.map(({ map }) => map).join(' '),
        detail: say`The lookups of ${steps.length} maps lead around in a circle: ${told(steps)}${others > 0 ? `; ${others} more ${others === 1 ? 'map hangs' : 'maps hang'} together with them` : ''}`,
      });
    }
  },
  examples,
});

/** By the leg that tells of them. */
const circlesOf = onceFor((maps: readonly RestingMap[]): ReadonlyMap<RestingLeg, readonly GraphCircle[]> => {
  const circles = new Map<RestingLeg, GraphCircle[]>();
  for (const circle of graphOf(maps).circles) {
    const [first] = circle.steps;
    if (first !== undefined) circles.set(first.leg, [...(circles.get(first.leg) ?? []), circle]);
  }
  return circles;
});

interface Step {
  readonly map: string;
  readonly lookup: string;
}

/** A way around. */
interface Way {
  /** The number of the first lookup among those of its leg. */
  readonly lookup: number;
  readonly steps: readonly Step[];
  /** Maps that hang together with those of the steps. */
  readonly others: number;
}

function wayAround({ steps, maps }: GraphCircle): Way {
  const [first] = steps;
  return {
    lookup: first?.side.lookups.indexOf(first.lookup) ?? 0,
    steps: steps.map(({ leg, lookup }) => ({ map: leg.map.name, lookup: lookup.name })),
    others: maps.length - steps.length,
  };
}

/** Longer ways nobody reads. */
const MOST_STEPS = 12;

/** `A (lookup) → B (lookup) → A` */
function told(steps: readonly Step[]) {
  const shown = steps.slice(0, MOST_STEPS).map(({ map, lookup }) => say`${name(map)} (${lookup})`);
  const rest = steps.length > MOST_STEPS ? [`${steps.length - MOST_STEPS} more`] : [];
  return list([...shown, ...rest, name(steps[0]?.map ?? '')], ' → ');
}
