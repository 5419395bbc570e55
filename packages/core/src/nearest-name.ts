import { distance } from 'fastest-levenshtein';
import { foldName } from './names.js';
import { onceFor } from './once-for.js';

/** Nobody misspells a longer name; to compare two takes the product of their lengths. */
const MOST_LENGTH = 256;
/** So many candidates are compared one and all. */
const FEW = 100;
/** Of more, so many on either side of the name, by how they begin and by how they end. */
const NEIGHBOURS = 25;

/**
 * The candidate closest to a name, or `null` where none is close enough to be what was meant. Of many candidates those
 * are looked at that begin or end most like the name, so that it takes no longer the more there are.
 * @param candidates a list that is asked again is sorted once
 */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  if (name.length > MOST_LENGTH) return null;
  const folded = foldName(name);
  const list = Array.isArray(candidates) ? (candidates as readonly string[]) : [...candidates];
  const near = list.length <= FEW ? list : neighboursOf(folded, list);
  // A publisher's prefix that both have (`msdyn_`) tells nothing.
  const prefix = /^[a-z0-9]+_/.exec(folded)?.[0] ?? '';
  // A third of the name may differ: enough for a slip or a changed prefix, too little for another column.
  let limit = Math.max(1, Math.floor((folded.length - prefix.length) / 3));
  let nearest: string | null = null;
  for (const candidate of near) {
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const other = foldName(candidate);
    const d = other.startsWith(prefix)
      ? distance(folded.slice(prefix.length), other.slice(prefix.length))
      : distance(folded, other);
    if (d < limit || (d === limit && (nearest === null || candidate < nearest))) {
      limit = d;
      nearest = candidate;
    }
  }
  return nearest;
}

/** A candidate, as it is sorted. */
interface Sorted {
  readonly key: string;
  readonly candidate: string;
}

interface Order {
  readonly byStart: readonly Sorted[];
  readonly byEnd: readonly Sorted[];
}

const orderOf = onceFor((candidates: readonly string[]): Order => ({
  byStart: sortedBy(candidates, foldName),
  byEnd: sortedBy(candidates, (candidate) => reversed(foldName(candidate))),
}));

function neighboursOf(folded: string, candidates: readonly string[]): ReadonlySet<string> {
  const { byStart, byEnd } = orderOf(candidates);
  return new Set([...around(folded, byStart), ...around(reversed(folded), byEnd)]);
}

function sortedBy(candidates: readonly string[], keyOf: (candidate: string) => string): readonly Sorted[] {
  const sorted = candidates.map((candidate) => ({ key: keyOf(candidate), candidate }));
  return sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function around(key: string, sorted: readonly Sorted[]): readonly string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return sorted.slice(Math.max(0, low - NEIGHBOURS), low + NEIGHBOURS).map(({ candidate }) => candidate);
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
