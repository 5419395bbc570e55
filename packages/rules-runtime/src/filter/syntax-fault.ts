import { code, list, say, type Words } from '@dipv/core';
import { endOfText } from './bracket-depth.js';
import { fault, quoted, type FilterFault } from './filter-fault.js';
import type { SyntaxMismatch } from './filter-syntax.js';

/** What may be expected, in the order in which a message lists it; anything else that the parser names is left out. */
const EXPECTATIONS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ['a value', 'a value'],
  ['a field', 'a field'],
  [
    'a comparison operator',
    say`a comparison operator (${list(['==', '!=', '>', '<', '>=', '<=', 'like'].map((sign) => code(sign)))})`,
  ],
  ['&&', code('&&')],
  ['||', code('||')],
  [',', code(',')],
  [')', code(')')],
  ['end', 'the end of the filter'],
]);

/** Other languages' ways, and what X++ writes in their place: OData first, which the other side of a map speaks. */
const IN_X: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['&', '&&'],
  ['or', '||'],
  ['|', '||'],
  ['not', '!'],
  ['eq', '=='],
  ['is', '=='],
  ['===', '=='],
  ['ne', '!='],
  ['<>', '!='],
  ['gt', '>'],
  ['lt', '<'],
  ['ge', '>='],
  ['=>', '>='],
  ['le', '<='],
  ['=<', '<='],
  ['in', '((Field == "a") || (Field == "b"))'],
  ['between', '((Field >= 1) && (Field <= 9))'],
]);

/** Functions of OData, and what X++ writes in their place. */
const CALLS_IN_X: ReadonlyMap<string, string> = new Map([
  ['contains', '(Field like "*text*")'],
  ['startswith', '(Field like "text*")'],
  ['endswith', '(Field like "*text")'],
]);

/** The bundle is ASCII, also in its regular expressions. */
const CURLY = /^[\u2018-\u201f\u00ab\u00bb]/;

const TOKEN = /[\p{L}\p{N}\p{M}\p{Pc}]+|===|[=!<>][=<>]?|&&|\|\||[^]/uy;

/** Says what the parser found and what could have stood there instead. */
export function syntaxFault(text: string, mismatch: SyntaxMismatch, unclosedBracketAt: number | null): FilterFault {
  const start = mismatch.location.start.offset;
  const quote = text[start];
  if ((quote === '"' || quote === "'") && endOfText(text, start) === text.length) {
    return fault(say`The text that begins here has no closing ${code(quote)}`, null, { start, end: text.length });
  }
  const token = tokenAt(text, start);
  const found = token === '' ? 'the filter ends here' : say`found ${quoted(token)}`;
  const expected = new Set(mismatch.expected.map((item) => item.description ?? item.type));
  const mend = mendFor(text, { start, token, expected, unclosedBracketAt });
  return fault(say`Expected ${listExpected(expected)}, but ${found}`, mend, { start, end: start + token.length });
}

function listExpected(expected: ReadonlySet<string>): Words {
  // Where a condition may begin, nothing else may stand.
  if (expected.has('!')) return say`a condition, such as ${code('(Name == "Contoso")')}`;
  const parts = [...EXPECTATIONS].filter(([name]) => expected.has(name)).map(([, words]) => words);
  const last = parts.pop();
  if (last === undefined) return say`${code('(')}`;
  return parts.length === 0 ? last : say`${list(parts)} or ${last}`;
}

interface Mismatch {
  readonly start: number;
  readonly token: string;
  readonly expected: ReadonlySet<string>;
  readonly unclosedBracketAt: number | null;
}

function mendFor(text: string, { start, token, expected, unclosedBracketAt }: Mismatch): Words | null {
  if (token === '' && unclosedBracketAt !== null)
    return `Close the bracket at column ${unclosedBracketAt + 1} of the filter`;
  if (token === ')' && expected.has('end')) return 'No bracket is open here: leave it out';
  if (CURLY.test(token)) return say`Put texts in straight quotes: ${code('"text"')}`;
  const inX = IN_X.get(token.toLowerCase());
  if (inX !== undefined) return say`Write ${code(inX)} for ${code(token)}`;
  const bare = bareTextAt(text, start);
  if (bare !== null) return say`Put the text into quotes: ${quoted(`"${bare}"`)}`;
  const called = expected.has('a comparison operator') ? lastCallIn(text.slice(0, start)) : '';
  const ofCall = CALLS_IN_X.get(called.toLowerCase());
  return ofCall === undefined ? null : say`Write ${code(ofCall)} for ${code(called)}`;
}

/** What is compared without quotes, where a name or a number of it alone could be read: `US-001`, `Con*`; `null`: nothing. */
function bareTextAt(text: string, start: number): string | null {
  const [, before] = /(?:[=<>]|\blike)\s*([\p{L}\p{N}_.]+)$/iu.exec(text.slice(0, start)) ?? [];
  const rest = /^[^\s"'()&|=!<>]+/.exec(text.slice(start))?.[0] ?? '';
  if (before === undefined || rest === '' || /^[\d.,]+$/.test(before + rest)) return null;
  return before + rest;
}

function lastCallIn(text: string): string {
  return [...text.matchAll(/\b(contains|startswith|endswith)\(/gi)].at(-1)?.[1] ?? '';
}

function tokenAt(text: string, start: number): string {
  TOKEN.lastIndex = start;
  return TOKEN.exec(text)?.[0] ?? '';
}
