import fc from 'fast-check';
import { jsonText, laterList, laterUnlessFew } from './json-text.js';

const textOf = (value: unknown): string => [...jsonText(value)].join('');

test('the value stays, whatever the text hides', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(JSON.parse(textOf(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('shown in a terminal or a build log, the text does nothing', () => {
  expect(textOf('\u001b[31m \u009b1m \u202e ##[error]a ##vso[b] \u{e0041}')).toBe(
    '"\\u001b[31m \\u009b1m \\u202e \\u0023#[error]a \\u0023#vso[b] \\udb40\\udc41"\n',
  );
});

test('a list whose values are made when they are written reads like any other', () => {
  const value = { a: [1, { b: 'c' }], none: [], holds: { list: [{ d: [2] }, null], 'odd\n': undefined } };
  const later = {
    a: laterList([1, { b: 'c' }], (each) => each),
    none: laterList([], (each) => each),
    holds: { list: laterList([{ d: laterList([2], (each) => each) }, null], (each) => each), 'odd\n': undefined },
  };
  expect(textOf(later)).toBe(`${JSON.stringify(value, null, 2)}\n`);
  expect([...jsonText(later)].length).toBeGreaterThan(5);
});

test.each([0, 1, 16, 17])('a list of %d values reads like any other, made at once or not', (length) => {
  const list = Array.from({ length }, (_, i) => i);
  const of = (i: number): object => ({ i, text: '\u202e' });
  expect(textOf({ a: { b: laterUnlessFew(list, of) } })).toBe(textOf({ a: { b: list.map(of) } }));
});
