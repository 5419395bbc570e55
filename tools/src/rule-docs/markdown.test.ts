import fc from 'fast-check';
import { codeBlock, link } from './markdown.js';

it('links to the web only', () => {
  expect(link('https://contoso.example/DIPV1099')).toBe('<https://contoso.example/DIPV1099>');
  expect(link('javascript:alert(1)')).toBe('`javascript:alert(1)`');
  expect(link('https://contoso.example/><script>')).toBe('`https://contoso.example/><script>`');
});

it('ends no code before its end', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[`a\n]*$/), (text) => {
      const [first = '', ...others] = codeBlock([text]).split('\n');
      const closing = others.filter((line) => /^`+$/.test(line) && line.length >= first.length - 'text'.length);
      expect(closing).toHaveLength(1);
    }),
  );
});
