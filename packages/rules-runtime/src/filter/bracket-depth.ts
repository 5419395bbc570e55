export interface BracketScan {
  /** The first bracket opened deeper than the limit, or `null`. */
  readonly tooDeepAt: number | null;
  /** The innermost bracket never closed, or `null`. */
  readonly unclosedAt: number | null;
}

/** Follows the brackets outside texts, up to the first that is nested deeper than the limit. */
export function scanBrackets(text: string, limit: number): BracketScan {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"' || char === "'") i = endOfText(text, i);
    else if (char === '(') {
      if (open.length === limit) return { tooDeepAt: i, unclosedAt: null };
      open.push(i);
    } else if (char === ')') open.pop();
  }
  return { tooDeepAt: null, unclosedAt: open.at(-1) ?? null };
}

/** Where the text that begins here is closed; where it never is, the end of the filter. */
export function endOfText(text: string, start: number): number {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return text.length;
}
