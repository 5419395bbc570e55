import {
  list,
  name,
  onceFor,
  say,
  workspaceRule,
  type MapCircle,
  type MapDependencies,
  type OpenDependency,
  type ProjectContext,
} from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { hasSeveralMaps } from '../several-maps.js';
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
  applies: ({ leg, workspace }) => pairOf(leg) !== null && hasSeveralMaps(workspace),
  check({ leg, project, workspace: { dependencies }, report, notChecked }) {
    for (const { lookup, lack } of openOf(dependencies).get(project) ?? [])
      if (lookup.side.leg === leg) notChecked(lack);
    for (const circle of circlesOf(dependencies).get(project) ?? []) {
      const [first] = circle.steps;
      const mapping = first?.lookup.mappings[0];
      if (first === undefined || mapping === undefined || first.lookup.side.leg !== leg) continue;
      const { side } = first.lookup;
      const others = circle.projects.length - circle.steps.length;
      report({
        side: side.name,
        at: mapping.at(`${side.name}Field`),
        field: first.lookup.name,
        subject: circle.steps.map(({ project: { model } }) => model.name).join(' '),
        detail: say`The lookups of ${circle.steps.length} maps lead around in a circle: ${wayAround(circle)}${others > 0 ? `; ${others} more ${others === 1 ? 'map hangs' : 'maps hang'} together with them` : ''}`,
      });
    }
  },
  examples,
});

const openOf = onceFor(({ open }: MapDependencies) => grouped(open.map((each) => [each.project, each] as const)));
/** By the map that tells of them. */
const circlesOf = onceFor(({ circles }: MapDependencies) =>
  grouped(circles.flatMap((each) => each.steps.slice(0, 1).map(({ project }) => [project, each] as const))),
);

function grouped<Item extends OpenDependency | MapCircle>(
  entries: readonly (readonly [ProjectContext, Item])[],
): ReadonlyMap<ProjectContext, readonly Item[]> {
  const groups = new Map<ProjectContext, Item[]>();
  for (const [project, item] of entries) {
    const group = groups.get(project);
    if (group === undefined) groups.set(project, [item]);
    else group.push(item);
  }
  return groups;
}

/** Longer ways nobody reads. */
const MOST_STEPS = 12;

/** `A (lookup) → B (lookup) → A` */
function wayAround({ steps }: MapCircle) {
  const shown = steps
    .slice(0, MOST_STEPS)
    .map(({ project, lookup }) => say`${name(project.model.name)} (${lookup.name})`);
  const [first] = steps;
  const rest = steps.length > MOST_STEPS ? [`${steps.length - MOST_STEPS} more`] : [];
  return list([...shown, ...rest, name(first?.project.model.name ?? '')], ' → ');
}
