import type { WriteStream } from 'node:tty';

/** Columns of a place that is no terminal, or whose terminal does not know (`script`, `docker run -t`). */
const USUAL = 80;
/** Narrower, nothing can be set any more. */
const LEAST = 20;
/** Wider, nobody reads a line to its end. */
const MOST = 200;

/** The columns that text for a stream is set in. `COLUMNS` is not asked: shells export it, and it grows old. */
export function columnsOf(terminal: Pick<WriteStream, 'columns'> | null): number {
  const columns = terminal?.columns ?? 0;
  return columns > 0 ? Math.min(Math.max(columns, LEAST), MOST) : USUAL;
}
