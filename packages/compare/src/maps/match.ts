/** What two sides have both, and what only one of them has. */
export interface Matched<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** A sign that two are the same; `null`: there is none. */
export type Sign<T> = (each: T) => string | null;

/** @param signs from the surest to the weakest: what one of them pairs, the next do not see */
export function match<T>(before: readonly T[], after: readonly T[], signs: readonly Sign<T>[]): Matched<T> {
  const pairs: [T, T][] = [];
  let removed = before;
  let added = after;
  for (const sign of signs) {
    const open = grouped(added, sign);
    const taken = new Set<T>();
    for (const each of removed) {
      const partner = open.get(sign(each))?.next().value;
      if (partner === undefined) continue;
      pairs.push([each, partner]);
      taken.add(each).add(partner);
    }
    removed = removed.filter((each) => !taken.has(each));
    added = added.filter((each) => !taken.has(each));
  }
  return { pairs, removed, added };
}

/** What has the same sign, to be taken one by one; without what has none (`null`). */
export function grouped<T>(all: readonly T[], sign: Sign<T>): ReadonlyMap<string | null, Iterator<T, undefined>> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = sign(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return new Map([...groups].map(([key, group]) => [key, group.values()]));
}
