import type { Utf8Chunk, TextSlice } from '../bytes/decode-text.js';
import { DEPTH_LIMIT } from './parse.js';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './structural-characters.js';

/** A JSON text without the elements of its list. */
export interface Envelope {
  /** The text with an empty list in the place of the list; the whole text where there is none. */
  readonly text: string;
  /** JSON pointer of the list that was taken apart: the root (`''`), or the member of it that is the list. */
  readonly base: string | null;
  readonly elements: number;
  readonly whole: TextSlice;
}

/** An element of the list. Its texts are to be had until the next one is asked for. */
export interface ListElement {
  readonly index: number;
  /** JSON pointer. */
  readonly pointer: string;
  readonly text: () => string;
  /** The same in UTF-8. */
  readonly bytes: Uint8Array;
  /** The text with empty lists in the place of all lists in it: all that there is to say of most tables of metadata. */
  readonly head: () => string;
  /** Whether there are no such lists, so that the head is all. */
  readonly isHeadAll: boolean;
  readonly slice: TextSlice;
}

/**
 * Takes a JSON list apart, or the list in a member of an object as OData answers it (`value`), while the
 * text comes in, so that the whole of it is never in memory. Only brackets and strings are looked at: whether
 * the parts are valid JSON, their parser tells.
 * @returns what stands around the elements; `null` where the text is no whole JSON, or nests too deep
 */
export function* splitList(chunks: Iterable<Utf8Chunk>): Generator<ListElement, Envelope | null> {
  const splitter = new ListSplitter();
  for (const chunk of chunks) {
    const elements = splitter.elementsOf(chunk);
    if (elements === null) return null;
    yield* elements;
  }
  return splitter.envelopeAtEnd();
}

/** How far before a bracket its name is looked for. */
const NAME_REACH = 64;
/** OData's list, and that of `RetrieveMetadataChanges`. */
export const LIST_MEMBERS: readonly string[] = ['value', 'EntityMetadata'];
const LIST_MEMBER = new RegExp(`(?:^|[^\\\\])"(${LIST_MEMBERS.join('|')})"\\s*:\\s*$`);

/** Where the string ends that `from` is in, or behind the end where it goes on in the next chunk. */
function endOfStringBytes(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let at = from;
  for (; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
  }
  return at;
}

/** Bytes of a text that comes in chunks, whose memory is used again for the next one. */
class Pieces {
  private kept: Uint8Array[] = [];
  private fresh: Uint8Array[] = [];

  add(piece: Uint8Array): void {
    if (piece.length > 0) this.fresh.push(piece);
  }

  /** The chunk ends. */
  keep(): void {
    for (const piece of this.fresh) this.kept.push(Uint8Array.from(piece));
    this.fresh = [];
  }

  /** @returns what was added since the last time */
  take(): Uint8Array {
    const [only = new Uint8Array(), ...others] = [...this.kept, ...this.fresh];
    const bytes = others.length === 0 ? only : Buffer.concat([...this.kept, ...this.fresh]);
    this.kept = [];
    this.fresh = [];
    return bytes;
  }

  /** The last bytes as text, at least so many where there are as many. */
  tail(length: number): string {
    let text = '';
    for (let i = this.kept.length - 1; i >= 0 && text.length < length; i--) {
      text = textOf((this.kept[i] ?? new Uint8Array()).subarray(-length)) + text;
    }
    return text;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}

/** Where the text stands between two chunks. */
type StringState = 'outside' | 'inside' | 'behind a backslash';

/** Where something that is passed over in a chunk ends, or the chunk. */
interface Passed {
  readonly at: number;
  readonly depth: number;
  readonly string: StringState;
}

/**
 * Goes on inside a list that is passed over. Most of a large text is inside of such lists: this is a function of its
 * own so that V8 compiles the loop well.
 * @returns the place of the list's closing bracket, or one behind the chunk
 */
function passOver(bytes: Uint8Array, from: number, depthThere: number, inside: number): Passed {
  const { length } = bytes;
  let depth = depthThere;
  let at = from;
  for (; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = endOfStringBytes(bytes, at + 1);
      if (at >= length) return { at, depth, string: stringState(at, length) };
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (++depth > DEPTH_LIMIT) break;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === inside) break;
      depth--;
    }
  }
  return { at, depth, string: 'outside' };
}

/** @param at where a string ends, see `endOfStringBytes` */
function stringState(at: number, length: number): StringState {
  if (at < length) return 'outside';
  return at > length ? 'behind a backslash' : 'inside';
}

/** Where the string ends that a chunk begins inside, or in front of the chunk where it begins in none. */
function endOfOpenString(bytes: Uint8Array, string: StringState): number {
  if (string === 'outside') return -1;
  return endOfStringBytes(bytes, string === 'inside' ? 0 : 1);
}

