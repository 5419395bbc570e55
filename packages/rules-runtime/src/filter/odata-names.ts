import type { Span } from './filter-syntax.js';

/** A name in the filter of the other side's language. */
export interface ODataName extends Span {
  readonly name: string;
}

/** Texts, GUIDs, numbers and dates, which hold no names; and names, with what follows them. */
const TOKEN =
  /(?<quoted>(?<property>PropertyName\s*=\s*)?'(?:[^']|'')*')|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\d[\w.:+-]*|(?<name>[\p{L}_][\p{L}\p{N}_]*(?:[./][\p{L}_][\p{L}\p{N}_]*)*)(?<after>\s*[(=])?/giu;

const WORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'in',
  'null',
  'true',
  'false',
]);

/**
 * The columns that the OData filter of a Dataverse side names, as far as one may tell without reading it: DIPV1012 judges
 * it. `_accountid_value` names the lookup `accountid`.
 */
export function namesInOData(text: string): readonly ODataName[] {
  const found: ODataName[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const { quoted, property, name, after } = match.groups ?? {};
    if (quoted !== undefined && property !== undefined) {
      const start = match.index + property.length + 1;
      const end = match.index + quoted.length - 1;
      found.push({ name: text.slice(start, end), start, end });
    }
    if (name === undefined || after !== undefined || WORDS.has(name.toLowerCase())) continue;
    const end = match.index + name.length;
    found.push({ name: /^_(.+)_value$/i.exec(name)?.[1] ?? name, start: match.index, end });
  }
  return found;
}
