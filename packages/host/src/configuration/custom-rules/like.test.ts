import { isLike } from './like.js';

it.each([
  ['acme_name', 'acme_*', true],
  ['ACME_Name', 'acme_*', true],
  ['acme', 'acme_*', false],
  ['acme_name', '*_name', true],
  ['acme_name', 'a*n*e', true],
  ['acme_name', 'acme?name', true],
  ['acme_name', '?', false],
  ['acme_name', '*', true],
  ['', '*', true],
  ['', '', true],
  ['a', '', false],
  ['aXbXc', '*x', false],
  ['aab', '*ab', true],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
])('%j like %j: %s', (text, pattern, outcome) => {
  expect(isLike(text, pattern)).toBe(outcome);
});

it('takes no time without end for what makes regular expressions take it', () => {
  expect(isLike('a'.repeat(20_000), `${'*a'.repeat(50)}*b`)).toBe(false);
});
