import type { TextChunk, TextSlice } from '../bytes/decode-text.js';
import { DEPTH_LIMIT } from './parse-json.js';

/** A JSON text without the elements of its list. */
export interface Envelope {
  /** The text with an empty list in the place of the list; the whole text where there is none. */
  readonly text: string;
  /** JSON pointer of the list that was taken apart: the root (`''`) or its member `value`. */
  readonly base: '' | '/value' | null;
  readonly elements: number;
  readonly whole: TextSlice;
}

/**
 * Takes a JSON list apart, or the list in the member `value` of an object as OData answers it, while the
 * text comes in, so that the whole of it is never in memory. Only brackets and strings are looked at: whether
 * the parts are valid JSON, their parser tells.
 * @returns `null` where the text is no whole JSON, or nests too deep
 */
export function splitList(
  chunks: Iterable<TextChunk>,
  take: (element: string, slice: TextSlice, pointer: string) => void,
): Envelope | null {
  const splitter = new ListSplitter(take);
  for (const chunk of chunks) if (!splitter.write(chunk)) return null;
  return splitter.end();
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** How far before a bracket its name is looked for. */
const NAME_REACH = 64;
const VALUE_MEMBER = /(?:^|[^\\])"value"\s*:\s*$/;

class ListSplitter {
  private depth = 0;
  private inString = false;
  private isEscaped = false;
  /** The depth inside the list; 0: none has begun, -1: it has ended. */
  private listDepth = 0;
  private base: '' | '/value' | null = null;
  private index = 0;
  private envelope: string[] = [];
  /** Text of the element so far, from earlier chunks. */
  private begun = '';
  private first: { readonly start: number; readonly offset: number } | null = null;
  private wholeStart: number | null = null;
  private wholeEnd = 0;
  private wholeLength = 0;

  constructor(private readonly take: (element: string, slice: TextSlice, pointer: string) => void) {}

  /** @returns whether to go on */
  write(chunk: TextChunk): boolean {
    const { text } = chunk;
    this.wholeStart ??= chunk.start;
    this.wholeEnd = chunk.end;
    this.wholeLength += text.length;
    let from = 0;
    if (this.listDepth > 0 && this.first === null) this.first = { start: chunk.start, offset: 0 };
    for (let at = 0; at < text.length; at++) {
      if (this.inString) {
        at = this.endOfString(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.inString = true;
        at = this.endOfString(text, at + 1);
      } else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        if (++this.depth > DEPTH_LIMIT) return false;
        if (code === OPEN_LIST && this.listDepth === 0 && this.isList(text, at)) {
          this.envelope.push(text.slice(from, at + 1));
          this.listDepth = this.depth;
          from = at + 1;
          this.first = { start: chunk.start, offset: from };
        }
      } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
        if (this.depth === this.listDepth) {
          if (!this.endElement(text.slice(from, at), chunk, true)) return false;
          this.listDepth = -1;
          from = at;
        }
        this.depth--;
      } else if (code === COMMA && this.depth === this.listDepth) {
        if (!this.endElement(text.slice(from, at), chunk, false)) return false;
        from = at + 1;
        this.first = { start: chunk.start, offset: from };
      }
    }
    if (this.listDepth > 0) this.begun += text.slice(from);
    else this.envelope.push(text.slice(from));
    return true;
  }

  end(): Envelope | null {
    if (this.depth !== 0 || this.inString || this.listDepth > 0) return null;
    const whole = { start: this.wholeStart ?? 0, end: this.wholeEnd, offset: 0, length: this.wholeLength };
    return { text: this.envelope.join(''), base: this.base, elements: this.index, whole };
  }

  /** From inside a string: where it ends, or where the chunk does. */
  private endOfString(text: string, from: number): number {
    let at = from;
    if (this.isEscaped) {
      this.isEscaped = false;
      at++;
    }
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.inString = false;
        return at;
      }
      if (code === BACKSLASH && ++at >= text.length) this.isEscaped = true;
    }
    return at;
  }

  /** Whether the bracket here opens the list. */
  private isList(text: string, at: number): boolean {
    if (this.depth === 1) this.base = '';
    else if (this.depth === 2) {
      const earlier = at < NAME_REACH ? (this.envelope.at(-1) ?? '').slice(-NAME_REACH) : '';
      const before = earlier + text.slice(Math.max(at - NAME_REACH, 0), at);
      if (VALUE_MEMBER.test(before)) this.base = '/value';
    }
    return this.base !== null;
  }

  /** @returns whether there is an element where there must be one */
  private endElement(rest: string, chunk: TextChunk, isLast: boolean): boolean {
    const element = this.begun + rest;
    this.begun = '';
    const { start, offset } = this.first ?? { start: chunk.start, offset: 0 };
    if (element.trim() === '') return isLast && this.index === 0;
    this.take(element, { start, end: chunk.end, offset, length: element.length }, `${this.base ?? ''}/${this.index}`);
    this.index++;
    return true;
  }
}
