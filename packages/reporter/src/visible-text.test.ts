import fc from 'fast-check';
import { visibleText } from './visible-text.js';

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
