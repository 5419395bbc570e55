import * as fc from 'fast-check';
import { parseFilter, type FilterField } from './parse-filter.js';

/** A filter in pieces, so that the place of each column is known: a column, or any other token or space. */
type Piece = string | { readonly column: string };

const column = fc.stringMatching(/^[a-z]{2,8}_[a-z0-9]{1,8}$/);
const text = fc.string().map((content) => `'${content.replaceAll("'", "''")}'`);
const value = fc.oneof(
  fc.constantFrom('null', 'true', '2024-01-31T00:00:00Z', "duration'P1D'"),
  fc.maxSafeInteger().map(String),
  fc.uuid(),
  text,
);
const operator = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const gap = fc.constantFrom(' ', '  ', '\t', '\r\n');

const comparison = fc
  .tuple(
    column,
    gap,
    operator,
    gap,
    fc.oneof(
      value,
      column.map((name) => ({ column: name })),
    ),
  )
  .map(([left, before, word, after, right]): Piece[] => [{ column: left }, before, word, after, right]);
const membership = fc
  .tuple(column, gap, fc.array(value, { minLength: 1, maxLength: 4 }))
  .map(([left, space, values]): Piece[] => [
    { column: left },
    space,
    'in',
    '(',
    ...values.flatMap((item, i) => (i === 0 ? [item] : [',', item])),
    ')',
  ]);
const textCall = fc
  .tuple(fc.constantFrom('contains', 'startswith', 'endswith'), column, text)
  .map(([name, left, right]): Piece[] => [name, '(', { column: left }, ',', right, ')']);
const queryCall = fc
  .tuple(column, fc.nat())
  .map(([left, days]): Piece[] => [
    'Microsoft.Dynamics.CRM.LastXDays',
    '(',
    'PropertyName',
    '=',
    "'",
    { column: left },
    "'",
    ',',
    'PropertyValue',
    '=',
    `${days}`,
    ')',
  ]);

const { filter } = fc.letrec<{ filter: Piece[] }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    membership,
    textCall,
    queryCall,
    fc
      .tuple(tie('filter'), gap, fc.constantFrom('and', 'or'), gap, tie('filter'))
      .map(([a, g, word, h, b]) => [...a, g, word, h, ...b]),
    tie('filter').map((inner): Piece[] => ['(', ...inner, ')']),
    fc.tuple(gap, tie('filter')).map(([g, inner]): Piece[] => ['not', g, ...inner]),
  ),
}));

function print(pieces: readonly Piece[]): { text: string; fields: FilterField[] } {
  const fields: FilterField[] = [];
  let printed = '';
  for (const piece of pieces) {
    const start = printed.length;
    printed += typeof piece === 'string' ? piece : piece.column;
    if (typeof piece !== 'string') fields.push({ name: piece.column, start, end: printed.length, form: 'field' });
  }
  return { text: printed, fields };
}

test('a filter gives exactly its columns, each at its place', () => {
  fc.assert(
    fc.property(filter, (pieces) => {
      const printed = print(pieces);
      expect(parseFilter(printed.text)).toEqual({ fields: printed.fields, fault: null });
    }),
  );
});

test('a character that OData has no use for is found at its place', () => {
  const illegal = fc.constantFrom('#', '%', ';', '^', '~', '?', '\\', '\0', '\ud800', '💥');
  fc.assert(
    fc.property(filter, fc.nat(), illegal, (pieces, seed, character) => {
      const quoteAt = (i: number): boolean => pieces[i] === "'";
      const places = [...pieces.keys()].filter((i) => !quoteAt(i) && !quoteAt(i - 1));
      const at = places[seed % places.length]!;
      const before = print(pieces.slice(0, at)).text;
      const { fault } = parseFilter(before + character + print(pieces.slice(at)).text);
      expect(fault).toMatchObject({ kind: 'syntax', start: before.length, end: before.length + character.length });
    }),
  );
});

test('any text at all is either read or refused at a place inside it', () => {
  const fragment = fc.constantFrom(
    'a',
    '1',
    "'",
    "''",
    '"',
    '(',
    ')',
    '[',
    ']',
    ',',
    '/',
    '.',
    '@',
    ':',
    '=',
    '-',
    '$count',
    ' ',
    'eq',
    'and',
    'not',
    'in',
    'any',
    'contains',
    'Microsoft.Dynamics.CRM.In',
    'PropertyName',
    'guid',
    '2024-01-01',
    'T',
    '\u202e',
    '\ud83d',
    '__proto__',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (input) => {
      const { fields, fault } = parseFilter(input);
      for (const { start, end } of fault === null ? fields : [fault]) {
        expect(0 <= start && start <= end && end <= input.length).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
