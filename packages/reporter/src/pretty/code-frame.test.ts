import type { Location } from '@dipv/core';
import fc from 'fast-check';
import { codeFrame } from './code-frame.js';
import { displayWidth } from './display-width.js';

function frameOf(text: string, column: number, endColumn: number, endLine = 7) {
  const location: Location = { file: 'a.json', pointer: null, line: 7, column, endLine, endColumn };
  return codeFrame(location, (_file, from, to) => (from === 7 && to === 7 ? [text] : null), 70);
}

test('carets stand under the range', () => {
  expect(frameOf('{ "a": 1 }', 8, 9)).toEqual({ line: 7, source: '{ "a": 1 }', marks: '       ^' });
});

test('a tab, an East Asian character and a control character move the caret by what is shown of them', () => {
  expect(frameOf('\t漢\u001bx', 4, 5)).toEqual({ line: 7, source: '    漢\\x1bx', marks: '          ^' });
});

test('a range over several lines is marked to the end of its first', () => {
  expect(frameOf('ab {', 4, 2, 9)?.marks).toBe('   ^');
});

test('a long line is cut around the fault', () => {
  const text = `${'a'.repeat(5_000_000)}FAULT${'b'.repeat(5_000_000)}`;
  const frame = frameOf(text, 5_000_001, 5_000_006);
  expect(frame?.source).toBe(`…${'a'.repeat(24)}FAULT${'b'.repeat(39)}…`);
  expect(frame?.marks).toBe(`${' '.repeat(25)}^^^^^`);
});

test('no frame without a place, or without the text', () => {
  const nowhere: Location = { file: 'a', pointer: null, line: null, column: null, endLine: null, endColumn: null };
  expect(codeFrame(nowhere, () => ['text'], 70)).toBeNull();
  expect(codeFrame({ ...nowhere, line: 1, column: 1 }, () => null, 70)).toBeNull();
});

test('any frame fits 80 columns with its gutter, and its carets stay under the text', () => {
  const length = fc.nat({ max: 200 });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), length, length, (text, start, size) => {
      const frame = frameOf(text, start + 1, start + 1 + size);
      expect(displayWidth(frame?.source ?? '')).toBeLessThanOrEqual(70);
      expect(frame?.marks).toMatch(/^ *\^+$/);
      expect(displayWidth(frame?.marks ?? '')).toBeLessThanOrEqual(displayWidth(frame?.source ?? '') + 1);
    }),
  );
});

test('of a file that is one line, nothing is shown but what is at fault', () => {
  const text = '{"destinationField": "zz", "pin": "x"}';
  const location: Location = { file: 'a.json', pointer: null, line: 1, column: 22, endLine: 1, endColumn: 26 };
  const frameIn = (...lines: readonly string[]) =>
    codeFrame(location, (_file, from, to) => lines.slice(from - 1, to), 70)?.source;
  expect(frameIn(text)).toBe('…"zz"…');
  expect(frameIn(text, '')).toBe('…"zz"…');
  expect(frameIn(text, '[]')).toBe(text);
  const long: Location = { ...location, column: 1, endColumn: 1001 };
  expect(codeFrame(long, (_file, from) => (from === 1 ? ['a'.repeat(2000)] : []), 70)?.source).toBe(
    `${'a'.repeat(69)}…`,
  );
});

test('secrets are masked, also where they reach into the frame from far away', () => {
  const { source } = frameOf('{ "token": "abc", "a": 1 }', 24, 25) ?? {};
  expect(source).toBe('{ "token": "***", "a": 1 }');
  const far = `"password": "${'x y '.repeat(500)}" FAULT`;
  expect(frameOf(far, far.indexOf('FAULT') + 1, far.length + 1)?.source).toBe(`…${'*'.repeat(22)}" FAULT`);
});
