import { displayWidth } from './display-width.js';
import { wrapWords } from './wrap-words.js';

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['👍', 2],
  ['👩\u200d👩\u200d👧', 2],
  ['e\u0301', 1],
  ['نمی\u200cخواهم', 8],
  ['\u001b[36mabc\u001b[39m', 3],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});

test('words fill lines with a hanging indent', () => {
  const words = 'one two three four'.split(' ');
  expect(wrapWords(words, { width: 10, first: 2, indent: 4 })).toEqual(['  one two', '    three', '    four']);
});

test('a word that is too long stays whole, on a line of its own', () => {
  const words = ['a', 'contoso_loyaltymembershiptier', 'b'];
  expect(wrapWords(words, { width: 10, first: 0, indent: 2 })).toEqual(['a', '  contoso_loyaltymembershiptier', '  b']);
});

test('spaces within a line stay as they are, and none begins a line', () => {
  expect(wrapWords('a  b'.split(' '), { width: 10, first: 0, indent: 0 })).toEqual(['a  b']);
  expect(wrapWords('aaaaa  b'.split(' '), { width: 6, first: 0, indent: 0 })).toEqual(['aaaaa ', 'b']);
  expect(wrapWords([''], { width: 6, first: 0, indent: 0 })).toEqual([]);
});
