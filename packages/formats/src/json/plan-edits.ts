import type { Change } from '@dipv/core';
import type { Span } from '../text/span.js';
import { pointerSteps } from './pointer.js';
import type { ValueIndex } from './value-index.js';

/** A range of a JSON text, and what takes its place. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

interface Removal {
  readonly list: string;
  readonly index: number;
}

/**
 * The changes as changes of text that leave everything else as it is, in the order of the text. `null`
 * where a place does not exist, is no scalar to replace or no list element to remove, or where two changes overlap.
 */
export function planEdits(values: ValueIndex, changes: readonly Change[]): TextChange[] | null {
  const planned: TextChange[] = [];
  const removals = new Map<string, Set<number>>();
  for (const change of changes) {
    if (change.kind === 'replace') {
      const span = values.span(change.pointer);
      if (!span || isContainer(values.text, span)) return null;
      planned.push({ span, text: JSON.stringify(change.value) });
      continue;
    }
    const removal = removalOf(change.pointer);
    if (!removal) return null;
    const indexes = removals.get(removal.list) ?? new Set();
    removals.set(removal.list, indexes.add(removal.index));
  }
  for (const [list, indexes] of removals) {
    const removed = planRemovals(values, list, indexes);
    if (!removed) return null;
    for (const each of removed) planned.push(each);
  }
  planned.sort((a, b) => a.span.start - b.span.start);
  return planned.some((change, i) => change.span.start < (planned[i - 1]?.span.end ?? 0)) ? null : planned;
}

function isContainer(text: string, { start }: Span): boolean {
  return text[start] === '{' || text[start] === '[';
}

function removalOf(pointer: string): Removal | null {
  const slash = pointer.lastIndexOf('/');
  const index = pointerSteps(pointer).at(-1);
  return index !== undefined && /^(0|[1-9]\d*)$/.test(index)
    ? { list: pointer.slice(0, slash), index: Number(index) }
    : null;
}

/**
 * Neighbours go in one piece. A run of elements goes with the comma and white space behind it, or in front of it
 * where it ends the list, so that what remains keeps its layout.
 */
function planRemovals(values: ValueIndex, list: string, indexes: ReadonlySet<number>): TextChange[] | null {
  const sorted = [...indexes].sort((a, b) => a - b);
  const whole = values.span(list);
  if (!whole || values.text[whole.start] !== '[') return null;
  const spanOf = (index: number): Span | null => values.span(`${list}/${index}`);

  const planned: TextChange[] = [];
  for (const [position, first] of sorted.entries()) {
    if (indexes.has(first - 1)) continue;
    let last = first;
    for (let i = position + 1; sorted[i] === last + 1; i++) last++;
    const start = spanOf(first)?.start;
    const end = spanOf(last)?.end;
    if (start === undefined || end === undefined) return null;
    const before = spanOf(first - 1);
    const after = spanOf(last + 1);
    if (after) planned.push({ span: { start, end: after.start }, text: '' });
    else if (before) planned.push({ span: { start: before.end, end }, text: '' });
    else planned.push({ span: { start: whole.start + 1, end: whole.end - 1 }, text: '' });
  }
  return planned;
}
