import fc from 'fast-check';
import { areApart } from './filters-apart.js';

type Row = Readonly<Record<string, number | null>>;

/** A condition in both languages, and whether it holds of a row; `null`: it does not, and nor does its opposite. */
interface Condition {
  readonly odata: string;
  readonly x: string;
  holds(row: Row): boolean | null;
}

const SIGNS = { eq: '==', ne: '!=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;
type Operator = keyof typeof SIGNS;

/** As databases compare: null is equal to null alone, and in no order. */
function isSo(value: number | null, operator: Operator, other: number | null): boolean | null {
  if (operator === 'eq') return value === other;
  if (operator === 'ne') return value !== other;
  if (value === null || other === null) return null;
  return { gt: value > other, ge: value >= other, lt: value < other, le: value <= other }[operator];
}

function negated(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer;
}

function joined(answers: readonly (boolean | null)[], isAnd: boolean): boolean | null {
  return answers.includes(!isAnd) ? !isAnd : answers.includes(null) ? null : isAnd;
}

const column = fc.constantFrom('a', 'b');
const value = fc.constantFrom<(number | null)[]>(1, 2, 3, null);
const comparison = fc
  .tuple(column, fc.constantFrom<Operator>('eq', 'ne', 'gt', 'ge', 'lt', 'le'), value)
  .map(([name, operator, other]): Condition => ({
    odata: `${name} ${operator} ${other}`,
    x: `(${name.toUpperCase()} ${SIGNS[operator]} ${other})`,
    holds: (row) => isSo(row[name] ?? null, operator, other),
  }));
const listed = fc.tuple(column, fc.array(value, { minLength: 1, maxLength: 3 })).map(([name, values]): Condition => ({
  odata: `${name} in (${values.map(String).join(', ')})`,
  x: `(${values.map((each) => `(${name} == ${each})`).join(' || ')})`,
  holds: (row) => values.includes(row[name] ?? null),
}));
const unknown = fc.constantFrom('a', 'b').map((name): Condition => ({
  odata: `contains(${name},'1')`,
  x: `(${name} like "*1*")`,
  holds: (row) => (row[name] === null ? null : String(row[name]).includes('1')),
}));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    comparison,
    listed,
    unknown,
    tie('condition').map((inner): Condition => ({
      odata: `not (${inner.odata})`,
      x: `(!(${inner.x}))`,
      holds: (row) => negated(inner.holds(row)),
    })),
    fc.tuple(tie('condition'), tie('condition'), fc.boolean()).map(([one, other, isAnd]): Condition => ({
      odata: `(${one.odata} ${isAnd ? 'and' : 'or'} ${other.odata})`,
      x: `(${one.x} ${isAnd ? '&&' : '||'} ${other.x})`,
      holds: (row) => joined([one.holds(row), other.holds(row)], isAnd),
    })),
  ),
}));

const VALUES = [null, 0, 1, 1.5, 2, 2.5, 3, 4];
const ROWS: readonly Row[] = VALUES.flatMap((a) => VALUES.map((b) => ({ a, b })));

it('filters that are told apart let no row through both, whichever language they are in', () => {
  fc.assert(
    fc.property(condition, condition, fc.boolean(), (one, other, isX) => {
      const [a, b] = isX ? [one.x, other.x] : [one.odata, other.odata];
      const answer = areApart(a, b);
      expect(areApart(b, a)).toBe(answer);
      if (answer === true)
        expect(ROWS.filter((row) => one.holds(row) === true && other.holds(row) === true)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('a filter is apart from its opposite', () => {
  fc.assert(
    fc.property(comparison, unknown, fc.boolean(), (one, more, isKnown) => {
      const { odata, x } = isKnown ? one : more;
      expect(areApart(odata, `not (${odata})`)).toBe(true);
      expect(areApart(x, `(!${x})`)).toBe(true);
    }),
  );
});
