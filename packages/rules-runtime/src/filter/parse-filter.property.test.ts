import * as fc from 'fast-check';
import type { Condition, Operand } from './filter-syntax.js';
import { comparisonsOf, parseFilter } from './parse-filter.js';

const name = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,9}$/)
  .filter((each) => !/^(?:and|or|not|like|null|true|false)$/i.test(each));
const quotedText = fc
  .tuple(fc.string(), fc.constantFrom('"', "'"))
  .map(([text, quote]) => `${quote}${text.replace(/[\\"']/g, '\\$&')}${quote}`);
const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2154-12-31'), noInvalidDate: true });
const value: fc.Arbitrary<string> = fc.oneof(
  quotedText,
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  date.map((each) => each.toISOString().slice(0, 10)),
  date.map((each) => each.toISOString().slice(0, 19)),
  date.map((each) => `${each.getUTCDate()}\\${each.getUTCMonth() + 1}\\${each.toISOString().slice(0, 4)}`),
  fc.uuid(),
  fc.uuid().map((guid) => `{${guid}}`),
  fc.constantFrom('null', 'TRUE', 'false'),
  fc.tuple(name, name).map((names) => names.join('::')),
);
const call = fc
  .tuple(name, name, fc.array(fc.oneof(value, name), { maxLength: 3 }))
  .map(([type, method, args]) => `${type}::${method}(${args.join(', ')})`);
const gap = fc.constantFrom('', ' ', '\t', '\r\n', '\u00a0');
const field = fc.oneof(
  name,
  fc.tuple(name, name).map((names) => names.join('.')),
);
const comparison = fc
  .tuple(
    field,
    gap,
    fc.constantFrom('==', '!=', '>', '<', '>=', '<=', ' like ', ' LIKE ', '='),
    gap,
    fc.oneof(value, call, field),
  )
  .map((parts) => parts.join(''));

/** Conditions with the brackets that X++ wants. */
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(gap, comparison, gap).map((parts) => `(${parts.join('')})`),
    fc
      .tuple(fc.array(tie('filter'), { minLength: 2, maxLength: 3 }), gap, fc.constantFrom('&&', '||'))
      .map(([parts, space, sign]) => `(${parts.join(space + sign + space)})`),
    fc.tuple(fc.constantFrom('!', '! ', '!!'), tie('filter')).map((parts) => `(${parts.join('')})`),
    tie('filter').map((inner) => `(${inner})`),
  ),
}));

/** A filter as this file would write what was read. */
function print(condition: Condition): string {
  switch (condition.type) {
    case 'comparison':
      return `${printOperand(condition.left)} ${condition.operator} ${printOperand(condition.right)}`;
    case 'logical':
      return condition.operands.map(print).join(` ${condition.operator} `);
    case 'not':
      return '!'.repeat(condition.count) + print(condition.operand);
    case 'group':
      return `(${print(condition.condition)})`;
  }
}

function printOperand(operand: Operand): string {
  switch (operand.type) {
    case 'field':
      return operand.steps.join('.');
    case 'text':
      return operand.quote + operand.written + operand.quote;
    case 'number':
    case 'date':
    case 'guid':
      return operand.written;
    case 'constant':
      return operand.name;
    case 'element':
      return `${operand.enumeration}::${operand.element}`;
    case 'call':
      return `${operand.name}(${operand.args.map(printOperand).join(',')})`;
  }
}

/** What was read, without where it stands. */
function withoutPlaces(read: unknown): unknown {
  return JSON.parse(
    JSON.stringify(read, (key, each: unknown) => (key === 'start' || key === 'end' ? undefined : each)),
  );
}

test('what the generator makes is read, and what is read prints and is read again to the same', () => {
  fc.assert(
    fc.property(filter, (text) => {
      const { condition, fault } = parseFilter(text);
      if (condition === null || fault !== null) throw new Error(fault?.message.text ?? 'nothing was read');
      const again = parseFilter(print(condition));
      expect(withoutPlaces(again)).toEqual(withoutPlaces({ condition, fault }));
    }),
    { numRuns: 1000 },
  );
});

test('each thing that is compared stands where it says', () => {
  fc.assert(
    fc.property(filter, (text) => {
      for (const { left, right, start, end } of comparisonsOf(parseFilter(text).condition!)) {
        expect(start === left.start && end === right.end && left.end <= right.start).toBe(true);
        for (const part of [left, right]) {
          const written = text.slice(part.start, part.end);
          if (part.type === 'field') expect(written).toBe(part.steps.join('.'));
          if (part.type === 'text') expect(written).toBe(part.quote + part.written + part.quote);
        }
      }
    }),
  );
});

test('any text at all is either read or refused at a place inside it', () => {
  const fragment = fc.constantFrom(
    ...['a', '1', "'", '"', '(', ')', ',', '.', '::', '!', '=', '==', '<', '>', '&&', '||', '&', '|', '\\', '-', ' '],
    ...[
      'and',
      'not',
      'like',
      'null',
      'contains',
      '2024-01-01',
      '1\\1\\2024',
      'T',
      '\u202e',
      '\ud83d',
      '__proto__',
      '“',
    ],
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (input) => {
      const { fault } = parseFilter(input);
      if (fault !== null) expect(0 <= fault.start && fault.start <= fault.end && fault.end <= input.length).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
