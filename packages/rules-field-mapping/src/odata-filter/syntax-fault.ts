import { code, list, say, type Words } from '@dipv/core';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { SyntaxMismatch } from './filter-syntax.js';

/** What may be expected, in the order in which a message lists it; anything else that the parser names is left out. */
const EXPECTATIONS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['a value', 'a value'],
  ['a column', 'a column'],
  ['a comparison operator', say`a comparison operator (${list(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in'].map(code))})`],
  ['and', quoted('and')],
  ['or', quoted('or')],
  [',', quoted(',')],
  [')', quoted(')')],
  [']', quoted(']')],
  ['end', 'the end of the filter'],
]);

/** Other languages' ways, and what to write in OData: X++ filters, as on the other side of a map, come first. */
const ADVICE: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['==', say`Write ${quoted('eq')} for ${quoted('==')}.`],
  ['=', say`Write ${quoted('eq')} for ${quoted('=')}.`],
  ['!=', say`Write ${quoted('ne')} for ${quoted('!=')}.`],
  ['<>', say`Write ${quoted('ne')} for ${quoted('<>')}.`],
  ['>', say`Write ${quoted('gt')} for ${quoted('>')}.`],
  ['>=', say`Write ${quoted('ge')} for ${quoted('>=')}.`],
  ['<', say`Write ${quoted('lt')} for ${quoted('<')}.`],
  ['<=', say`Write ${quoted('le')} for ${quoted('<=')}.`],
  ['&&', say`Write ${quoted('and')} for ${quoted('&&')}.`],
  ['&', say`Write ${quoted('and')} for ${quoted('&')}.`],
  ['||', say`Write ${quoted('or')} for ${quoted('||')}.`],
  ['|', say`Write ${quoted('or')} for ${quoted('|')}.`],
  ['!', say`Write ${quoted('not')} for ${quoted('!')}.`],
  ['"', "Put texts in single quotes: 'text'."],
  ['“', "Put texts in straight single quotes: 'text'."],
  ['”', "Put texts in straight single quotes: 'text'."],
  ['‘', "Put texts in straight single quotes: 'text'."],
  ['’', "Put texts in straight single quotes: 'text'."],
  ['{', 'Write a GUID without braces.'],
  ['like', say`Write ${quoted("contains(column,'text')")} for ${quoted('like')}.`],
  ['is', say`Write ${quoted('eq null')} or ${quoted('ne null')}.`],
  ['between', say`Write ${quoted('column ge 1 and column le 9')}.`],
  ...['add', 'sub', 'mul', 'div', 'divby', 'mod', '+', '-', '*'].map((operator): [string, Words] => [
    operator,
    'Dataverse filters cannot calculate.',
  ]),
]);

const TOKEN = /'[^']*'|[\p{L}\p{N}\p{M}\p{Pc}]+|==|!=|<>|[<>]=|&&|\|\||[^]/uy;

/** Says what the parser found and what could have stood there instead. */
export function syntaxFault(text: string, mismatch: SyntaxMismatch, unclosedBracketAt: number | null): FilterFault {
  const start = mismatch.location.start.offset;
  if (text[start] === "'" && !hasClosingQuote(text, start)) {
    return fault('syntax', say`The text that begins here has no closing ${quoted("'")}.`, { start, end: text.length });
  }
  const token = tokenAt(text, start);
  const found = token === '' ? 'the filter ends here' : say`found ${quoted(token)}`;
  const expected = new Set(mismatch.expected.map((item) => item.description ?? item.type));
  const advice = adviceFor(text, start, token, expected, unclosedBracketAt);
  const message = say`Expected ${listExpected(expected)}, but ${found}.${advice === null ? '' : say` ${advice}`}`;
  return fault('syntax', message, { start, end: start + token.length });
}

function listExpected(expected: ReadonlySet<string>): Words {
  // Where a bracket of a function is open, its arguments are meant, though the grammar takes any expression there.
  if (expected.has('not') && !expected.has('[')) return say`a condition, such as ${quoted("name eq 'Contoso'")}`;
  const parts = [...EXPECTATIONS].filter(([name]) => expected.has(name)).map(([, words]) => words);
  const last = parts.pop();
  if (last === undefined) return expected.has('(') ? quoted('(') : 'a name';
  return parts.length === 0 ? last : say`${list(parts)} or ${last}`;
}

function adviceFor(
  text: string,
  start: number,
  token: string,
  expected: ReadonlySet<string>,
  unclosedBracketAt: number | null,
): Words | null {
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
