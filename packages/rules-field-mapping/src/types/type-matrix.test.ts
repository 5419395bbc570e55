import type { FieldKind, FieldType } from '@dipv/core';
import { typeMatrix } from './type-matrix.js';

/**
 * What may be written to what. `ok` and `✗` hold whatever the facets; `length`, `width` and `precision`
 * depend on them, `narrow` always narrows, `same` needs both fields in one environment type.
 */
const TABLE = `
from      | text   | integer | decimal   | boolean | date   | datetime | choice | guid | binary
text      | length | ✗       | ✗         | ✗       | ✗      | ✗        | ✗      | ✗    | ✗
integer   | ok     | width   | ok        | ✗       | ✗      | ✗        | ok     | ✗    | ✗
decimal   | ok     | narrow  | precision | ✗       | ✗      | ✗        | ✗      | ✗    | ✗
boolean   | ok     | ✗       | ✗         | ok      | ✗      | ✗        | ✗      | ✗    | ✗
date      | ok     | ✗       | ✗         | ✗       | ok     | ok       | ✗      | ✗    | ✗
datetime  | ok     | ✗       | ✗         | ✗       | narrow | ok       | ✗      | ✗    | ✗
choice    | ok     | ok      | ✗         | ✗       | ✗      | ✗        | same   | ✗    | ✗
guid      | ok     | ✗       | ✗         | ✗       | ✗      | ✗        | ✗      | ok   | ✗
binary    | ✗      | ✗       | ✗         | ✗       | ✗      | ✗        | ✗      | ✗    | ok
`;

const [header = [], ...rows] = TABLE.trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim()));
const DECISIONS = rows.flatMap(([from = '', ...cells]) =>
  cells.map((decision, i) => [from, header[i + 1] ?? '', decision] as const),
);

const KINDS = header.slice(1) as FieldKind[];

function type(kind: string, facets: Partial<FieldType> = {}): FieldType {
  return {
    kind: kind as FieldKind,
    length: null,
    bits: null,
    precision: null,
    minimum: null,
    maximum: null,
    options: null,
    ...facets,
  };
}

function verdict(from: FieldType, to: FieldType, sameEnvironmentType = false): string {
  return typeMatrix.compare(from, to, sameEnvironmentType).verdict;
}

/** A type of which more, or less, fits in. */
function sized(kind: string, size: 'small' | 'great'): FieldType {
  const isSmall = size === 'small';
  return type(kind, { length: isSmall ? 20 : 100, bits: isSmall ? 32 : 64, precision: isSmall ? 2 : 6 });
}

describe('the type matrix', () => {
  it('has a decision for each of 81 pairs', () => {
    expect(DECISIONS).toHaveLength(81);
  });

  it.each(DECISIONS)('%s to %s: %s', (from, to, decision) => {
    const verdicts = {
      unknownFacets: verdict(type(from), type(to)),
      wider: verdict(sized(from, 'small'), sized(to, 'great')),
      equal: verdict(sized(from, 'great'), sized(to, 'great')),
      smaller: verdict(sized(from, 'great'), sized(to, 'small')),
      sameEnvironmentType: verdict(type(from), type(to), true),
    };
    const always = (each: string) => ({
      unknownFacets: each,
      wider: each,
      equal: each,
      smaller: each,
      sameEnvironmentType: each,
    });
    switch (decision) {
      case 'ok':
        return expect(verdicts).toEqual(always('compatible'));
      case '✗':
        return expect(verdicts).toEqual(always('mismatch'));
      case 'narrow':
        return expect(verdicts).toEqual(always('narrowing'));
      case 'same':
        return expect(verdicts).toEqual({ ...always('mismatch'), sameEnvironmentType: 'compatible' });
      default:
        return expect(verdicts).toEqual({ ...always('compatible'), smaller: 'narrowing' });
    }
  });

  it.each(KINDS)('lets a type that is not known go with %s, either way', (kind) => {
    expect(verdict(type('unknown'), type(kind))).toBe('compatible');
    expect(verdict(type(kind), type('unknown'))).toBe('compatible');
  });

  it.each(KINDS)('leaves a lookup mapped bare to other rules: %s', (kind) => {
    expect(verdict(type('lookup'), type(kind))).toBe('compatible');
    expect(verdict(type(kind), type('lookup'))).toBe('compatible');
  });

  it('does not guess a size that one side does not tell', () => {
    expect(verdict(type('text', { length: 100 }), type('text'))).toBe('compatible');
    expect(verdict(type('text'), type('text', { length: 1 }))).toBe('compatible');
  });

  it.each([
    [type('text', { length: 100 }), type('date'), 'text (100) cannot be written to date'],
    [sized('text', 'great'), sized('text', 'small'), 'text (100) is written to text (20): longer texts are cut'],
    [
      sized('integer', 'great'),
      sized('integer', 'small'),
      'integer (64 bit) is written to integer (32 bit): greater numbers do not fit',
    ],
    [
      sized('decimal', 'great'),
      sized('decimal', 'small'),
      'decimal (6 digits) is written to decimal (2 digits): digits are lost',
    ],
    [type('datetime'), type('date'), 'datetime is written to date: the time of day is lost'],
    [type('choice'), type('choice'), 'choices of two environment types need a value map'],
  ])('says why: %#', (from, to, reason) => {
    expect(typeMatrix.compare(from, to, false)).toMatchObject({ reason });
  });
});

