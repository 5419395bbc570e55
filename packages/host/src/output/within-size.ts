import { UsageError } from '../options/usage-error.js';

/**
 * The pieces of a text as long as it is not too large. A file stays as it was; stdout has what came before.
 * @param limit in bytes of UTF-8
 * @param what the text is: `The report json`
 * @throws UsageError in place of the piece that goes beyond the limit
 */
export function* withinSize(pieces: Iterable<string>, limit: number, what: string): Generator<string> {
  let left = limit;
  for (const piece of pieces) {
    left -= Buffer.byteLength(piece);
    if (left < 0) {
      throw new UsageError(
        `${what} is not written, or not whole: it is larger than ${limit.toLocaleString('en')} bytes, the limit of one output (--max-output-size). Mend or suppress what there is most of, or check fewer maps at once.`,
      );
    }
    yield piece;
  }
}
