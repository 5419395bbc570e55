import { isObject } from '../service/json.js';

/**
 * A value with its properties by name, and without what only says where and when it was asked for: the same environment
 * gives the same bytes.
 */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const names = Object.keys(value).filter((name) => !isAnnotation(name));
  return Object.fromEntries(names.sort().map((name) => [name, ordered(value[name])]));
}

function isAnnotation(name: string): boolean {
  return name.includes('@') && name !== '@odata.type';
}

export function byText<T>(textOf: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [x, y] = [textOf(a), textOf(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
}
