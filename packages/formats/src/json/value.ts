import { withoutSecrets } from '@dipv/core';

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

/** What a JSON value is, for a message. A text may be anything, which is nobody's business where it is no name. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'empty text' : 'text';
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  return JSON.stringify(value);
}

/** A name, or what a service said, for a message. */
export function quoted(text: string): string {
  const shown = JSON.stringify(withoutSecrets(text));
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}
