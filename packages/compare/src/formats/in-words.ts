import { countText } from '@dipv/reporter';
import type { Effect } from '../change-kinds.js';
import type { ChangedPlace, Comparison, ComparisonSummary, MapComparison } from '../comparison.js';

/** The gravest first. */
export const EFFECTS: readonly Effect[] = ['breaking', 'review', 'safe'];

/** What people read in place of an effect. */
export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  breaking: 'breaks',
  review: 'look at it',
  safe: 'safe',
};

/** `2 changes break, 1 to look at, 3 safe; 1 new finding (1 error), 0 gone.`, and whether that is all. */
export function verdictOf({ summary }: Comparison): string {
  const { breaking, review, safe, newFindings, goneFindings, unread } = summary;
  const isSame = breaking + review + safe + newFindings + goneFindings === 0;
  if (unread > 0) {
    const told = isSame ? 'No change was found' : changesInWords(summary);
    return `${told}, but ${countText(unread, 'fault')} kept inputs from being read: this is not all.`;
  }
  return isSame ? 'Nothing changed.' : `${changesInWords(summary)}.`;
}

function changesInWords({ breaking, review, safe, newFindings, newErrors, goneFindings }: ComparisonSummary): string {
  const changes = [
    `${countText(breaking, 'change')} ${breaking === 1 ? 'breaks' : 'break'}`,
    `${review} to look at`,
    `${safe} safe`,
  ];
  const errors = newErrors === 0 ? '' : ` (${countText(newErrors, 'error')})`;
  return `${changes.join(', ')}; ${countText(newFindings, 'new finding')}${errors}, ${goneFindings} gone`;
}

/** `19 maps: 1 new, 2 gone, 5 changed, 11 as they were`; empty where tables alone are compared. */
export function mapsInWords({ maps, summary }: Comparison): string {
  if (maps.length === 0) return '';
  const { mapsAdded, mapsRemoved, mapsChanged, mapsUnchanged } = summary;
  return `${countText(maps.length, 'map')}: ${mapsAdded} new, ${mapsRemoved} gone, ${mapsChanged} changed, ${mapsUnchanged} as they were.`;
}

/** How a map is called, by what it is called now. */
export function titleOf({ before, after }: MapComparison): string {
  return after?.name ?? before?.name ?? '';
}

/** Whether there is anything to say of a map. */
export function isTold({ changes, newFindings, goneFindings }: MapComparison): boolean {
  return changes.length + newFindings.length + goneFindings.length > 0;
}

/** The two places of a change, in order; one that there is not is left out. */
export function placesOf(change: {
  readonly before: ChangedPlace | null;
  readonly after: ChangedPlace | null;
}): readonly (readonly [when: 'before' | 'after', place: ChangedPlace])[] {
  const { before, after } = change;
  return [
    ...(before === null ? [] : [['before', before] as const]),
    ...(after === null ? [] : [['after', after] as const]),
  ];
}

/** What could not be compared, by why: a change of inputs would settle what has the same reason. */
export function notComparedByReason({ maps }: Comparison): readonly NotComparedGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { what, reason } of maps.flatMap(({ notCompared }) => notCompared)) {
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, new Set([what]));
    else group.add(what);
  }
  return [...groups].map(([reason, all]) => ({ reason, all: [...all] }));
}

interface NotComparedGroup {
  readonly reason: string;
  readonly all: readonly string[];
}

/** What platforms are called. */
export const PLATFORM_WORDS = {
  'finance-and-operations': 'F&O entity',
  dataverse: 'Dataverse table',
  other: 'table',
  none: 'table',
} as const;
