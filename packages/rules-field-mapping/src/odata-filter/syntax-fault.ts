import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { SyntaxMismatch } from './filter-syntax.js';

/** What may be expected, in the order in which a message lists it; anything else that the parser names is left out. */
const EXPECTATIONS: ReadonlyMap<string, string> = new Map([
  ['a value', 'a value'],
  ['a column', 'a column'],
  ['a comparison operator', 'a comparison operator (eq, ne, gt, ge, lt, le, in)'],
  ['and', '`and`'],
  ['or', '`or`'],
  [',', '`,`'],
  [')', '`)`'],
  [']', '`]`'],
  ['end', 'the end of the filter'],
]);

/** Other languages' ways, and what to write in OData: X++ filters, as on the other side of a map, come first. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['==', 'Write `eq` for `==`.'],
  ['=', 'Write `eq` for `=`.'],
  ['!=', 'Write `ne` for `!=`.'],
  ['<>', 'Write `ne` for `<>`.'],
  ['>', 'Write `gt` for `>`.'],
  ['>=', 'Write `ge` for `>=`.'],
  ['<', 'Write `lt` for `<`.'],
  ['<=', 'Write `le` for `<=`.'],
  ['&&', 'Write `and` for `&&`.'],
  ['&', 'Write `and` for `&`.'],
  ['||', 'Write `or` for `||`.'],
  ['|', 'Write `or` for `|`.'],
  ['!', 'Write `not` for `!`.'],
  ['"', "Put texts in single quotes: 'text'."],
  ['“', "Put texts in straight single quotes: 'text'."],
  ['”', "Put texts in straight single quotes: 'text'."],
  ['‘', "Put texts in straight single quotes: 'text'."],
  ['’', "Put texts in straight single quotes: 'text'."],
  ['{', 'Write a GUID without braces.'],
  ['like', "Write `contains(column,'text')` for `like`."],
  ['is', 'Write `eq null` or `ne null`.'],
  ['between', 'Write `column ge 1 and column le 9`.'],
  ...['add', 'sub', 'mul', 'div', 'divby', 'mod', '+', '-', '*'].map((operator): [string, string] => [
    operator,
    'Dataverse filters cannot calculate.',
  ]),
]);

const TOKEN = /'[^']*'|[\p{L}\p{N}\p{M}\p{Pc}]+|==|!=|<>|[<>]=|&&|\|\||[^]/uy;

/** Says what the parser found and what could have stood there instead. */
export function syntaxFault(text: string, mismatch: SyntaxMismatch, unclosedBracketAt: number | null): FilterFault {
  const start = mismatch.location.start.offset;
  if (text[start] === "'" && !hasClosingQuote(text, start)) {
    return fault('syntax', "The text that begins here has no closing `'`.", { start, end: text.length });
  }
  const token = tokenAt(text, start);
  const found = token === '' ? 'the filter ends here' : `found ${quoted(token)}`;
  const expected = new Set(mismatch.expected.map((item) => item.description ?? item.type));
  const advice = adviceFor(text, start, token, expected, unclosedBracketAt);
  const message = `Expected ${listExpected(expected)}, but ${found}.${advice === null ? '' : ` ${advice}`}`;
  return fault('syntax', message, { start, end: start + token.length });
}

function listExpected(expected: ReadonlySet<string>): string {
  // Where a bracket of a function is open, its arguments are meant, though the grammar takes any expression there.
  if (expected.has('not') && !expected.has('[')) return "a condition, such as `name eq 'Contoso'`";
  const parts = [...EXPECTATIONS].filter(([name]) => expected.has(name)).map(([, words]) => words);
  const last = parts.pop();
  if (last === undefined) return expected.has('(') ? '`(`' : 'a name';
  return parts.length === 0 ? last : `${parts.join(', ')} or ${last}`;
}

function adviceFor(
  text: string,
  start: number,
  token: string,
  expected: ReadonlySet<string>,
  unclosedBracketAt: number | null,
): string | null {
  if (token === '' && unclosedBracketAt !== null) {
    return `The bracket at column ${unclosedBracketAt + 1} of the filter is not closed.`;
  }
  if (token === ')' && expected.has('end')) return 'No bracket is open here.';
  if (text[start - 1] === "'" && /^\p{L}/u.test(token)) return "Inside a text, write '' for a quote.";
  return ADVICE.get(token.toLowerCase()) ?? null;
}

function tokenAt(text: string, start: number): string {
  TOKEN.lastIndex = start;
  return TOKEN.exec(text)?.[0] ?? '';
}

function hasClosingQuote(text: string, start: number): boolean {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] !== "'") continue;
    if (text[i + 1] !== "'") return true;
    i++;
  }
  return false;
}
