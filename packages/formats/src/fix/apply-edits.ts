import type { Place } from '@dipv/core';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';

/** What stands at the place gives way to the text. */
export type Edit = Place & { readonly text: string };

/** An edit, and the range of the text that its place is. */
export type SpanEdit = Edit & Span;

/** The text with the edits made; everything else stays as it is. The edits do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return applySpans(text, spansOf(text, edits));
}

/** The edits in the order of the text. */
export function spansOf(text: string, edits: readonly Edit[]): readonly SpanEdit[] {
  const lines = new LineIndex(text);
  const spans = edits.map((edit) => ({
    ...edit,
    start: lines.offset(edit.line, edit.column),
    end: lines.offset(edit.endLine, edit.endColumn),
  }));
  return spans.sort((a, b) => a.start - b.start);
}

/**
 * The text with edits made that are in its order.
 * @param from where the text begins in the one that the ranges count in
 */
export function applySpans(text: string, spans: readonly SpanEdit[], from = 0): string {
  let edited = '';
  let position = from;
  for (const span of spans) {
    edited += text.slice(position - from, span.start - from) + span.text;
    position = span.end;
  }
  return edited + text.slice(position - from);
}
