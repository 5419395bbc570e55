import { code, foldName, say, type LegContext, type OrganizationPair, type Text } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { Spot } from './make-change.js';

/** A pair of the organization mapping that came or went. */
export interface PairChange {
  readonly kind: ChangeKind;
  /** The two organizations, folded. */
  readonly about: string;
  readonly what: Text;
  readonly spots: { readonly before: Spot | null; readonly after: Spot | null };
}

/** How the organization mapping between the environments of a leg changed; `null`: only one of the two sides tells it. */
export function compareOrganizations(before: LegContext, after: LegContext): readonly PairChange[] | null {
  const [old, now] = [before, after].map((leg) =>
    leg.task.project.isDualWrite && leg.organizationMapping !== null ? byNames(leg.organizationMapping) : null,
  );
  if (old == null && now == null) return [];
  if (old == null || now == null) return null;
  return [
    ...[...old]
      .filter(([names]) => !now.has(names))
      .map(([about, pair]) => changeOf('organizations-unpaired', about, pair)),
    ...[...now]
      .filter(([names]) => !old.has(names))
      .map(([about, pair]) => changeOf('organizations-paired', about, pair)),
  ];
}

/** By the two organizations, whichever comes first: a connection set may list a pair in both of its lists. */
function byNames(pairs: readonly OrganizationPair[]): ReadonlyMap<string, OrganizationPair> {
  const named = pairs.map((pair) => {
    const names = [pair.firstPartition, pair.secondPartition].map((each) => foldName(each.trim())).sort();
    return [JSON.stringify(names), pair] as const;
  });
  return new Map(named.reverse()); // the first one tells where it stands
}

function changeOf(kind: ChangeKind, about: string, pair: OrganizationPair): PairChange {
  const isNew = kind === 'organizations-paired';
  const both = say`${code(pair.firstPartition)} and ${code(pair.secondPartition)}`;
  const what = isNew ? say`${both} are a pair now` : say`${both} are no pair any more`;
  const spot = { document: pair.document, pointer: pair.firstPointer };
  return { kind, about, what, spots: isNew ? { before: null, after: spot } : { before: spot, after: null } };
}
