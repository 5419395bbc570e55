import { foldName, isBlank } from '@dipv/core';

/** A column compared with a value, in either of the filter languages. */
interface Comparison {
  readonly field: string;
  readonly operator: Operator;
  readonly value: string;
}

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** Comparisons that all hold. */
interface Conjunction {
  readonly comparisons: readonly Comparison[];
  /** Whether there is more that has to hold, which was not understood. */
  readonly isPart: boolean;
}

/**
 * Whether no record passes both filters of one table, in OData or in the language of F&O's query ranges; `null`: that
 * cannot be told. What is not understood of a filter can only let through less.
 */
export function areApart(one: string | null, other: string | null): boolean | null {
  const [a, b] = [one, other].map((text) => (isBlank(text) ? EVERYTHING : conjunctionsOf(text ?? '')));
  if (a === undefined || b === undefined || a === null || b === null) return null;
  let answer: boolean | null = true;
  for (const left of a) {
    for (const right of b) {
      if (contradict([...left.comparisons, ...right.comparisons])) continue;
      if (!left.isPart && !right.isPart) return false;
      answer = null;
    }
  }
  return answer;
}

const EVERYTHING: readonly Conjunction[] = [{ comparisons: [], isPart: false }];
const SOMETHING: readonly Conjunction[] = [{ comparisons: [], isPart: true }];

function contradict(comparisons: readonly Comparison[]): boolean {
  const byField = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const same = byField.get(comparison.field);
    if (same === undefined) byField.set(comparison.field, [comparison]);
    else same.push(comparison);
  }
  return [...byField.values()].some((all) => all.some((a) => all.some((b) => excludes(a, b))));
}

/** Whether both comparisons of one field cannot hold at once. */
function excludes(a: Comparison, b: Comparison): boolean {
  if (a.operator === 'eq') return !holds(a.value, b);
  if (b.operator === 'eq') return !holds(b.value, a);
  const [lower, upper] = isLower(a) ? [a, b] : [b, a];
  if (!isLower(lower) || !isUpper(upper)) return false;
  const [from, to] = [Number(lower.value), Number(upper.value)];
  return from > to || (from === to && (lower.operator === 'gt' || upper.operator === 'lt'));
}

function holds(value: string, { operator, value: other }: Comparison): boolean {
  if (operator === 'eq') return areEqual(value, other);
  if (operator === 'ne') return !areEqual(value, other);
  const [a, b] = [Number(value), Number(other)];
  if (value === '' || other === '' || Number.isNaN(a) || Number.isNaN(b)) return true;
  return operator === 'gt' ? a > b : operator === 'ge' ? a >= b : operator === 'lt' ? a < b : a <= b;
}

/** One number or day can be written in several ways. */
function areEqual(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => (ISO_DATE.test(text) ? Date.parse(text) : Number(text)));
  return one === other || (one !== '' && other !== '' && a === b);
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

function isLower({ operator }: Comparison): boolean {
  return operator === 'gt' || operator === 'ge';
}

function isUpper({ operator }: Comparison): boolean {
  return operator === 'lt' || operator === 'le';
}

const TOKEN = /\s*(?:(?<text>"[^"]*"|'(?:[^']|'')*')|(?<sign>&&|\|\||[=!<>]=|[!<>(),])|(?<word>[\p{L}\p{N}_.:/+-]+))/uy;
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map((each) => [each, each] as const),
  ['==', 'eq'],
  ['!=', 'ne'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
]);
const OPPOSITE: Readonly<Record<Operator, Operator>> = { eq: 'ne', ne: 'eq', gt: 'le', ge: 'lt', lt: 'ge', le: 'gt' };
/** Longer filters, and such as fall into more cases, nobody writes. */
const MOST_CHARACTERS = 10_000;
const MOST_CASES = 64;
const MOST_DEPTH = 64;

/** Each filter is compared with many. */
const CASES = new Map<string, readonly Conjunction[] | null>();
const MOST_FILTERS = 1_000;