describe('a type that may be one of several', () => {
  const day = type('unknown', { kinds: ['date', 'datetime'] });
  const number = type('integer', { bits: 32, kinds: ['integer', 'choice'] });
  it.each<[string, FieldType, FieldType, string]>([
    ['text to a date or a datetime', type('text'), day, 'mismatch'],
    ['a date or a datetime to a boolean', day, type('boolean'), 'mismatch'],
    ['a date or a datetime to a text', day, type('text'), 'compatible'],
    ['a date to a date or a datetime', type('date'), day, 'compatible'],
    ['a datetime to a date or a datetime', type('datetime'), day, 'unknown'],
    ['a date or a datetime to a date', day, type('date'), 'unknown'],
    ['a date or a datetime to another', day, day, 'unknown'],
    ['text to an integer or a choice', type('text'), number, 'mismatch'],
    ['a great integer to an integer or a choice', type('integer', { bits: 64 }), number, 'unknown'],
    ['an integer to an integer or a choice', type('integer', { bits: 32 }), number, 'compatible'],
    ['a choice to an integer or a choice', type('choice'), number, 'unknown'],
    ['a decimal to an integer or a choice', type('decimal'), number, 'narrowing'],
    ['a lookup to a date or a datetime', type('lookup'), day, 'compatible'],
    ['what is not known to a date or a datetime', type('unknown'), day, 'compatible'],
  ])('%s', (_what, from, to, expected) => {
    expect(verdict(from, to)).toBe(expected);
  });

  it('is called by all of them', () => {
    expect(typeMatrix.compare(type('text', { length: 9 }), day, false)).toMatchObject({
      reason: 'text (9) cannot be written to date or datetime',
    });
  });

  it.each([
    ['1900-01-01', day, 'compatible'],
    ['many', day, 'mismatch'],
    ['many', number, 'mismatch'],
    ['3', number, 'compatible'],
  ] as const)('takes a constant that any of them takes: %s', (value, to, expected) => {
    expect(typeMatrix.accepts(value, to).verdict).toBe(expected);
  });
});

