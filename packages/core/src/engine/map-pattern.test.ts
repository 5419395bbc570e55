import { MapPatterns } from './map-pattern.js';

const matches = (pattern: string, name: string, file = 'x.json'): boolean =>
  new MapPatterns([pattern]).matching({ name, file }).length > 0;

it.each([
  ['msdyn_[accounts - Customers V3]', true],
  ['MSDYN_[ACCOUNTS - customers v3]', true],
  ['msdyn_*', true],
  ['*customers v3]', true],
  ['msdyn_[*s - *s V?]', true],
  ['*', true],
  ['**', true],
  ['msdyn_?accounts*', true],
  ['msdyn_', false],
  ['msdyn_[ac]*', false],
  ['*s V?', false],
  ['?', false],
])('%s and a name: %s', (pattern, expected) => {
  expect(matches(pattern, 'msdyn_[accounts - Customers V3]')).toBe(expected);
});

it('a star stands for slashes of a name', () => {
  expect(matches('a*d', 'a/b/c/d')).toBe(true);
});

it('a question mark stands for one sign, be it of two units', () => {
  expect(matches('map ?', 'map 😀')).toBe(true);
});

it.each([
  ['maps/old/a.json', true],
  ['maps/**', true],
  ['**/a.json', true],
  ['**', true],
  ['maps/**/a.json', true],
  ['maps/old/**/a.json', true],
  ['maps/*/*.json', true],
  ['**/old/*', true],
  ['maps/*', false],
  ['*.json', false],
  ['maps/?ld?a.json', false],
  ['old/**', false],
  ['*s/a.json', false],
  ['maps/ol*', false],
])('%s and a file: %s', (pattern, expected) => {
  expect(matches(pattern, 'Items', 'maps/old/a.json')).toBe(expected);
});

it('of many patterns those are told that match, each once', () => {
  const patterns = new MapPatterns(['Items', 'items', 'It*', 'It*', '*s', 'maps/*', 'Other', 'Ot*', 'Itemss*']);
  expect([...patterns.matching({ name: 'Items', file: 'maps/a.json' })].sort()).toEqual([
    '*s',
    'It*',
    'Items',
    'items',
    'maps/*',
  ]);
});

it('no pattern matches no map', () => {
  expect(new MapPatterns([]).matching({ name: 'Items', file: 'maps/a.json' })).toEqual([]);
});

it('many stars take no longer than the pattern times the name', () => {
  expect(matches(`${'*a'.repeat(64)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(matches(`${'**/a/'.repeat(64)}b`, '', 'a/'.repeat(5_000))).toBe(false);
});