class ListSplitter {
  private depth = 0;
  private string: StringState = 'outside';
  /** The depth inside the list; 0: none has begun, -1: it has ended. */
  private listDepth = 0;
  /** The depth of the list inside the element that is passed over for its head; 0: none is. */
  private passedOver = 0;
  private base: string | null = null;
  private index = 0;
  private readonly envelope = new Pieces();
  private readonly element = new Pieces();
  private readonly head = new Pieces();
  private first = { start: 0, offset: 0 };
  private length = 0;
  private wholeStart: number | null = null;
  private wholeEnd = 0;

  /** @returns the elements that end in the chunk; `null`: the text is none to take apart */
  elementsOf(chunk: Utf8Chunk): ListElement[] | null {
    const { bytes, start } = chunk;
    const { length } = bytes;
    this.wholeStart ??= start;
    this.wholeEnd = chunk.end;
    this.length += length;
    const elements: ListElement[] = [];
    let { depth, listDepth, passedOver } = this;
    /** Where the element (or the envelope), and where what belongs into the head, begins in this chunk. */
    let from = 0;
    let headFrom = 0;
    const resumed = endOfOpenString(bytes, this.string);
    this.string = stringState(resumed, length);
    for (let at = resumed + 1; at < length; at++) {
      if (passedOver !== 0) {
        const passed = passOver(bytes, at, depth, passedOver);
        ({ at, depth, string: this.string } = passed);
        if (depth > DEPTH_LIMIT) return null;
        if (at >= length) break;
      }
      const byte = bytes[at];
      if (byte === QUOTE) {
        at = endOfStringBytes(bytes, at + 1);
        this.string = stringState(at, length);
      } else if (byte === OPEN_OBJECT) {
        if (++depth > DEPTH_LIMIT) return null;
      } else if (byte === OPEN_LIST) {
        if (++depth > DEPTH_LIMIT) return null;
        if (listDepth > 0) {
          passedOver = depth;
          this.head.add(bytes.subarray(headFrom, at + 1));
        } else if (listDepth === 0 && this.isList(bytes, at, depth)) {
          this.envelope.add(bytes.subarray(from, at + 1));
          listDepth = depth;
          from = headFrom = at + 1;
          this.first = { start, offset: from };
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === listDepth) {
          this.head.add(bytes.subarray(headFrom, at));
          this.element.add(bytes.subarray(from, at));
          const element = this.endElement(chunk.end);
          if (element !== null) elements.push(element);
          else if (this.index > 0) return null; // only a list of none may hold nothing
          listDepth = -1;
          from = at;
        } else if (depth === passedOver) {
          passedOver = 0;
          headFrom = at;
        }
        depth--;
      } else if (byte === COMMA && depth === listDepth && listDepth > 0) {
        this.head.add(bytes.subarray(headFrom, at));
        this.element.add(bytes.subarray(from, at));
        const element = this.endElement(chunk.end);
        if (element === null) return null;
        elements.push(element);
        from = headFrom = at + 1;
        this.first = { start, offset: from };
      }
    }
    if (listDepth > 0) {
      this.element.add(bytes.subarray(from));
      if (passedOver === 0) this.head.add(bytes.subarray(headFrom));
    } else this.envelope.add(bytes.subarray(from));
    for (const pieces of [this.envelope, this.element, this.head]) pieces.keep();
    this.depth = depth;
    this.listDepth = listDepth;
    this.passedOver = passedOver;
    return elements;
  }

  envelopeAtEnd(): Envelope | null {
    if (this.depth !== 0 || this.string !== 'outside' || this.listDepth > 0) return null;
    const whole = { start: this.wholeStart ?? 0, end: this.wholeEnd, offset: 0, length: this.length };
    return { text: textOf(this.envelope.take()), base: this.base, elements: this.index, whole };
  }

  /** Whether the bracket here opens the list. */
  private isList(bytes: Uint8Array, at: number, depth: number): boolean {
    if (depth === 1) this.base = '';
    else if (depth === 2) {
      const earlier = at < NAME_REACH ? this.envelope.tail(NAME_REACH) : '';
      const before = earlier + textOf(bytes.subarray(Math.max(at - NAME_REACH, 0), at));
      const member = LIST_MEMBER.exec(before)?.[1];
      if (member !== undefined) this.base = `/${member}`;
    }
    return this.base !== null;
  }

  /** `null`: nothing stands where an element must. */
  private endElement(end: number): ListElement | null {
    const bytes = this.element.take();
    const head = this.head.take();
    const { start, offset } = this.first;
    if (head.length < NAME_REACH && textOf(head).trim() === '') return null;
    const index = this.index++;
    return {
      index,
      pointer: `${this.base ?? ''}/${index}`,
      text: () => textOf(bytes),
      bytes,
      head: () => textOf(head),
      isHeadAll: head.length === bytes.length,
      slice: { start, end, offset, length: bytes.length },
    };
  }
}
