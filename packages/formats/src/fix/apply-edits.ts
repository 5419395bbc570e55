import type { Place } from '@dipv/core';
import { LineIndex } from '../text/line-index.js';

/** What stands at the place gives way to the text. */
export type Edit = Place & { readonly text: string };

/** The text with the edits made; everything else stays as it is. The edits do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = new LineIndex(text);
  const spans = edits.map((edit) => ({
    start: lines.offset(edit.line, edit.column),
    end: lines.offset(edit.endLine, edit.endColumn),
    text: edit.text,
  }));
  let edited = '';
  let position = 0;
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    edited += text.slice(position, span.start) + span.text;
    position = span.end;
  }
  return edited + text.slice(position);
}
