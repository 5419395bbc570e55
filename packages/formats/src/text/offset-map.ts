import type { Span } from './span.js';

/** A piece of decoded text and what it was written as. Where the lengths are equal, characters match one to one. */
export interface Piece {
  /** Offset and length in the decoded text. */
  readonly inner: number;
  readonly innerLength: number;
  /** Offset and length in the text as written. */
  readonly outer: number;
  readonly outerLength: number;
}

/** The written characters of a range of decoded text. `pieces` are in order and without gaps in the decoded text. */
export function outerSpan(pieces: readonly Piece[], inner: Span): Span {
  const start = outerStart(pieces, inner.start);
  // an end is where the last character ends: behind it may come markup that belongs to neither
  return { start, end: inner.end > inner.start ? outerEnd(pieces, inner.end) : start };
}

/** The piece that holds the decoded character at `offset`; the last one for the text's end. */
export function pieceAt<P extends Piece>(pieces: readonly P[], offset: number): P | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const piece = pieces[middle];
    if (piece && piece.inner <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

function outerStart(pieces: readonly Piece[], offset: number): number {
  const piece = pieceAt(pieces, offset);
  if (!piece) return 0;
  if (offset >= piece.inner + piece.innerLength) return piece.outer + piece.outerLength;
  return piece.innerLength === piece.outerLength ? piece.outer + offset - piece.inner : piece.outer;
}

function outerEnd(pieces: readonly Piece[], offset: number): number {
  const piece = pieceAt(pieces, offset - 1);
  if (!piece) return 0;
  return piece.innerLength === piece.outerLength ? piece.outer + offset - piece.inner : piece.outer + piece.outerLength;
}
