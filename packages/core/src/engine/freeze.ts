/**
 * Makes the model unchangeable, all the way down, so that no rule can take anything away from another. What was frozen
 * before is passed over; so are documents, which keep what they have looked up.
 */
export function freezeModel(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    freezeAll(value.values());
    for (const change of ['set', 'add', 'delete', 'clear'])
      if (change in value) Object.defineProperty(value, change, REFUSAL);
  } else if (Array.isArray(value)) freezeAll(value);
  else if (!isPlain(value)) return;
  else for (const key in value) freezeModel((value as Readonly<Record<string, unknown>>)[key]);
  Object.freeze(value);
}

const REFUSAL = {
  value: () => {
    throw new TypeError('a rule cannot change the model');
  },
};

function freezeAll(values: Iterable<unknown>): void {
  for (const each of values) freezeModel(each);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !('locate' in value);
}
