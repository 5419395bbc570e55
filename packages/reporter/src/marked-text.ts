import type { Finding, Mark, Text } from '@dipv/core';

/** The message of a finding with its marks. */
export function messageOf({ message, marks }: Finding): Text {
  return { text: message, marks: fittingMarks(message, marks.message) };
}

/** The help of a finding with its marks. */
export function helpOf({ help, marks }: Finding): Text {
  return { text: help, marks: fittingMarks(help, marks.help) };
}

/**
 * The marks if they fit the text, else none: a report may have been edited, say to take out names, or come from a
 * plugin. They fit if they are in order, overlap nowhere, lie within the text and cut no character in two.
 */
export function fittingMarks(text: string, marks: readonly Mark[]): readonly Mark[] {
  let last = 0;
  for (const [start, end] of marks) {
    if (start < last || end <= start || end > text.length) return [];
    if (!isBoundary(text, start) || !isBoundary(text, end)) return [];
    last = end;
  }
  return marks;
}

function isBoundary(text: string, at: number): boolean {
  return Number.isInteger(at) && !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
