import type { MappedField, SideContext } from '@dipv/core';

/** Columns of one publisher of which most are missing. */
export interface AbsentSolution {
  /** The publisher's prefix, `msdyn_`. */
  readonly prefix: string;
  /** How many columns with it the map uses, and how many of them are missing. */
  readonly used: number;
  readonly missing: number;
}

/** Fewer may well be slips. */
const FEWEST_MISSING = 3;

/** A publisher's prefix has two to eight characters. */
const PREFIX = /^[a-z][a-z0-9]{1,7}_/;

/** Publishers most of whose columns, as far as the map uses them, are missing in a Dataverse table. */
export function absentSolutions({ leg, name, isDataverse }: SideContext): readonly AbsentSolution[] {
  if (!isDataverse || leg.mappings.filter((mapping) => isMissing(mapping.end(name))).length < FEWEST_MISSING) return [];
  const columns = new Map<string, { readonly used: Set<string>; readonly missing: Set<string> }>();
  for (const mapping of leg.mappings) {
    const end = mapping.end(name);
    const column = end.path?.foldedHead ?? '';
    const prefix = PREFIX.exec(column)?.[0];
    if (prefix === undefined) continue;
    const known = columns.get(prefix) ?? { used: new Set(), missing: new Set() };
    columns.set(prefix, known);
    known.used.add(column);
    if (isMissing(end)) known.missing.add(column);
  }
  return [...columns]
    .map(([prefix, { used, missing }]) => ({ prefix, used: used.size, missing: missing.size }))
    .filter(({ used, missing }) => missing >= FEWEST_MISSING && missing * 2 > used);
}

function isMissing({ resolution }: MappedField): boolean {
  return resolution?.outcome === 'unresolved' && resolution.head === null;
}