/** The cases in which a filter lets a record through; `null`: it was not understood. */
function conjunctionsOf(text: string): readonly Conjunction[] | null {
  let cases = CASES.get(text);
  if (cases === undefined) {
    if (CASES.size >= MOST_FILTERS) CASES.clear();
    CASES.set(text, (cases = readConjunctions(text)));
  }
  return cases;
}

function readConjunctions(text: string): readonly Conjunction[] | null {
  const tokens = text.length > MOST_CHARACTERS ? null : tokensOf(text);
  if (tokens === null) return null;
  const reading = new Reading(tokens);
  const cases = reading.or(0, false);
  return reading.isAtEnd ? cases : null;
}

function tokensOf(text: string): readonly string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const source = text.trimEnd();
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (match === null) return null;
    tokens.push(match[0].trim());
  }
  return tokens;
}

class Reading {
  #at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  or(depth: number, isNegated: boolean): readonly Conjunction[] | null {
    return this.#joined(['||', 'or'], isNegated, () =>
      this.#joined(['&&', 'and'], !isNegated, () => this.#unary(depth, isNegated)),
    );
  }

  /** @param isAll whether all parts have to hold: what is negated the other way round */
  #joined(
    words: readonly string[],
    isAll: boolean,
    read: () => readonly Conjunction[] | null,
  ): readonly Conjunction[] | null {
    let cases = read();
    while (cases !== null && words.includes(this.#peek())) {
      this.#at++;
      const more = read();
      if (more === null) return null;
      cases = isAll ? product(cases, more) : [...cases, ...more];
      if (cases.length > MOST_CASES) cases = SOMETHING;
    }
    return cases;
  }

  #unary(depth: number, isNegated: boolean): readonly Conjunction[] | null {
    if (depth > MOST_DEPTH) return null;
    if (['!', 'not'].includes(this.#peek())) {
      this.#at++;
      return this.#unary(depth + 1, !isNegated);
    }
    if (this.#peek() !== '(') return this.#comparison(isNegated);
    this.#at++;
    const inner = this.or(depth + 1, isNegated);
    return this.#next() === ')' ? inner : null;
  }

  #comparison(isNegated: boolean): readonly Conjunction[] | null {
    const field = this.#next();
    if (field === undefined || !/^[\p{L}_]/u.test(field)) return null;
    if (this.#peek() === '(') return this.#call();
    const sign = this.#next()?.toLowerCase() ?? '';
    const value = this.#next();
    if (value === undefined || /^[(),]$/.test(value)) return null;
    const operator = OPERATORS.get(sign);
    if (operator === undefined) return /^[\p{L}]+$/u.test(sign) ? SOMETHING : null; // such as like
    const told = plain(value);
    const isOrder = operator !== 'eq' && operator !== 'ne';
    if (isOrder && (told === '' || Number.isNaN(Number(told)))) return SOMETHING; // texts and dates
    const compared = { field: foldName(field), operator: isNegated ? OPPOSITE[operator] : operator, value: told };
    return [{ comparisons: [compared], isPart: false }];
  }

  /** What a function tells is not known, nor what it is compared with. */
  #call(): readonly Conjunction[] | null {
    let depth = 0;
    do {
      const token = this.#next();
      if (token === undefined) return null;
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    } while (depth > 0);
    if (OPERATORS.has(this.#peek())) this.#at += 2;
    return this.#at > this.tokens.length ? null : SOMETHING;
  }

  #peek(): string {
    return (this.tokens[this.#at] ?? '').toLowerCase();
  }

  #next(): string | undefined {
    return this.tokens[this.#at++];
  }
}

function product(some: readonly Conjunction[], others: readonly Conjunction[]): readonly Conjunction[] {
  return some.flatMap((a) =>
    others.map((b) => ({ comparisons: [...a.comparisons, ...b.comparisons], isPart: a.isPart || b.isPart })),
  );
}

/** `DirPartyType::Person`, `"Person"` and `'person'` are one value. */
function plain(value: string): string {
  const text = /^["']/.test(value) ? value.slice(1, -1) : (value.split('::').at(-1) ?? value);
  return foldName(text.trim());
}
