import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT_NAMES, LIMITS } from './limits.js';

const PAGE = readFileSync(join(__dirname, '../../../../docs/limits.md'), 'utf8');

test('the page about limits tells of each what the program knows', () => {
  const rows = [...PAGE.matchAll(/^\| `(--[\w-]+)` \| `(\w+)` \| ([^|]+) \|/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(LIMIT_NAMES.map((name) => [LIMITS[name].flag, name, LIMITS[name].shown]));
});

test('options and settings have the same names', () => {
  for (const name of LIMIT_NAMES) {
    expect(LIMITS[name].flag).toBe(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  }
});
