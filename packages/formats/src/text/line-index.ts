import type { Place } from '@dipv/core';
import type { Span } from './span.js';

/** Lines of a text. A line ends with `\r\n`, `\n` or a lone `\r`, as editors have it. */
export class LineIndex {
  private readonly starts: readonly number[];

  /** @param first where the text begins in its file */
  constructor(
    text: string,
    private readonly first: { readonly line: number; readonly column: number } = { line: 1, column: 1 },
  ) {
    this.starts = lineStarts(text);
  }

  /** Line and column from 1, in UTF-16 units. */
  position(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (this.starts[low] ?? 0);
    return { line: this.first.line + low, column: column + (low === 0 ? this.first.column : 1) };
  }

  /** The offset of a line and column; the other way round than `position`, for a text that begins its file. */
  offset(line: number, column: number): number {
    return (this.starts[line - 1] ?? 0) + column - 1;
  }

  place(span: Span): Place {
    const start = this.position(span.start);
    const end = this.position(span.end);
    return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let newline = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  while (newline !== -1 || carriage !== -1) {
    if (newline === -1 || (carriage !== -1 && carriage < newline)) {
      const next = carriage + 1;
      if (next !== newline) starts.push(next); // else the `\n` right behind ends the line
      carriage = text.indexOf('\r', next);
    } else {
      starts.push(newline + 1);
      newline = text.indexOf('\n', newline + 1);
    }
  }
  return starts;
}
