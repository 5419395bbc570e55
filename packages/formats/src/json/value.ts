export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object whose names are data, without the one that JSON.NET adds to tell its type. */
export function entriesOf(dictionary: object): [name: string, value: unknown][] {
  return Object.entries(dictionary).filter(([name]) => name !== '$type');
}

/** What should be a name, for a message. */
export function nameText(value: unknown): string {
  return typeof value === 'string' ? value : describe(value);
}

/** What a JSON value is, for a message. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
