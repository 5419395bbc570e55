import fc from 'fast-check';
import { list, name, say } from '@dipv/core';
import { visibleParts, visibleText } from './visible-text.js';

test.each([
  ['terminal escapes', '\u001b[31mred\u0007', '\\x1b[31mred\\x07'],
  ['C1 controls', '\u009b31m', '\\x9b31m'],
  ['line breaks and tabs', 'a\r\n\tb\u2028', 'a\\r\\n\\tb\\u2028'],
  ['bidi overrides', 'abc\u202egnp', 'abc\\u202egnp'],
  ['invisible tags', '\u{e0041}', '\\u{e0041}'],
  ['lone surrogates', '\ud800', '\\ud800'],
  ['commands of Azure Pipelines', 'a ##vso[task.complete]b', 'a \\x23#vso[task.complete]b'],
  ['commands of GitHub Actions', '##[add-mask]x', '\\x23#[add-mask]x'],
  ['commands at the start of what may become a line', '::error::x ::notice::y', '\\x3a:error::x \\x3a:notice::y'],
])('%s are shown, not acted on', (_what, text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test.each([
  'accounts - Customers V3',
  'msdyn_[a - b]',
  'C:\\maps\\a.json',
  'std::vector',
  'Größe 漢字 👍',
  'نمی‌خواهم',
])('ordinary text stays as it is: %s', (text) => {
  expect(visibleText(text)).toBe(text);
});

test('any text becomes one well-formed line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test('a text is cut at its marks after it was made visible as a whole', () => {
  const text = say`a\u001b${name('b\u202ec')}: #${name('#[error]')}`;
  expect(visibleParts(text)).toEqual([
    { text: 'a\\x1b', kind: null },
    { text: 'b\\u202ec', kind: 'name' },
    { text: ': \\x23', kind: null },
    { text: '#[error]', kind: 'name' },
  ]);
});

test('the parts of any text are the text', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.boolean())), (parts) => {
      const text = list(
        parts.map(([part, isName]) => (isName ? name(part) : part)),
        '',
      );
      const together = visibleParts(text).map((part) => part.text);
      expect(together.join('')).toBe(visibleText(text.text));
    }),
  );
});
