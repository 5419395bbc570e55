/**
 * What is told of paths inside an archive, by the entries that they begin with, and from there on by the rest of the path:
 * none for the entry itself. A path goes on behind `!/`, which may be part of a name as well.
 */
export function byEntry<T>(
  told: ReadonlyMap<string, T>,
  entries: { has(name: string): boolean },
): Map<string, Map<string, T>> {
  const found = new Map<string, Map<string, T>>();
  for (const [path, what] of told) {
    let end = entries.has(path) ? path.length : path.indexOf('!/');
    while (end !== -1 && !entries.has(path.slice(0, end))) end = path.indexOf('!/', end + 1);
    const name = end === -1 ? path : path.slice(0, end);
    const inside = found.get(name) ?? new Map<string, T>();
    found.set(name, inside.set(path.slice(name.length + 2), what));
  }
  return found;
}
