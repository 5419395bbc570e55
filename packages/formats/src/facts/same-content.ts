/** Where a thing was read from, which says nothing of what it is; `raw` repeats what the model holds. */
const PLACES: ReadonlySet<string> = new Set([
  'document',
  'file',
  'pointer',
  'firstPointer',
  'secondPointer',
  'raw',
  'rawDirection',
]);

/** Whether two things that were read say the same, wherever and however they are written. */
export function isSameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => isSameContent(each, b[i]))
    );
  }
  const [ones, others] = [membersOf(a), membersOf(b)];
  if (ones.size !== others.size) return false;
  return [...ones].every(([name, value]) => others.has(name) && isSameContent(value, others.get(name)));
}

/** The things that differ from all before them. */
export function distinctContents<T>(things: readonly T[]): T[] {
  const distinct: T[] = [];
  for (const thing of things) if (!distinct.some((known) => isSameContent(known, thing))) distinct.push(thing);
  return distinct;
}

function membersOf(value: object): ReadonlyMap<unknown, unknown> {
  if (value instanceof Map) return value;
  const members = Object.entries(value).filter(([name, member]) => member !== undefined && !PLACES.has(name));
  // the order of a value map's members says nothing
  return new Map(
    members.map(([name, member]) => [name, name === 'entries' ? new Map(member as [string, string][]) : member]),
  );
}
