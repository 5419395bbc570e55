import { COUNT_BOUND as BOUND } from './bound.mjs';
import { COUNTERS } from './load.mjs';
import { workOf } from './work.mjs';

const SIZE = 64;
/** What is run less often than this for each thing of the largest size is of no account, however it grows. */
const OF_ACCOUNT = 4;
const MOST_NAMED = 4;

/** How often the statements of each function are run at three sizes: where the most frequent grows too fast is at fault. */
export async function countVisits(loaded, name, inputOf) {
  const countAt = async (n) => visitsOf(await workOf(loaded, inputOf(n)));
  const [first, middle, last] = [await countAt(SIZE), await countAt(2 * SIZE), await countAt(4 * SIZE)];
  let suspects = [...last]
    .map(([place, count]) => ({
      place,
      count,
      ratio: growth(place, [first, middle, last]),
    }))
    .filter(({ count, ratio }) => ratio > BOUND && count > OF_ACCOUNT * 4 * SIZE);
  if (suspects.length > 0) {
    // A limit that is passed once, as from texts that are short to others, does not show in the next doubling.
    const next = await countAt(8 * SIZE);
    suspects = suspects.filter(({ place, count }) => (next.get(place) ?? 0) / count > BOUND);
  }
  const faults = suspects
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_NAMED)
    .map(({ place, count, ratio }) => `${place}: ${count} visits, × ${ratio.toFixed(2)} a doubling`);
  return { name, faults, line: name };
}

/** What the last doubling costs; what a few things did not yet need is no growth. */
function growth(place, [first, middle, last]) {
  const [a, b, c] = [first, middle, last].map((visits) => visits.get(place) ?? 0);
  return a === 0 || b === 0 ? 0 : c / b;
}

async function visitsOf(work) {
  const counters = globalThis[COUNTERS] ?? {};
  for (const { s } of Object.values(counters)) for (const at of Object.keys(s)) s[at] = 0;
  await work();
  const visits = new Map();
  for (const { path, s, statementMap, fnMap } of Object.values(counters)) {
    for (const [at, count] of Object.entries(s)) {
      if (count === 0) continue;
      const place = `${path} ${functionAt(statementMap[at].start, fnMap)}`;
      visits.set(place, Math.max(count, visits.get(place) ?? 0));
    }
  }
  return visits;
}

/** The name of the innermost function that has one and holds the place. */
function functionAt({ line, column }, fnMap) {
  const holds = ({ loc: { start, end } }) =>
    (start.line < line || (start.line === line && start.column <= column)) &&
    (end.line > line || (end.line === line && end.column >= column));
  return Object.values(fnMap).findLast((each) => holds(each) && !each.name.startsWith('(anonymous'))?.name ?? '';
}
