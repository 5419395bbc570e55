import type { Place } from '@dipv/core';
import { outerSpan, type Piece } from '../text/offset-map.js';
import type { Span } from '../text/span.js';
import type { TextView } from '../text/text-view.js';

/** The content of a JSON string, which may be JSON text itself. */
export class JsonStringView implements TextView {
  readonly text: string;
  private readonly pieces: readonly Piece[];

  /** @param literal the string with its quotes, in the text of `outer` */
  constructor(
    private readonly outer: TextView,
    literal: Span,
  ) {
    this.text = String(JSON.parse(outer.text.slice(literal.start, literal.end)));
    this.pieces = stringPieces(outer.text, literal);
  }

  place(span: Span): Place {
    return this.outer.place(outerSpan(this.pieces, span));
  }

  write(span: Span, replacement: string): string | null {
    return this.outer.write(outerSpan(this.pieces, span), JSON.stringify(replacement).slice(1, -1));
  }
}

function stringPieces(text: string, literal: Span): Piece[] {
  const pieces: Piece[] = [];
  let inner = 0;
  let outer = literal.start + 1;
  const end = literal.end - 1;
  const add = (innerLength: number, outerLength: number): void => {
    if (innerLength > 0) pieces.push({ inner, innerLength, outer, outerLength });
    inner += innerLength;
    outer += outerLength;
  };
  while (outer < end) {
    const escape = text.indexOf('\\', outer);
    const plain = (escape === -1 || escape > end ? end : escape) - outer;
    add(plain, plain);
    if (outer < end) add(1, text[outer + 1] === 'u' ? 6 : 2);
  }
  if (pieces.length === 0) pieces.push({ inner: 0, innerLength: 0, outer, outerLength: 0 });
  return pieces;
}
