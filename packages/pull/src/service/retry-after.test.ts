import { retryAfter } from './retry-after.js';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

it.each([
  ['12', 12_000],
  [' 0.5 ', 500],
  ['Fri, 02 Jan 2026 03:04:35 GMT', 30_000],
  ['Fri, 02 Jan 2026 03:00:00 GMT', 0],
  [null, null],
  ['', null],
  ['soon', null],
  ['-3', null],
])('reads %j', (header, milliseconds) => {
  expect(retryAfter(header, NOW)).toBe(milliseconds);
});
