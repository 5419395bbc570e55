/**
 * Makes data unchangeable, all the way down, so that no rule can take anything away from another. What was frozen
 * before is passed over; so are documents, which keep what they have looked up.
 */
export function freezeModel(value: unknown): void {
  const open: unknown[] = [value]; // no recursion: a map's raw JSON may nest deeper than calls can
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    if (next instanceof Map || next instanceof Set) {
      for (const each of next.values()) open.push(each);
      for (const change of ['set', 'add', 'delete', 'clear'])
        if (change in next) Object.defineProperty(next, change, REFUSAL);
    } else if (Array.isArray(next)) for (const each of next) open.push(each);
    else if (!isPlain(next)) continue;
    else for (const key in next) open.push((next as Readonly<Record<string, unknown>>)[key]);
    Object.freeze(next);
  }
}

const REFUSAL = {
  value: () => {
    throw new TypeError('a rule cannot change the model');
  },
};

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('locate' in value);
}
