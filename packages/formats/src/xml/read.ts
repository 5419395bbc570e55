import { name as nameText } from '@dipv/core';
import { SaxesParser } from 'saxes';
import type { ByteSource } from '../bytes/byte-source.js';
import { decodeChunks, decodeText, type TextChunk, type TextSlice } from '../bytes/decode-text.js';
import { InputError, LimitError, type FaultPlace } from '../bytes/input-error.js';
import type { MemoryBudget } from '../bytes/memory-budget.js';
import { LineIndex } from '../text/line-index.js';
import { diagnoseXml } from './diagnose.js';
import type { ElementReader, PlaceOf, XmlAttributes } from './element-reader.js';

/** How deep elements may nest. The forms in solutions need some thirty levels. */
const DEPTH_LIMIT = 200;
/** Characters of a tag, a comment, or what an element holds as one piece: a map, a table. None needs a hundredth of it. */
const LENGTH_LIMIT = 2 ** 24;

/** The reader of the root element, or `null` where it is none that the caller reads. */
export type RootReader = (name: string, attributes: XmlAttributes, place: PlaceOf) => ElementReader | null;

/**
 * Streams an XML file through element readers.
 * @returns whether the root element was one to read
 * @throws InputError on XML that is not well-formed, nests too deep, has a DOCTYPE or a part that is too long, or leaves no
 *   memory
 */
export function readXml(source: ByteSource, readRoot: RootReader, memory: MemoryBudget): boolean {
  const stream = new XmlStream(readRoot);
  try {
    for (const chunk of decodeChunks(source)) {
      memory.checkHeap();
      stream.write(chunk);
      if (stream.isForeign) return false;
      memory.takeElements(stream.takeRead());
    }
    stream.close();
    return true;
  } catch (error) {
    if (error instanceof MalformedXml) throw whereItBreaks(source, error);
    throw error instanceof ElementInText ? atItsStart(source, error) : error;
  }
}

/** An element in one that holds text only. */
class ElementInText extends InputError {
  /** @param position where the parser had read its start tag */
  constructor(
    name: string,
    parent: string,
    readonly position: number,
  ) {
    super(`has an element <${name}> inside <${parent}>, which holds text only; a < in it is written &lt;`);
  }
}

function atItsStart(source: ByteSource, { reason, position }: ElementInText): InputError {
  const text = decodeText(source.read(0, source.size));
  return new InputError(reason, new LineIndex(text).position(text.lastIndexOf('<', position - 1)));
}

/** XML that is not well-formed, as the parser noticed it. */
class MalformedXml extends InputError {
  /** @param position how much of the text had been read */
  constructor(
    readonly fault: string,
    readonly position: number,
    place: FaultPlace,
  ) {
    super(`is no well-formed XML: ${fault}`, place);
  }
}

/** The same fault where it really is, if that is elsewhere. The text is looked at once more, and as a whole. */
function whereItBreaks(source: ByteSource, error: MalformedXml): InputError {
  const text = decodeText(source.read(0, source.size));
  const lines = new LineIndex(text);
  const fault = diagnoseXml(text, error.position, (offset) => lines.position(offset).line);
  return fault ? new InputError(`is no well-formed XML: ${fault.reason}`, lines.position(fault.offset)) : error;
}

interface OpenElement {
  readonly reader: ElementReader;
  readonly name: string;
  text: string;
}

/**
 * Reads what `later` put off.
 * @param content the text of that slice
 * @throws InputError when it is not well-formed, since the file has changed
 */
export function readXmlContent(content: string, reader: ElementReader): void {
  const stream = new XmlStream(() => reader);
  const inner = content.slice(0, Math.max(content.lastIndexOf('</'), 0));
  stream.write({ text: `<content>${inner}</content>`, start: 0, end: 0 });
  stream.close();
}

/** The content of an element as it comes in. */
interface Capture {
  raw: string;
  readonly line: number;
  readonly column: number;
}

