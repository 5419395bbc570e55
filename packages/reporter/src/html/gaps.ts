import type { Advice, FormatContext, Lack, ProjectReport } from '@dipv/core';
import { PLATFORM_NAMES } from './leg-picture.js';

/** Checks that could not be made for want of the same kind of knowledge. */
export interface Gap {
  readonly title: string;
  /** `null`: nobody knows what would settle it. */
  readonly inputs: Advice['inputs'] | null;
  readonly reasons: readonly GapReason[];
  /** Codes, counted for each map. */
  readonly checks: number;
}

export interface GapReason {
  readonly reason: string;
  /** Sorted. */
  readonly codes: readonly string[];
  /** Places of the maps in the report, from 0. */
  readonly maps: readonly number[];
}

/** What was not checked, by what is lacking and then by reason; what is lacking most first. */
export function gapsOf(
  projects: readonly Pick<ProjectReport, 'notChecked'>[],
  adviceOn: FormatContext['adviceOn'],
): readonly Gap[] {
  const groups = new Map<string, { lack: Lack | null; checks: number; reasons: Map<string, Found> }>();
  projects.forEach(({ notChecked }, map) => {
    for (const { code, reason, lack = null } of notChecked) {
      const key = lack === null || adviceOn === undefined ? '' : `${lack.fact ?? 'none'} ${lack.platform ?? 'any'}`;
      const group = groups.get(key) ?? { lack, checks: 0, reasons: new Map<string, Found>() };
      groups.set(key, group);
      group.checks += 1;
      const found = group.reasons.get(reason) ?? { codes: new Set(), maps: new Set() };
      group.reasons.set(reason, found);
      found.codes.add(code);
      found.maps.add(map);
    }
  });
  const titles = new Map<string, number>();
  const titleOf = ({ lack }: { readonly lack: Lack | null }) => (lack === null ? '' : (adviceOn?.(lack)?.title ?? ''));
  for (const group of groups.values()) titles.set(titleOf(group), (titles.get(titleOf(group)) ?? 0) + 1);
  return [...groups.entries()]
    .map(([key, { lack, checks, reasons }]) => {
      const advice = key === '' || lack === null ? null : (adviceOn?.(lack) ?? null);
      const isOneOfSeveral = advice !== null && (titles.get(advice.title) ?? 0) > 1;
      const platform = isOneOfSeveral ? (PLATFORM_NAMES[lack?.platform ?? 'none'] ?? null) : null;
      const title = advice?.title ?? (groups.size === 1 ? 'What was lacking' : 'Other reasons');
      return {
        title: platform === null ? title : `${title} (${platform})`,
        inputs: advice?.inputs ?? null,
        reasons: [...reasons]
          .map(([reason, { codes, maps }]) => ({ reason, codes: [...codes].sort(), maps: [...maps] }))
          .sort((a, b) => b.maps.length * b.codes.length - a.maps.length * a.codes.length),
        checks,
      };
    })
    .sort((a, b) => b.checks - a.checks);
}

interface Found {
  readonly codes: Set<string>;
  readonly maps: Set<number>;
}
