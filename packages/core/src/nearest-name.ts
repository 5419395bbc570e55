import { distance } from 'fastest-levenshtein';
import { foldName } from './names.js';

/** The candidate closest to a name, or `null` where none is close enough to be what was meant. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const folded = foldName(name);
  // A third of the name may differ: enough for a slip or a changed prefix, too little for another column.
  let limit = Math.max(1, Math.floor(folded.length / 3));
  let nearest: string | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - folded.length) > limit) continue;
    const d = distance(folded, foldName(candidate));
    if (d < limit || (d === limit && (nearest === null || candidate < nearest))) {
      limit = d;
      nearest = candidate;
    }
  }
  return nearest;
}
