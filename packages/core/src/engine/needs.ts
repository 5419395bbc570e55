import type { LegContext } from '../context/leg-context.js';
import type { SideContext } from '../context/side-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { LegRuleNeed, RunNeed, SideNeed, SideRuleNeed } from '../rule.js';

/** Why a task's rule cannot be checked; `null`: nothing is lacking. */
export function lackOfTask(need: RunNeed, task: TaskContext): string | null {
  if (need === 'connections') {
    return task.project.run.workspace.connections === null ? 'no connections snapshot was supplied' : null;
  }
  return task.connectionSet === null ? task.noConnectionSet : null;
}

/** Why a leg's rule cannot be checked; `null`: nothing is lacking. */
export function lackOfLeg(need: LegRuleNeed, leg: LegContext): string | null {
  const [what, side] = split(need);
  if (what === 'connections' || what === 'connectionSet') return lackOfTask(what, leg.task);
  if (what === 'organizationMapping') return lackOfOrganizationMapping(leg);
  return (side === 'source' ? leg.source : leg.destination).lackOf(what);
}

/** Why a side's rule cannot be checked; `null`: nothing is lacking. */
export function lackOfSideRule(need: SideRuleNeed, side: SideContext): string | null {
  const [what, which] = split(need);
  if (what === 'connections' || what === 'connectionSet') return lackOfTask(what, side.leg.task);
  if (what === 'organizationMapping') return lackOfOrganizationMapping(side.leg);
  return (which === 'other' ? side.other : side).lackOf(what);
}

function split(need: LegRuleNeed | SideRuleNeed): [RunNeed | SideNeed, string | undefined] {
  const [what, side] = need.split('.');
  return [what as RunNeed | SideNeed, side];
}

function lackOfOrganizationMapping(leg: LegContext): string | null {
  if (leg.organizationMapping !== null) return null;
  if (leg.task.connectionSet === null) return leg.task.noConnectionSet;
  const side = leg.source.environment.state === 'known' ? leg.destination : leg.source;
  return side.lackOf('metadata') ?? `the environment of ${side.label.text} is not known`;
}
