import type { Place } from '@dipv/core';
import { LineIndex } from '../text/line-index.js';
import { outerSpan, pieceAt, type Piece } from '../text/offset-map.js';
import type { Span } from '../text/span.js';
import type { TextView } from '../text/text-view.js';

/** The content of an XML element exactly as the file has it, and where it begins there. */
export interface RawContent {
  readonly raw: string;
  readonly line: number;
  readonly column: number;
}

interface XmlPiece extends Piece {
  /** Which CDATA section the piece is in, by its offset; -1 outside. */
  readonly section: number;
}

/** The text of an XML element that holds no other elements. The XML must be well-formed. */
export class XmlContentView implements TextView {
  readonly text: string;
  private readonly pieces: readonly XmlPiece[];
  private lines: LineIndex | null = null;

  constructor(private readonly content: RawContent) {
    const pieces: XmlPiece[] = [];
    this.text = decodeXmlText(content.raw, pieces);
    this.pieces = pieces;
  }

  place(span: Span): Place {
    this.lines ??= new LineIndex(this.content.raw, this.content);
    return this.lines.place(outerSpan(this.pieces, span));
  }

  write(span: Span, replacement: string): string | null {
    const section = pieceAt(this.pieces, span.start)?.section ?? -1;
    const last = pieceAt(this.pieces, Math.max(span.end - 1, span.start))?.section ?? -1;
    if (section !== last) return null; // half a CDATA section would remain
    if (section === -1) return escapeXmlText(replacement);
    return replacement.includes(']]>') ? null : replacement;
  }
}

/**
 * The text of an element's content: references resolved, CDATA sections opened, comments left out. What is never closed, as
 * in a text that is no XML, ends with it.
 */
export function decodeXmlText(raw: string, pieces?: XmlPiece[]): string {
  const markup = /[&<\r]/g;
  let text = '';
  let at = 0;
  const add = (value: string, length: number, section: number): void => {
    if (value !== '')
      pieces?.push({ inner: text.length, innerLength: value.length, outer: at, outerLength: length, section });
    text += value;
    at += length;
  };
  const addLines = (end: number, section: number): void => {
    while (at < end) {
      const carriage = raw.indexOf('\r', at);
      const lineEnd = carriage === -1 || carriage > end ? end : carriage;
      add(raw.slice(at, lineEnd), lineEnd - at, section);
      if (at < end) add('\n', raw[at + 1] === '\n' && at + 1 < end ? 2 : 1, section);
    }
  };
  const behind = (mark: string): number => {
    const found = raw.indexOf(mark, at);
    return found === -1 ? raw.length : found + mark.length;
  };
  while (at < raw.length) {
    markup.lastIndex = at;
    const next = markup.exec(raw)?.index ?? raw.length;
    add(raw.slice(at, next), next - at, -1);
    if (at >= raw.length) break;
    if (raw[at] === '\r') addLines(raw[at + 1] === '\n' ? at + 2 : at + 1, -1);
    else if (raw[at] === '&') {
      const end = behind(';');
      add(resolveReference(raw.slice(at + 1, end - 1)), end - at, -1);
    } else if (raw.startsWith('<![CDATA[', at)) {
      const section = at;
      at += '<![CDATA['.length;
      const end = behind(']]>');
      addLines(end - ']]>'.length, section);
      at = end;
    } else at = behind(raw.startsWith('<!--', at) ? '-->' : '?>'); // a comment, or a processing instruction
  }
  return text;
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolveReference(name: string): string {
  if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith('#')) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
  return PREDEFINED.get(name) ?? '';
}

function escapeXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
