import { isBlank } from '@dipv/core';
import { filterCases, type CaseComparison, type CaseOperator, type FilterCase } from './filter-cases.js';
import { areEqual, orderOf } from './filter-value.js';

/**
 * Whether no record passes both filters of one table, in OData or in the language of F&O's query ranges; `null`: that
 * cannot be told. What is not understood of a filter can only let through less.
 */
export function areApart(one: string | null, other: string | null): boolean | null {
  const [a, b] = [one, other].map((text) => (isBlank(text) ? EVERYTHING : filterCases(text ?? '')));
  if (a === undefined || b === undefined || a === null || b === null) return null;
  const isWithin = one === other || a === EVERYTHING || b === EVERYTHING; // nobody writes a filter that nothing passes
  let answer: boolean | null = true;
  for (const left of a) {
    for (const right of b) {
      const areContrary = contradict([...left.comparisons, ...right.comparisons]);
      if (areContrary === true) continue;
      if (isWithin || (areContrary === false && !(left.isPart || right.isPart))) return false;
      answer = null;
    }
  }
  return answer;
}

/** What a column of a record has that passes a filter. */
export interface CertainValue {
  /** The column, and what kind of value it is. */
  readonly field: string;
  /** Another one of the same column and kind is another value. */
  readonly value: string;
}

/** What all records have that pass a filter. */
export function certainValues(filter: string): readonly CertainValue[] {
  const [first, ...others] = filterCases(filter) ?? [];
  return valuesIn(first).filter((known) =>
    others.every((each) => valuesIn(each).some(({ field, value }) => field === known.field && value === known.value)),
  );
}

function valuesIn(filterCase: FilterCase | undefined): readonly CertainValue[] {
  return (filterCase?.comparisons ?? []).flatMap(({ field, operator, value: { kind, text, amount } }) => {
    if (operator !== 'eq' || kind === 'open') return [];
    // a text may be the name of an element, and a number in quotes the one that it stands for
    const kinds = kind === 'text' && amount === null ? ['text', 'element'] : [kind];
    return kinds.map((each) => ({ field: `${field} ${each}`, value: amount === null ? text : String(amount) }));
  });
}

const EVERYTHING: readonly FilterCase[] = [{ comparisons: [], isPart: false }];

/** Whether not all of these hold at once; `null`: that cannot be told. */
function contradict(comparisons: readonly CaseComparison[]): boolean | null {
  const byField = new Map<string, CaseComparison[]>();
  for (const comparison of comparisons) {
    const same = byField.get(comparison.field);
    if (same === undefined) byField.set(comparison.field, [comparison]);
    else same.push(comparison);
  }
  let answer: boolean | null = false;
  for (const all of byField.values()) {
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) {
        const areExclusive = excludes(a, b);
        if (areExclusive === true) return true;
        if (areExclusive === null) answer = null;
      }
    }
  }
  return answer;
}

/** Whether both comparisons of one field cannot hold at once. */
function excludes(a: CaseComparison, b: CaseComparison): boolean | null {
  if (b.operator === 'eq' && a.operator !== 'eq') return excludes(b, a);
  if (a.operator === 'eq') {
    if (b.operator === 'eq') return not(areEqual(a.value, b.value));
    if (b.operator === 'ne') return areEqual(a.value, b.value);
    if (a.value.kind === 'null') return true; // it comes before nothing, and after nothing
    const order = orderOf(a.value, b.value);
    return order === null ? null : !ALLOWS[b.operator](order);
  }
  if (isLower(b)) return isUpper(a) ? excludes(b, a) : false;
  if (!isLower(a) || !isUpper(b)) return false;
  const gap = orderOf(a.value, b.value);
  if (gap === null) return null;
  return gap > 0 || (gap === 0 && (a.operator === 'gt' || b.operator === 'lt'));
}

/** Whether a value holds, by how it stands to the one that is compared with. */
const ALLOWS: Readonly<Record<Exclude<CaseOperator, 'eq' | 'ne'>, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

function not(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function isLower({ operator }: CaseComparison): boolean {
  return operator === 'gt' || operator === 'ge';
}

function isUpper({ operator }: CaseComparison): boolean {
  return operator === 'lt' || operator === 'le';
}
