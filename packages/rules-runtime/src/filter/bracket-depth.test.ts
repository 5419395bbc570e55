import { endOfText, scanBrackets } from './bracket-depth.js';

it.each([
  ['(a)', null],
  ['((a)', 0],
  ['(a) (b', 4],
  ['a)', null],
  ['("(")', null],
  ["('(')", null],
  ['(")"', 0],
  ["(')'", 0],
  [`("'(")`, null],
  [String.raw`("\"(")`, null],
  ['("(', 0],
])('%s: the bracket that is never closed', (text, unclosedAt) => {
  expect(scanBrackets(text, 10)).toEqual({ tooDeepAt: null, unclosedAt });
});

it('tells the first bracket that is opened too deep', () => {
  expect(scanBrackets('((a) (b))', 2)).toEqual({ tooDeepAt: null, unclosedAt: null });
  expect(scanBrackets('((a) ((b)))', 2)).toEqual({ tooDeepAt: 6, unclosedAt: null });
  expect(scanBrackets('"((("', 2)).toEqual({ tooDeepAt: null, unclosedAt: null });
});

it.each([
  ['"ab" c', 0, 3],
  ['a "b"', 2, 4],
  [`"it's"`, 0, 5],
  [String.raw`"a\"b"`, 0, 5],
  ['"ab', 0, 3],
])('%s: the text that begins at %d is closed at %d', (text, start, end) => {
  expect(endOfText(text, start)).toBe(end);
});
