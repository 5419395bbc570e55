import { comparePages } from './compare-pages.js';

const GENERATED = new Map([
  ['DIPV1018.md', 'one'],
  ['DIPV1020.md', 'two'],
]);

it('has nothing to say of pages that are current', () => {
  expect(comparePages(GENERATED, new Map(GENERATED))).toEqual([]);
});

it('names what is missing, left over and different', () => {
  const existing = new Map([
    ['DIPV1020.md', 'edited by hand'],
    ['DIPV1013.md', 'of a rule that is gone'],
  ]);
  expect(comparePages(GENERATED, existing)).toEqual([
    'DIPV1013.md is left over: no rule has this code',
    'DIPV1018.md is missing',
    'DIPV1020.md is not what the rules give',
  ]);
});