class XmlStream {
  isForeign = false;
  private readonly parser = new SaxesParser({ xmlns: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  private readonly open: OpenElement[] = [];
  /** Where the content of an element starts that is to be read later. */
  private postponed: { readonly start: number; readonly offset: number; readonly position: number } | null = null;
  /** Open elements inside one that nobody reads. */
  private passedOver = 0;
  /** Elements that were read since somebody asked. */
  private read = 0;
  /** Whether anything began or ended since the chunk began. */
  private hasMoved = false;
  /** Characters of chunks in which nothing did. */
  private stuck = 0;
  private chunk: TextChunk = { text: '', start: 0, end: 0 };
  private chunkStart = 0;
  private capture: Capture | null = null;
  private captureFrom = 0;
  /** Where it ends. */
  private doctype: FaultPlace | null = null;

  /** With an eighth handler V8 takes the parser for a dictionary, in which every character costs five times as much. */
  constructor(private readonly readRoot: RootReader) {
    this.parser.on('error', (error) => {
      if (this.isForeign) return;
      throw new MalformedXml(error.message.replace(/^\d+:\d+: /, ''), this.parser.position, this.place);
    });
    this.parser.on('doctype', () => {
      this.doctype = this.place;
    });
    this.parser.on('opentag', ({ name, attributes }) => this.openElement(name, attributes));
    this.parser.on('closetag', () => this.closeElement());
    const addText = (text: string): void => {
      this.hasMoved = true;
      const element = this.open.at(-1);
      if (!element?.reader.text || this.passedOver > 0) return;
      element.text += text;
      this.checkLength(element.text.length);
    };
    this.parser.on('text', addText);
    this.parser.on('cdata', addText);
    this.parser.on('comment', () => {
      this.hasMoved = true;
    });
  }

  takeRead(): number {
    const { read } = this;
    this.read = 0;
    return read;
  }

  write(chunk: TextChunk): void {
    this.chunk = chunk;
    this.hasMoved = false;
    this.parser.write(chunk.text);
    this.stuck = this.hasMoved ? 0 : this.stuck + chunk.text.length;
    this.checkLength(this.stuck);
    if (this.capture) {
      this.capture.raw += chunk.text.slice(Math.max(this.captureFrom - this.chunkStart, 0));
      this.checkLength(this.capture.raw.length);
    }
    this.chunkStart += chunk.text.length;
  }

  close(): void {
    this.parser.close();
  }

  private openElement(name: string, attributes: XmlAttributes): void {
    this.hasMoved = true;
    if (this.isForeign) return;
    if (this.open.length + this.passedOver >= DEPTH_LIMIT)
      this.fail(`nests XML elements deeper than ${DEPTH_LIMIT} levels`);
    if (this.passedOver > 0) {
      this.passedOver++;
      return;
    }
    const parent = this.open.at(-1);
    if (parent?.reader.raw) {
      throw new ElementInText(name, parent.name, this.parser.position);
    }
    const reader = parent
      ? (parent.reader.child?.(name, attributes, this.startOfTag) ?? null)
      : this.readRoot(name, attributes, this.startOfTag);
    if (reader) {
      if (!parent) this.checkProlog();
      this.read++;
      this.open.push({ reader, name, text: '' });
      if (reader.raw) this.startCapture();
      if (reader.later) this.postpone();
    } else if (parent) this.passedOver = 1;
    else this.isForeign = true;
  }

  /** What stands in front of the root counts only once the root shows that the file is one to read. */
  private checkProlog(): void {
    if (this.doctype !== null)
      throw new InputError('has a DOCTYPE, which dipv does not accept; remove it', this.doctype);
    // the bytes tell UTF-8 from UTF-16, whatever the declaration says of the two: tools convert one and forget the other
    const { encoding } = this.parser.xmlDecl;
    if (encoding === undefined || /^(utf-?(8|16)|us-ascii)$/i.test(encoding)) return;
    // a declaration stands in front of all else
    throw new InputError(`declares the encoding ${nameText(encoding).text}; save it as UTF-8`, { line: 1, column: 1 });
  }

  private closeElement(): void {
    this.hasMoved = true;
    if (this.isForeign) return;
    if (this.passedOver > 0) {
      this.passedOver--;
      return;
    }
    const element = this.open.pop();
    if (!element) return;
    element.reader.text?.(element.text);
    if (element.reader.raw) element.reader.raw(this.endCapture());
    if (element.reader.later) element.reader.later(this.endPostponed());
    element.reader.end?.();
  }

  private postpone(): void {
    const { position } = this.parser;
    this.postponed = { start: this.chunk.start, offset: position - this.chunkStart, position };
  }

  /** The content with the end tag; of an empty-element tag nothing. */
  private endPostponed(): TextSlice {
    const { position } = this.parser;
    const { start, offset, position: from } = this.postponed ?? { start: 0, offset: 0, position };
    this.postponed = null;
    this.checkLength(position - from);
    return { start, end: this.chunk.end, offset, length: position - from };
  }

  private startCapture(): void {
    this.captureFrom = this.parser.position;
    this.capture = { raw: '', line: this.parser.line, column: this.parser.columnIndex + 1 };
  }

  /** The content that ends with the close tag just read; an empty-element tag has none. */
  private endCapture(): Capture {
    const capture = this.capture ?? { raw: '', line: 1, column: 1 };
    const from = Math.max(this.captureFrom - this.chunkStart, 0);
    const raw = capture.raw + this.chunk.text.slice(from, this.parser.position - this.chunkStart);
    this.capture = null;
    return { ...capture, raw: raw.slice(0, Math.max(raw.lastIndexOf('</'), 0)) };
  }

  private checkLength(length: number): void {
    if (length <= LENGTH_LIMIT) return;
    const name = this.open.at(-1)?.name;
    const what = name === undefined ? 'a part' : `an element <${name}> with a part`;
    throw new LimitError(
      `has ${what} of more than ${LENGTH_LIMIT.toLocaleString('en')} characters, which is the limit`,
      this.place,
    );
  }

  private fail(reason: string): never {
    throw new InputError(reason, this.place);
  }

  private readonly startOfTag = (): FaultPlace => {
    const { text } = this.chunk;
    const start = text.lastIndexOf('<', this.parser.position - this.chunkStart - 1);
    if (start === -1) return this.place; // it began in the chunk before
    const lines = text.slice(start, this.parser.position - this.chunkStart).split('\n').length - 1;
    const column =
      lines > 0
        ? start - text.lastIndexOf('\n', start)
        : this.parser.columnIndex - (this.parser.position - this.chunkStart - start) + 1;
    return { line: this.parser.line - lines, column: Math.max(column, 1) };
  };

  private get place(): FaultPlace {
    return { line: this.parser.line, column: Math.max(this.parser.columnIndex, 1) };
  }
}
