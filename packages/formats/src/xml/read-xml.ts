import { SaxesParser } from 'saxes';
import type { ByteSource } from '../bytes/byte-source.js';
import { decodeChunks, type TextChunk, type TextSlice } from '../bytes/decode-text.js';
import { InputError } from '../input-error.js';
import type { ElementReader, XmlAttributes } from './element-reader.js';

/** How deep elements may nest. The forms in solutions need some thirty levels. */
const DEPTH_LIMIT = 200;

/** The reader of the root element, or `null` where it is none that the caller reads. */
export type RootReader = (name: string, attributes: XmlAttributes) => ElementReader | null;

/**
 * Streams an XML file through element readers.
 * @returns whether the root element was one to read
 * @throws InputError on XML that is not well-formed, nests too deep, or has a DOCTYPE
 */
export function readXml(source: ByteSource, readRoot: RootReader): boolean {
  const stream = new XmlStream(readRoot);
  for (const chunk of decodeChunks(source)) {
    stream.write(chunk);
    if (stream.isForeign) return false;
  }
  stream.close();
  return true;
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
  private chunk: TextChunk = { text: '', start: 0, end: 0 };
  private chunkStart = 0;
  private capture: Capture | null = null;
  private captureFrom = 0;
  private hasDoctype = false;
  private declaredEncoding: string | null = null;

  constructor(private readonly readRoot: RootReader) {
    this.parser.on('error', (error) => {
      if (!this.isForeign) this.fail(`is no well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`);
    });
    this.parser.on('doctype', () => {
      this.hasDoctype = true;
    });
    this.parser.on('xmldecl', ({ encoding }) => {
      this.declaredEncoding = encoding ?? null;
    });
    this.parser.on('opentag', ({ name, attributes }) => this.openElement(name, attributes));
    this.parser.on('closetag', () => this.closeElement());
    const addText = (text: string): void => {
      const element = this.open.at(-1);
      if (element?.reader.text && this.passedOver === 0) element.text += text;
    };
    this.parser.on('text', addText);
    this.parser.on('cdata', addText);
  }

  write(chunk: TextChunk): void {
    this.chunk = chunk;
    this.parser.write(chunk.text);
    if (this.capture) this.capture.raw += chunk.text.slice(Math.max(this.captureFrom - this.chunkStart, 0));
    this.chunkStart += chunk.text.length;
  }

  close(): void {
    this.parser.close();
  }

  private openElement(name: string, attributes: XmlAttributes): void {
    if (this.isForeign) return;
    if (this.open.length + this.passedOver >= DEPTH_LIMIT)
      this.fail(`nests XML elements deeper than ${DEPTH_LIMIT} levels`);
    if (this.passedOver > 0) {
      this.passedOver++;
      return;
    }
    const parent = this.open.at(-1);
    if (parent?.reader.raw) this.fail(`has an element <${name}> inside <${parent.name}>, which holds text only`);
    const reader = parent ? (parent.reader.child?.(name, attributes) ?? null) : this.readRoot(name, attributes);
    if (reader) {
      if (!parent) this.checkProlog();
      this.open.push({ reader, name, text: '' });
      if (reader.raw) this.startCapture();
      if (reader.later) this.postpone();
    } else if (parent) this.passedOver = 1;
    else this.isForeign = true;
  }

  /** What stands in front of the root counts only once the root shows that the file is one to read. */
  private checkProlog(): void {
    if (this.hasDoctype) this.fail('has a DOCTYPE, which dipv does not accept; remove it');
    // the bytes tell UTF-8 from UTF-16, whatever the declaration says of the two: tools convert one and forget the other
    if (this.declaredEncoding !== null && !/^(utf-?(8|16)|us-ascii)$/i.test(this.declaredEncoding)) {
      this.fail(`declares the encoding ${this.declaredEncoding}; save it as UTF-8`);
    }
  }

  private closeElement(): void {
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

  private fail(reason: string): never {
    throw new InputError(reason, { line: this.parser.line, column: Math.max(this.parser.columnIndex, 1) });
  }
}
