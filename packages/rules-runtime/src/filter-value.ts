import { foldName } from '@dipv/core';

/** What a filter compares a column with, in either of the filter languages. */
export interface FilterValue {
  /** `open`: another column, or what a function tells, which is known when a record is read. */
  readonly kind: 'text' | 'element' | 'number' | 'moment' | 'truth' | 'null' | 'open';
  /** Folded, without quotes; of an element its name alone. */
  readonly text: string;
  /** Of numbers, also those in quotes; of moments in milliseconds. */
  readonly amount: number | null;
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const ISO = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;
const DAY = /^(?<day>\d{1,2})\\(?<month>\d{1,2})\\(?<year>\d{4})$/;
const GUID = /^\{?(?<guid>[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\}?$/i;

/** The value that a token is; `null`: it is none. */
export function filterValue(token: string): FilterValue | null {
  if (/^["']/.test(token)) return ofText(unquoted(token));
  if (NUMBER.test(token)) return { kind: 'number', text: token, amount: Number(token) };
  const moment = momentOf(token);
  if (moment !== null) return { kind: 'moment', text: token, amount: moment };
  const { guid } = GUID.exec(token)?.groups ?? {};
  if (guid !== undefined) return ofText(guid);
  if (!/^[\p{L}_]/u.test(token)) return null;
  const text = foldName(token);
  if (text === 'null') return { kind: 'null', text, amount: null };
  if (text === 'true' || text === 'false') return { kind: 'truth', text, amount: null };
  const [, element] = text.split('::');
  return element === undefined ? open(token) : { kind: 'element', text: element, amount: null };
}

export function open(token: string): FilterValue {
  return { kind: 'open', text: foldName(token), amount: null };
}

function ofText(written: string): FilterValue {
  const trimmed = written.trim();
  const moment = momentOf(trimmed);
  if (moment !== null) return { kind: 'moment', text: trimmed, amount: moment };
  return { kind: 'text', text: foldName(trimmed), amount: NUMBER.test(trimmed) ? Number(trimmed) : null };
}

function unquoted(token: string): string {
  const inner = token.slice(1, -1);
  return token.startsWith("'") ? inner.replaceAll("''", "'") : inner.replace(/\\([^])/gu, '$1');
}

/** Without a zone, that of UTC: all moments of one column are written alike. */
function momentOf(text: string): number | null {
  const iso = ISO.exec(text);
  const { day, month, year } = DAY.exec(text)?.groups ?? {};
  const moment =
    iso === null
      ? Date.UTC(Number(year), Number(month) - 1, Number(day))
      : Date.parse(text.includes(':') && iso[1] === undefined ? `${text}Z` : text);
  return Number.isNaN(moment) ? null : moment;
}

/** Whether two values are one; `null`: that cannot be told, as of the name of an element and its number. */
export function areEqual(a: FilterValue, b: FilterValue): boolean | null {
  if (a.kind === 'open' || b.kind === 'open') return a.kind === b.kind && a.text === b.text ? true : null;
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (isName(a) && isName(b)) {
    if (a.text === b.text) return true;
    const isByNumber = a.kind !== b.kind && (a.amount !== null || b.amount !== null);
    return isByNumber || (a.amount !== null && a.amount === b.amount) ? null : false;
  }
  if (a.kind === 'truth' && b.kind === 'truth') return a.text === b.text;
  const order = orderOf(a, b);
  if (order !== null) return order === 0;
  return a.text === '' || b.text === '' ? false : null;
}

/** Less than 0: `a` comes first; `null`: that cannot be told, as of two texts. */
export function orderOf(a: FilterValue, b: FilterValue): number | null {
  if (a.kind === b.kind && a.text === b.text) return 0;
  if ((a.kind === 'moment') !== (b.kind === 'moment') || a.amount === null || b.amount === null) return null;
  return a.amount - b.amount;
}

/** `DirPartyType::Person` and `"Person"` are one value. */
function isName({ kind }: FilterValue): boolean {
  return kind === 'text' || kind === 'element';
}
