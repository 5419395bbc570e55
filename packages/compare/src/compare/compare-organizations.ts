import { code, foldName, say, type LegContext, type OrganizationPair, type Text } from '@dipv/core';
import type { ChangeKind } from '../change-kinds.js';
import type { Spot } from './make-change.js';

/** A pair of the organization mapping that came or went. */
interface PairChange {
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
    ...[...old].flatMap(([about, pairs]) => changesOf('organizations-unpaired', about, pairs, now.get(about) ?? [])),
    ...[...now].flatMap(([about, pairs]) => changesOf('organizations-paired', about, pairs, old.get(about) ?? [])),
  ];
}

type Pairs = readonly OrganizationPair[];

/** By the two organizations, whichever comes first: a connection set may list a pair in both of its lists. */
function byNames(pairs: Pairs): ReadonlyMap<string, Pairs> {
  const named = new Map<string, OrganizationPair[]>();
  for (const pair of pairs) {
    const about = JSON.stringify(
      [pair.firstPartition, pair.secondPartition].map((each) => foldName(each.trim())).sort(),
    );
    const known = named.get(about);
    if (known === undefined) named.set(about, [pair]);
    else known.push(pair);
  }
  return named;
}

/** Of a pair that only one side has, or has in a list more. */
function changesOf(kind: ChangeKind, about: string, pairs: Pairs, others: Pairs): readonly PairChange[] {
  const [pair] = pairs.filter((each) => others.every((other) => other.kind !== each.kind));
  if (pair === undefined) return [];
  const isNew = kind === 'organizations-paired';
  const both = say`${code(pair.firstPartition)} and ${code(pair.secondPartition)}`;
  const as = others.length === 0 ? 'pair' : `pair of the list of ${LISTS[pair.kind]}`;
  const what = isNew ? say`${both} are a ${as} now` : say`${both} are no ${as} any more`;
  const spot = { document: pair.document, pointer: pair.firstPointer };
  return [{ kind, about, what, spots: isNew ? { before: null, after: spot } : { before: spot, after: null } }];
}

const LISTS = { 'data partition': 'data partitions', 'legal entity': 'legal entities' } as const;
