/**
 * What a marked part of a text is, so that each output format can set it apart in its own way: `name` of a table, a
 * map or the like, `field` (a column or a field path), or `code` (something to type or to compare letter by letter).
 */
export type MarkKind = 'name' | 'field' | 'code';

/** The characters `start` to `end` (UTF-16, the end exclusive) of a text. Marks are in order and do not overlap. */
export type Mark = readonly [start: number, end: number, kind: MarkKind];

/** Plain English, and which parts of it are names, fields or code. */
export interface Text {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What a rule may say: a plain sentence, or one in which names are marked, as `say` makes it. */
export type Words = string | Text;

/** Reads as its plain text, also in a template of somebody who does not ask for marks. */
class Sentence implements Text {
  constructor(
    readonly text: string,
    readonly marks: readonly Mark[],
  ) {}

  toString(): string {
    return this.text;
  }
}

export function toText(words: Words): Text {
  return typeof words === 'string' ? new Sentence(words, []) : words;
}

export function isWords(given: unknown): given is Words {
  if (typeof given !== 'object' || given === null) return typeof given === 'string';
  const { text, marks } = given as Partial<Readonly<Record<string, unknown>>>;
  return typeof text === 'string' && Array.isArray(marks);
}

/** Makes a sentence of parts: ``say`Missing field ${field('emailadress1')}` ``. */
export function say(sentence: TemplateStringsArray, ...parts: readonly (Words | number)[]): Text {
  const all: (Words | number)[] = [];
  for (const [i, words] of sentence.entries()) all.push(words, parts[i] ?? '');
  return joined(all);
}

/** The parts with a separator between them. */
export function list(parts: readonly Words[], separator = ', '): Text {
  return joined(parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part])));
}

export function name(text: string): Text {
  return marked(text, 'name');
}

/** A column or a field path, with the name that people see beside it where that is known and another. */
export function field(text: string, displayName: string | null = null): Text {
  const shown = displayName?.trim() ?? '';
  const isSame = shown === '' || shown.toLowerCase() === text.toLowerCase();
  return isSame ? marked(text, 'field') : joined([marked(text, 'field'), ` (${marked(shown, 'name').text})`]);
}

export function code(text: string): Text {
  return marked(text, 'code');
}

/** A text cut at its marks; `null`: plain words. */
export function partsOf({ text, marks }: Text): readonly { readonly text: string; readonly kind: MarkKind | null }[] {
  const parts: { text: string; kind: MarkKind | null }[] = [];
  let at = 0;
  for (const [start, end, kind] of marks) {
    if (start > at) parts.push({ text: text.slice(at, start), kind: null });
    parts.push({ text: text.slice(start, end), kind });
    at = end;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), kind: null });
  return parts;
}

/** A longer name is shown by its ends: nobody reads it, and a message that repeats it costs a thousand times its length. */
const MOST_LENGTH = 256;
const END_LENGTH = 100;

function marked(text: string, kind: MarkKind): Text {
  if (text.length <= MOST_LENGTH) return new Sentence(text, text === '' ? [] : [[0, text.length, kind]]);
  const ends = `${wellFormed(text.slice(0, END_LENGTH))} … ${wellFormed(text.slice(-END_LENGTH))}`;
  return new Sentence(`${ends} (${text.length.toLocaleString('en')} characters)`, [[0, ends.length, kind]]);
}

/** Without the half of a character that a cut leaves at either end. */
function wellFormed(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

function joined(parts: readonly (Words | number)[]): Text {
  let text = '';
  const marks: Mark[] = [];
  for (const part of parts) {
    if (typeof part === 'object') {
      for (const [start, end, kind] of part.marks) marks.push([text.length + start, text.length + end, kind]);
      text += part.text;
    } else text += String(part);
  }
  return new Sentence(text, marks);
}
