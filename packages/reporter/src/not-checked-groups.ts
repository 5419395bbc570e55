import type { ProjectReport } from '@dipv/core';

/** Codes that lacked the same things. */
export interface NotCheckedGroup {
  readonly codes: readonly string[];
  readonly reasons: readonly { readonly reason: string; readonly maps: number }[];
}

/**
 * What was not checked, told briefly: a run over a solution lacks the same few things hundreds of times, so
 * reasons are counted over the maps, and reasons that silence the same codes stand together.
 */
export function groupNotChecked(projects: readonly ProjectReport[]): readonly NotCheckedGroup[] {
  const byReason = new Map<string, { codes: Set<string>; maps: Set<number> }>();
  projects.forEach((project, index) => {
    for (const { code, reason } of project.notChecked) {
      const entry = byReason.get(reason) ?? { codes: new Set(), maps: new Set() };
      byReason.set(reason, entry);
      entry.codes.add(code);
      entry.maps.add(index);
    }
  });

  const byCodes = new Map<string, { codes: string[]; reasons: { reason: string; maps: number }[] }>();
  for (const [reason, { codes, maps }] of byReason) {
    const sorted = [...codes].sort();
    const key = JSON.stringify(sorted);
    const group = byCodes.get(key) ?? { codes: sorted, reasons: [] };
    byCodes.set(key, group);
    group.reasons.push({ reason, maps: maps.size });
  }
  return [...byCodes.values()];
}
