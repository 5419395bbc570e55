export interface BracketScan {
  /** The first bracket opened deeper than the limit, or `null`. */
  readonly tooDeepAt: number | null;
  /** The innermost bracket never closed, or `null`. */
  readonly unclosedAt: number | null;
}

/** Follows the round brackets outside texts, up to the first that is nested deeper than the limit. */
export function scanBrackets(text: string, limit: number): BracketScan {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === "'") i = endOfText(text, i);
    else if (char === '"') i = endOfJsonText(text, i);
    else if (char === '(') {
      if (open.length === limit) return { tooDeepAt: i, unclosedAt: null };
      open.push(i);
    } else if (char === ')') open.pop();
  }
  return { tooDeepAt: null, unclosedAt: open.at(-1) ?? null };
}

/** The closing quote, or the end of the filter. A doubled quote reads as the end of one text and the start of another. */
function endOfText(text: string, start: number): number {
  const end = text.indexOf("'", start + 1);
  return end < 0 ? text.length : end;
}

function endOfJsonText(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}