describe('a constant', () => {
  const accepted: readonly (readonly [string, FieldType, readonly string[]])[] = [
    ['text', type('text', { length: 7 }), ['', 'Contoso', '1']],
    ['integer', type('integer', { bits: 32 }), ['0', '-1', '+7', ' 3 ', '2147483647', '-2147483648']],
    ['64-bit integer', type('integer', { bits: 64 }), ['2147483648', '9223372036854775807']],
    ['decimal', type('decimal', { precision: 2 }), ['0', '-1.5', '.5', '3.', '1e3', '12345678901234567890']],
    ['boolean', type('boolean'), ['true', 'FALSE', 'Yes', 'no', '1', '0']],
    ['date', type('date'), ['1900-01-01', '2024-02-29', '2024-02-29T00:00:00Z', '1/1/1900', '31.12.1999']],
    [
      'datetime',
      type('datetime'),
      ['2026-11-22T13:45:00Z', '2026-11-22 13:45', '2026-11-22T13:45:00.123+01:00', '1/1/1900 12:00:00 AM'],
    ],
    ['choice', type('choice', { options: ['1', '2', 'Person'] }), ['1', '2', 'PERSON']],
    ['choice of options that are not known', type('choice'), ['4', 'Anything']],
    ['guid', type('guid'), ['01234567-89ab-cdef-0123-456789ABCDEF', '{01234567-89ab-cdef-0123-456789abcdef}']],
    ['lookup', type('lookup'), ['anything']],
    ['unknown', type('unknown'), ['anything']],
  ];
  const refused: readonly (readonly [string, FieldType, readonly string[]])[] = [
    ['integer', type('integer', { bits: 32 }), ['many', '1.5', '1,000', '', '0x10', '2147483648', '-2147483649']],
    ['64-bit integer', type('integer', { bits: 64 }), ['9223372036854775808']],
    ['decimal', type('decimal'), ['many', '1,5', '.', '', 'NaN', 'Infinity']],
    ['boolean', type('boolean'), ['on', '2', '', 'ja']],
    ['date', type('date'), ['today', '', '1', 'Contoso 1', '2023-02-29', '2024-13-01', '20240101']],
    ['datetime', type('datetime'), ['now', 'June', '2024-01-01T']],
    ['choice', type('choice', { options: ['1', '2'] }), ['3', '', 'One']],
    ['guid', type('guid'), ['01234567', '01234567-89ab-cdef-0123-456789abcdeg']],
  ];
  const each = (table: typeof accepted) =>
    table.flatMap(([name, to, values]) => values.map((value) => [value, name, to] as const));

  it.each(each(accepted))('%j can be written to %s', (value, _, to) => {
    expect(typeMatrix.accepts(value, to)).toEqual({ verdict: 'compatible' });
  });

  it.each(each(refused))('%j cannot be written to %s', (value, _, to) => {
    expect(typeMatrix.accepts(value, to).verdict).toBe('mismatch');
  });

  it('that is longer than its column is cut', () => {
    expect(typeMatrix.accepts('Contoso Ltd', type('text', { length: 7 }))).toEqual({
      verdict: 'narrowing',
      reason: 'would be cut to 7 characters',
      help: 'Shorten the value, or lengthen the field that is written to 11 characters.',
    });
  });

  it('that fits but for blanks around it loses nothing', () => {
    expect(typeMatrix.accepts(' Contoso  ', type('text', { length: 7 }))).toEqual({ verdict: 'compatible' });
  });

  it('that is no option is told the options, but not hundreds of them', () => {
    const options = Array.from({ length: 300 }, (_, i) => String(i));
    expect(typeMatrix.accepts('x', type('choice', { options }))).toMatchObject({
      reason: 'cannot be written to choice, which has 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 290 more',
    });
  });
});

