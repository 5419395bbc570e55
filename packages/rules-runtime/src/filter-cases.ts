import { filterValue, open, type FilterValue } from './filter-value.js';

/** A column compared with a value; or what a function or `like` says, compared with true. */
export interface CaseComparison {
  readonly field: string;
  readonly operator: CaseOperator;
  readonly value: FilterValue;
}

export type CaseOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** A case in which a filter lets a record through: comparisons that all hold. */
export interface FilterCase {
  readonly comparisons: readonly CaseComparison[];
  /** Whether there is more that has to hold, which was not understood. */
  readonly isPart: boolean;
}

const SOMETHING: readonly FilterCase[] = [{ comparisons: [], isPart: true }];

const TOKEN =
  /\s*(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|&&|\|\||[=!<>]=|[!<>=(),[\]]|\{[^{}]*\}|[\p{L}\p{N}_.:/+\\-]+)/uy;
const OPERATORS: ReadonlyMap<string, CaseOperator> = new Map([
  ...(['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map((each) => [each, each] as const),
  ['==', 'eq'],
  ['=', 'eq'],
  ['!=', 'ne'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
]);
const OPPOSITE: Readonly<Record<CaseOperator, CaseOperator>> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  ge: 'lt',
  lt: 'ge',
  le: 'gt',
};
/** With the value before the column. */
const MIRRORED: Readonly<Record<CaseOperator, CaseOperator>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};
const TRUE: FilterValue = { kind: 'truth', text: 'true', amount: null };
/** Longer filters, and such as fall into more cases, nobody writes. */
const MOST_CHARACTERS = 10_000;
const MOST_CASES = 64;
const MOST_DEPTH = 64;

/** Each filter is compared with many. */
const CASES = new Map<string, readonly FilterCase[] | null>();
const MOST_FILTERS = 1_000;

/**
 * The cases in which a filter lets a record through, in OData or in the language of F&O's query ranges; `null`: it was not
 * understood. The same text gives the same list, as long as it is remembered.
 */
export function filterCases(text: string): readonly FilterCase[] | null {
  let cases = CASES.get(text);
  if (cases === undefined) {
    if (CASES.size >= MOST_FILTERS) CASES.clear();
    CASES.set(text, (cases = readCases(text)));
  }
  return cases;
}

function readCases(text: string): readonly FilterCase[] | null {
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

  or(depth: number, isNegated: boolean): readonly FilterCase[] | null {
    return this.#joined(['||', 'or'], isNegated, () =>
      this.#joined(['&&', 'and'], !isNegated, () => this.#unary(depth, isNegated)),
    );
  }

  /** @param isAll whether all parts have to hold: what is negated the other way round */
  #joined(
    words: readonly string[],
    isAll: boolean,
    read: () => readonly FilterCase[] | null,
  ): readonly FilterCase[] | null {
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

  #unary(depth: number, isNegated: boolean): readonly FilterCase[] | null {
    if (depth > MOST_DEPTH) return null;
    if (['!', 'not'].includes(this.#peek())) {
      this.#at++;
      return this.#unary(depth + 1, !isNegated);
    }
    if (this.#peek() !== '(') return this.#condition(isNegated);
    this.#at++;
    const inner = this.or(depth + 1, isNegated);
    return this.#next() === ')' ? inner : null;
  }

  #condition(isNegated: boolean): readonly FilterCase[] | null {
    const start = this.#at;
    const left = this.#operand();
    if (left === null) return null;
    const sign = this.#peek();
    const operator = OPERATORS.get(sign);
    if (left.isCall && operator === undefined)
      return queried(this.tokens.slice(start, this.#at), isNegated) ?? said(left.value.text, isNegated);
    if (operator === undefined && !/^\p{L}+$/u.test(sign)) return null;
    this.#at++;
    if (sign === 'in') return this.#list(left, isNegated);
    const right = this.#operand();
    if (right === null) return null;
    if (operator === undefined) return said(`${left.value.text} ${sign} ${right.value.text}`, isNegated); // such as like
    return compared(left, isNegated ? OPPOSITE[operator] : operator, right);
  }

  #operand(): Operand | null {
    const start = this.#at;
    const value = filterValue(this.#next() ?? '');
    if (value === null || this.#peek() !== '(' || (value.kind !== 'open' && value.kind !== 'element'))
      return value === null ? null : { value, isCall: false };
    let depth = 0;
    do {
      const token = this.#next();
      if (token === undefined) return null;
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
    } while (depth > 0);
    return { value: open(this.tokens.slice(start, this.#at).join(' ')), isCall: true };
  }

  /** The values that `in` takes. */
  #list(left: Operand, isNegated: boolean): readonly FilterCase[] | null {
    const values: Operand[] = [];
    for (let sign = this.#next(); sign === (values.length === 0 ? '(' : ','); sign = this.#next()) {
      const value = this.#operand();
      if (value === null) return null;
      values.push(value);
    }
    return this.tokens[this.#at - 1] === ')' ? oneOf(left, values, isNegated) : null;
  }

  #peek(): string {
    return (this.tokens[this.#at] ?? '').toLowerCase();
  }

  #next(): string | undefined {
    return this.tokens[this.#at++];
  }
}

interface Operand {
  readonly value: FilterValue;
  readonly isCall: boolean;
}

function product(some: readonly FilterCase[], others: readonly FilterCase[]): readonly FilterCase[] {
  return some.flatMap((a) =>
    others.map((b) => ({ comparisons: [...a.comparisons, ...b.comparisons], isPart: a.isPart || b.isPart })),
  );
}

/** What it means is not known, but it does not hold where its opposite does. */
function said(condition: string, isNegated: boolean): readonly FilterCase[] {
  const comparison = { field: condition, operator: isNegated ? 'ne' : 'eq', value: TRUE } as const;
  return [{ comparisons: [comparison], isPart: true }];
}

/** Any of these values, or none of them; `null`: that is no condition. */
function oneOf(left: Operand, values: readonly Operand[], isNegated: boolean): readonly FilterCase[] | null {
  if (values.length > MOST_CASES) return SOMETHING;
  let cases: readonly FilterCase[] | null = null;
  for (const value of values) {
    const more = compared(left, isNegated ? 'ne' : 'eq', value);
    if (more === null) return null;
    cases = cases === null ? more : isNegated ? product(cases, more) : [...cases, ...more];
  }
  return cases;
}

/** `Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['1','2'])`; `null`: it is another function. */
function queried(tokens: readonly string[], isNegated: boolean): readonly FilterCase[] | null {
  const [name = '', , property, , column = '', , list] = tokens.map((token) => token.toLowerCase());
  const isNot = name === 'microsoft.dynamics.crm.notin';
  if ((!isNot && name !== 'microsoft.dynamics.crm.in') || property !== 'propertyname' || list !== 'propertyvalues')
    return null;
  if (!/^["']/.test(column)) return null;
  const values = tokens.slice(tokens.indexOf('['), tokens.indexOf(']')).flatMap((token) => filterValue(token) ?? []);
  const left = { value: open(column.slice(1, -1)), isCall: false };
  const operands = values.map((value) => ({ value, isCall: false }));
  return oneOf(left, operands, isNot !== isNegated);
}

function compared(left: Operand, operator: CaseOperator, right: Operand): readonly FilterCase[] | null {
  const isSwapped = left.value.kind !== 'open' || (left.isCall && right.value.kind === 'open');
  const [column, other] = isSwapped ? [right, left] : [left, right];
  if (column.value.kind !== 'open') return null;
  const { value } = other;
  if (column.isCall && value.kind === 'truth' && (operator === 'eq' || operator === 'ne'))
    return said(column.value.text, (operator === 'ne') !== (value.text === 'false'));
  const comparison = { field: column.value.text, operator: isSwapped ? MIRRORED[operator] : operator, value };
  // functions, two columns, and those of data sources may say the same of a column as a comparison does
  const isPart = column.isCall || value.kind === 'open' || column.value.text.includes('.');
  return [{ comparisons: [comparison], isPart }];
}
