import type { LegContext } from '../context/leg-context.js';
import type { SideContext } from '../context/side-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { RunNeed, SideNeed } from '../model/fact.js';
import type { Lack } from '../model/lack.js';
import { lacksConnections } from '../knowledge/lacks.js';
import type { LegRuleNeed, SideRuleNeed } from '../rule.js';

/** What a task's rule lacks; `null`: nothing. */
export function lackOfTask(need: RunNeed, task: TaskContext): Lack | null {
  if (need === 'connections') {
    return task.project.run.workspace.connections === null ? lacksConnections() : null;
  }
  return task.connectionSet === null ? task.environments.noConnectionSet : null;
}

/** What a leg's rule lacks; `null`: nothing. */
export function lackOfLeg(need: LegRuleNeed, leg: LegContext): Lack | null {
  const [what, side] = split(need);
  if (what === 'connections' || what === 'connectionSet') return lackOfTask(what, leg.task);
  if (what === 'organizationMapping') return lackOfOrganizationMapping(leg);
  return (side === 'source' ? leg.source : leg.destination).lackOf(what);
}

/** What a side's rule lacks; `null`: nothing. */
export function lackOfSideRule(need: SideRuleNeed, side: SideContext): Lack | null {
  const [what, which] = split(need);
  if (what === 'connections' || what === 'connectionSet') return lackOfTask(what, side.leg.task);
  if (what === 'organizationMapping') return lackOfOrganizationMapping(side.leg);
  return (which === 'other' ? side.other : side).lackOf(what);
}

type Parts = readonly [what: RunNeed | SideNeed, side: string | undefined];

/** Needs are few, and asked for at every side of every map. */
const PARTS = new Map<LegRuleNeed | SideRuleNeed, Parts>();

function split(need: LegRuleNeed | SideRuleNeed): Parts {
  let parts = PARTS.get(need);
  if (parts === undefined) {
    const [what, side] = need.split('.');
    PARTS.set(need, (parts = [what as RunNeed | SideNeed, side]));
  }
  return parts;
}

function lackOfOrganizationMapping(leg: LegContext): Lack | null {
  if (leg.organizationMapping !== null) return null;
  if (leg.task.connectionSet === null) return leg.task.environments.noConnectionSet;
  const side = leg.source.environment.state === 'known' ? leg.destination : leg.source;
  return side.lackOf('metadata') ?? side.lackOfEnvironment;
}
