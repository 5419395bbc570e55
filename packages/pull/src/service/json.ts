/** An object of an answer. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a property; empty where it has none. */
export function textIn(value: JsonObject, property: string): string {
  const text = Object.hasOwn(value, property) ? value[property] : null;
  return typeof text === 'string' ? text : '';
}

/** The objects of a list. */
export function objectsIn(value: JsonObject, property: string): readonly JsonObject[] {
  const list = Object.hasOwn(value, property) ? value[property] : null;
  return Array.isArray(list) ? list.filter(isObject) : [];
}
