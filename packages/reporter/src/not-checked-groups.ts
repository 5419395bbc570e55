import type { ProjectReport } from '@dipv/core';

/** Codes that lacked the same things. */
export interface NotCheckedGroup {
  readonly codes: readonly string[];
  readonly reasons: readonly { readonly reason: string; readonly maps: number }[];
}

/** What was lacking, and what could not be checked for want of it. */
export interface Lack {
  readonly reason: string;
  /** Sorted. */
  readonly codes: readonly string[];
  readonly maps: number;
  /** Checks that could not be made: codes, counted for each map. */
  readonly checks: number;
}

/** What one map, or several, lacked: each reason once, what is lacking most first. */
export function lacksOf(projects: readonly Pick<ProjectReport, 'notChecked'>[]): readonly Lack[] {
  const byReason = new Map<string, { codes: Set<string>; maps: Set<number>; checks: number }>();
  projects.forEach((project, index) => {
    for (const { code, reason } of project.notChecked) {
      const entry = byReason.get(reason) ?? { codes: new Set(), maps: new Set(), checks: 0 };
      byReason.set(reason, entry);
      entry.codes.add(code);
      entry.maps.add(index);
      entry.checks += 1;
    }
  });
  return [...byReason]
    .map(([reason, { codes, maps, checks }]) => ({ reason, codes: [...codes].sort(), maps: maps.size, checks }))
    .sort((a, b) => b.checks - a.checks);
}

/** What is told where there is little room. */
const MOST_LACKS = 4;

/** What is lacking most, and how many other reasons there are. */
export function mostLacking(projects: readonly ProjectReport[]): {
  readonly lacks: readonly Lack[];
  readonly others: number;
} {
  const all = lacksOf(projects);
  const shown = all.length === MOST_LACKS + 1 ? all.length : MOST_LACKS; // a line that says "1 other" saves none
  return { lacks: all.slice(0, shown), others: Math.max(0, all.length - shown) };
}

/**
 * What was not checked, told in full but briefly: a run over a solution lacks the same few things hundreds of times, so
 * reasons are counted over the maps, and reasons that silence the same codes stand together.
 */
export function groupNotChecked(projects: readonly ProjectReport[]): readonly NotCheckedGroup[] {
  const groups = new Map<string, { codes: readonly string[]; reasons: { reason: string; maps: number }[] }>();
  for (const { reason, codes, maps } of lacksOf(projects)) {
    const key = JSON.stringify(codes);
    const group = groups.get(key) ?? { codes, reasons: [] };
    groups.set(key, group);
    group.reasons.push({ reason, maps });
  }
  return [...groups.values()];
}
