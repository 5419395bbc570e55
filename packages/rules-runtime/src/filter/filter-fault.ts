import { code, say, toText, type Text, type Words } from '@dipv/core';
import type { Span } from './filter-syntax.js';

/** Why a filter cannot be read, the part at fault, and what to write instead. */
export interface FilterFault extends Span {
  readonly message: Text;
  /** `null`: nothing can be said beyond the message. */
  readonly mend: Text | null;
}

export function fault(message: Words, mend: Words | null, { start, end }: Span): FilterFault {
  return { message: toText(message), mend: mend === null ? null : toText(mend), start, end };
}

const LONGEST_QUOTE = 60;

/** A part of the filter as a message shows it: on one line, without control characters, and not without end. */
export function quoted(part: string): Text {
  const short = part.length > LONGEST_QUOTE ? `${part.slice(0, LONGEST_QUOTE)}…` : part;
  return say`${code(short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '�'))}`;
}
