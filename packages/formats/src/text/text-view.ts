import type { Place } from '@dipv/core';
import type { Span } from './span.js';

/** JSON text that may stand inside other text: in an XML element, in a JSON string, or in both. */
export interface TextView {
  readonly text: string;
  /** The place of a range of `text` in the file. */
  place(span: Span): Place;
  /** `replacement` as it must be written over a range of `text`; `null` where that would break the text around it. */
  write(span: Span, replacement: string): string | null;
}
