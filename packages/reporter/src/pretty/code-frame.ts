import { withSecretsMasked, type FormatContext, type Location } from '@dipv/core';
import { visibleText } from '../visible-text.js';
import { displayWidth } from './display-width.js';

/** The part of a frame left of the fault that stays when a line is cut. */
const LEAD = 0.35;
const TAB = '    ';
/** Characters around the frame in which a secret is looked for that reaches into it. */
const AROUND = 4000;

export interface CodeFrame {
  readonly line: number;
  readonly source: string;
  /** Carets under the range, as far as it goes on this line. */
  readonly marks: string;
}

/** The line of a finding in three pieces. */
export interface CodeLine {
  readonly line: number;
  readonly before: string;
  /** The range, as far as it goes on this line; empty where it has no width. */
  readonly marked: string;
  readonly after: string;
}

/**
 * The line of the finding with carets under it; `null` where the place or its text is not known.
 * @param width columns of source text at most
 */
export function codeFrame(
  location: Location,
  sourceLines: FormatContext['sourceLines'],
  width: number,
): CodeFrame | null {
  const pieces = codeLine(location, sourceLines, width);
  if (pieces === null) return null;
  const { line, before, marked, after } = pieces;
  return {
    line,
    source: before + marked + after,
    marks: ' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked))),
  };
}

/**
 * The line of the finding without secrets; `null` where the place or its text is not known. Of a file that is one line,
 * only what is at fault: all that it holds stands beside it.
 * @param width columns of source text at most
 */
export function codeLine(
  location: Location,
  sourceLines: FormatContext['sourceLines'],
  width: number,
): CodeLine | null {
  const { file, line, column, endLine, endColumn } = location;
  if (line === null || column === null) return null;
  const text = sourceLines(file, line, line)?.[0];
  if (text === undefined) return null;

  const start = Math.min(column - 1, text.length);
  const endsHere = endLine === null || endLine === line;
  const end = Math.max(start, endsHere ? Math.min((endColumn ?? column) - 1, text.length) : text.length);
  const isAll = line === 1 && isOneLine(file, sourceLines);
  const from = isAll ? start : fits(text.slice(0, end), width) ? 0 : frameStart(text, start, width);
  const last = frameEnd(text, from, width);
  const to = isAll ? Math.min(end, last) : from === 0 && fits(text, width) ? text.length : last;

  const piece = pieceOf(text, from, to);
  return {
    line,
    before: `${from > 0 ? '…' : ''}${shown(piece(from, start))}`,
    marked: shown(piece(start, Math.min(end, to))),
    after: `${shown(piece(Math.max(start, Math.min(end, to)), to))}${to < text.length ? '…' : ''}`,
  };
}

function isOneLine(file: string, sourceLines: FormatContext['sourceLines']): boolean {
  const [, ...others] = sourceLines(file, 1, 2) ?? [];
  return others.every((line) => line.trim() === '');
}

/** Cuts pieces out of a part of the text, in which secrets are masked. */
function pieceOf(text: string, from: number, to: number): (start: number, end: number) => string {
  const begin = Math.max(0, from - AROUND);
  const masked = withSecretsMasked(text.slice(begin, to + AROUND));
  return (start, end) => masked.slice(start - begin, end - begin);
}

// The length is looked at first: a line may be megabytes long.
function fits(text: string, width: number): boolean {
  return text.length <= width && displayWidth(shown(text)) <= width;
}

function frameStart(text: string, fault: number, width: number): number {
  const start = Math.max(0, fault - Math.floor(width * LEAD));
  return isLowSurrogate(text, start) ? start + 1 : start;
}

/** Where the text from `start` has filled the frame. */
function frameEnd(text: string, start: number, width: number): number {
  let end = start;
  let used = start > 0 ? 2 : 1; // the marks of what is cut
  for (const char of text.slice(start, start + 2 * width)) {
    used += displayWidth(shown(char));
    if (used > width) break;
    end += char.length;
  }
  return end;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function shown(text: string): string {
  return visibleText(text.replaceAll('\t', TAB));
}
