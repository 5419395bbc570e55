import type { LegContext, SideContext } from '@dipv/core';

/** The two ends of a leg of a table map. */
export interface DualWritePair {
  readonly finance: SideContext;
  readonly dataverse: SideContext;
}

/** `null`: it is no leg between F&O and Dataverse of a dual-write map. */
export function pairOf({ task, source, destination }: LegContext): DualWritePair | null {
  if (!task.project.isDualWrite) return null;
  const [finance, dataverse] = source.isFinanceAndOperations ? [source, destination] : [destination, source];
  return finance.isFinanceAndOperations && dataverse.isDataverse ? { finance, dataverse } : null;
}

/** Whether a side is the Dataverse end of such a leg. */
export function isDataverseEnd({ leg, isDataverse }: SideContext): boolean {
  return isDataverse && pairOf(leg) !== null;
}
