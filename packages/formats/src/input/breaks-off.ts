import { endOfString } from '../json/scanner.js';
import { BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../json/structural-characters.js';
import { isXmlWhole } from './xml-end.js';

const SLASH = 0x2f;
const STAR = 0x2a;
const COLON = 0x3a;

/**
 * Whether a text that is no sound JSON or XML lacks its beginning or its end, as a download that did not finish, by its
 * brackets alone: comments, and commas too many, are no break.
 */
export function breaksOff(text: string): boolean {
  let start = 0;
  while (start < text.length && isBlank(text.charCodeAt(start))) start++;
  const body = text.slice(start).trimEnd();
  switch (body[0]) {
    case '<':
      return !isXmlWhole(body);
    case '{':
    case '[':
      return hasLeftOver(body);
    case '"':
      // the text of JSON in a string, or the rest of something
      return endOfString(body, 0) < body.length || !isClosed(body, 0, body.length) || hasLeftOver(unquoted(body));
  }
  // the rest of something whose beginning is missing
  const end = body.slice(-256);
  if (/[}\]]"$/.test(end)) return true;
  if (/[}\]]$/.test(end)) return hasLeftOver(body);
  return /<\/[\w:.-]*>$/.test(end) || (!body.includes('<') && /^[\w:.\- "'=/]*>$/.test(body.slice(0, 256)));
}

function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xfeff;
}

/** Whether brackets are left over, or a string or a comment has no end. */
function hasLeftOver(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (!isClosed(text, at, end)) return true;
      at = end - 1;
    } else if (code === OPEN_OBJECT || code === OPEN_LIST) depth++;
    else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (--depth < 0) return true;
    } else if (code === SLASH) {
      const end = endOfComment(text, at);
      if (end === null) return true;
      at = end;
    }
  }
  return depth > 0;
}

/** @param end where a string ends, see `endOfString` */
function isClosed(text: string, start: number, end: number): boolean {
  if (end - 1 <= start || text.charCodeAt(end - 1) !== QUOTE) return false;
  let before = end - 2;
  while (text.charCodeAt(before) === BACKSLASH) before--;
  return (end - before) % 2 === 0;
}

/** The last character of the comment that begins here; `start`: none does, `null`: it has no end. */
function endOfComment(text: string, start: number): number | null {
  const next = text.charCodeAt(start + 1);
  if (next === SLASH && text.charCodeAt(start - 1) !== COLON) {
    const end = text.indexOf('\n', start);
    return end === -1 ? text.length : end;
  }
  if (next !== STAR) return start;
  const end = text.indexOf('*/', start + 2);
  return end === -1 ? null : end + 1;
}

/** What is in a string that is the whole of a text. */
function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, '$1');
}