describe('what is said of a type', () => {
  const told = (from: FieldType, to: FieldType) => {
    const said = typeMatrix.compare(from, to, false);
    return said.verdict === 'narrowing' ? [said.reason, said.help] : said;
  };

  it.each([
    [
      type('datetime'),
      type('date'),
      'datetime is written to date: the time of day is lost',
      'Map a field that holds date and time, or accept the loss.',
    ],
    [
      type('decimal', { precision: 2 }),
      type('integer', { bits: 32 }),
      'decimal (2 digits) is written to integer (32 bit): the fraction is lost',
      'Map a decimal field, or make sure that values have no fraction.',
    ],
    [
      type('decimal'),
      type('integer'),
      'decimal is written to integer: the fraction is lost',
      'Map a decimal field, or make sure that values have no fraction.',
    ],
    [
      type('text', { length: 30 }),
      type('text', { length: 20 }),
      'text (30) is written to text (20): longer texts are cut',
      'Lengthen the field that is written to 30 characters, or make sure that no value is longer than 20.',
    ],
    [
      type('integer', { bits: 64 }),
      type('integer', { bits: 32 }),
      'integer (64 bit) is written to integer (32 bit): greater numbers do not fit',
      'Map a 64-bit or a decimal field, or make sure that no number is beyond 2,147,483,647.',
    ],
    [
      type('decimal', { precision: 6 }),
      type('decimal', { precision: 2 }),
      'decimal (6 digits) is written to decimal (2 digits): digits are lost',
      'Raise the precision of the field that is written to 6 digits, or make sure that values have no more than 2.',
    ],
  ])('tells what is lost, and what to do (%#)', (from, to, reason, help) => {
    expect(told(from, to)).toEqual([reason, help]);
  });

  it('has no size where none is told', () => {
    expect(told(type('text'), type('integer'))).toEqual({
      verdict: 'mismatch',
      reason: 'text cannot be written to integer',
    });
    expect(told(type('guid', { precision: 2 }), type('boolean'))).toEqual({
      verdict: 'mismatch',
      reason: 'guid cannot be written to boolean',
    });
  });

  it('of several kinds names them all, where none fits', () => {
    const several = type('unknown', { kinds: ['date', 'guid'] });
    expect(told(several, type('integer'))).toEqual({
      verdict: 'mismatch',
      reason: 'date or guid cannot be written to integer',
    });
  });

  it('of several kinds is the mildest that may be, where none fits in full', () => {
    const several = type('unknown', { kinds: ['date', 'decimal'] });
    expect(told(several, type('integer'))).toEqual([
      'decimal is written to integer: the fraction is lost',
      'Map a decimal field, or make sure that values have no fraction.',
    ]);
  });
});

describe('a constant', () => {
  it.each([
    ['0000000000000000000000000012', type('integer', { bits: 32 }), 'compatible'],
    ['-0000000000000000000000000012', type('integer', { bits: 32 }), 'compatible'],
    ['+007', type('integer', { bits: 32 }), 'compatible'],
    ['-02147483648', type('integer', { bits: 32 }), 'compatible'],
    ['-02147483649', type('integer', { bits: 32 }), 'mismatch'],
    ['0', type('integer', { bits: 32 }), 'compatible'],
    ['9'.repeat(1000), type('integer', { bits: 64 }), 'mismatch'],
    ['x', type('unknown'), 'compatible'],
    ['x', type('lookup'), 'compatible'],
    ['x', type('choice'), 'compatible'],
    ['too long', type('guid', { length: 2 }), 'mismatch'],
    ['12345', type('integer', { length: 2, bits: 32 }), 'compatible'],
    ['any length', type('text'), 'compatible'],
    ['12', type('unknown', { kinds: ['integer', 'guid'] }), 'compatible'],
    ['x', type('unknown', { kinds: ['text', 'guid'] }), 'compatible'],
    ['x', type('unknown', { kinds: ['lookup', 'guid'] }), 'compatible'],
    ['x', type('unknown', { kinds: ['boolean', 'guid'] }), 'mismatch'],
  ])('%s (%#)', (value, to, expected) => {
    expect(typeMatrix.accepts(value, to).verdict).toBe(expected);
  });

  it.each([
    [type('unknown', { kinds: ['boolean', 'guid'] }), 'cannot be written to boolean or guid'],
    [type('guid', { options: ['A'] }), 'cannot be written to guid'],
    [
      type('choice', { options: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] }),
      'cannot be written to choice, which has 1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
    ],
    [
      type('choice', { options: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'] }),
      'cannot be written to choice, which has 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1 more',
    ],
  ])('that does not fit is told so (%#)', (to, reason) => {
    expect(typeMatrix.accepts('x', to)).toEqual({ verdict: 'mismatch', reason });
  });
});
