import type { Flow, SideContext } from '@dipv/core';

/** What mappings write to a side, but for those with a blank or unresolvable field, which other codes report. */
export function soundFlowsTo({ leg, name }: SideContext): readonly Flow[] {
  return leg.flowsTo(name).filter(({ mapping, from, to }) => {
    if (!to.isSound) return false;
    return from.path === null ? mapping.hasDefault && mapping.model.direction !== 3 : from.isSound;
  });
}
