import fc from 'fast-check';
import { codeBlock, codeSpan, link, plainText, withoutHtml } from './markdown.js';

it.each([
  ['a <b>bold</b> word', 'a \\<b>bold\\</b> word'],
  ['`$filter` and `a < b` stay', '`$filter` and `a < b` stay'],
  ['a lone ` before <b>', 'a lone ` before \\<b>'],
  ['escaped \\<b> stays, \\\\<b> does not', 'escaped \\<b> stays, \\\\\\<b> does not'],
  ['`a\n\n<b>` is no code span', '`a\n\n\\<b>` is no code span'],
])('shows HTML in Markdown: %j', (markdown, expected) => {
  expect(withoutHtml(markdown)).toBe(expected);
});

it.each([
  ['text (100) of contoso_name, F&O', 'text (100) of contoso_name, F&O'],
  ['<img src=x> & &lt;', '\\<img src=x\\> & \\&lt;'],
  ['*a* [b](c) _d_ a|b', '\\*a\\* \\[b\\](c) \\_d\\_ a\\|b'],
  ['two\nlines', 'two lines'],
])('shows plain text as it is: %j', (text, expected) => {
  expect(plainText(text)).toBe(expected);
});

it('links to the web only', () => {
  expect(link('https://contoso.example/DIPV1099')).toBe('<https://contoso.example/DIPV1099>');
  expect(link('javascript:alert(1)')).toBe('`javascript:alert(1)`');
  expect(link('https://contoso.example/><script>')).toBe('`https://contoso.example/><script>`');
});

it('ends no code before its end', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[`a\n]*$/), (text) => {
      const [, fence = '', inner = ''] = /^(`+)([^]*)\1$/.exec(codeSpan(text)) ?? [];
      expect(inner.match(/`+/g) ?? []).not.toContain(fence);
      const [first = '', ...others] = codeBlock([text]).split('\n');
      const closing = others.filter((line) => /^`+$/.test(line) && line.length >= first.length - 'text'.length);
      expect(closing).toHaveLength(1);
    }),
  );
});
