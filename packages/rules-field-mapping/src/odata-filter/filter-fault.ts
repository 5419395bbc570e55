import { code, say, toText, type Text, type Words } from '@dipv/core';
import type { Span } from './filter-syntax.js';

/** Why a filter is refused, in words for people, and the part at fault (UTF-16 indexes, the end exclusive). */
export interface FilterFault {
  readonly kind: 'syntax' | 'navigation' | 'lambda' | 'unknown-function' | 'too-deep' | 'too-long';
  readonly message: Text;
  readonly start: number;
  readonly end: number;
}

export function fault(kind: FilterFault['kind'], message: Words, { start, end }: Span): FilterFault {
  return { kind, message: toText(message), start, end };
}

const LONGEST_QUOTE = 60;

/** A part of the filter as a message shows it: on one line, without control characters, and not without end. */
export function quoted(part: string): Text {
  const short = part.length > LONGEST_QUOTE ? `${part.slice(0, LONGEST_QUOTE)}…` : part;
  return say`"${code(short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�'))}"`;
}
