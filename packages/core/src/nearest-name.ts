import { distance } from 'fastest-levenshtein';
import { foldName } from './names.js';

/** The candidate closest to a name, or `null` where none is close enough to be what was meant. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const folded = foldName(name);
  // A publisher's prefix that both have (`msdyn_`) tells nothing.
  const prefix = /^[a-z0-9]+_/.exec(folded)?.[0] ?? '';
  // A third of the name may differ: enough for a slip or a changed prefix, too little for another column.
  let limit = Math.max(1, Math.floor((folded.length - prefix.length) / 3));
  let nearest: string | null = null;
  for (const candidate of candidates) {
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
