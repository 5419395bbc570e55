import { fileName } from './file-name.js';

it('names files as every system takes them, each by itself', () => {
  const taken = new Set<string>();
  const names = [
    'msdyn_[accounts - Customers V3] 1.0',
    'a/b\\c:*',
    '../x',
    'A',
    'a',
    '',
    'Kunden (ä)',
    'Con',
    `${'x'.repeat(99)}𝒜`,
  ];
  expect(names.map((name) => fileName(name, taken))).toEqual([
    'msdyn_[accounts - Customers V3] 1.0.json',
    'a_b_c__.json',
    '_._x.json',
    'A.json',
    'a~2.json',
    '_.json',
    'Kunden (ä).json',
    '_Con.json',
    `${'x'.repeat(99)}.json`,
  ]);
  expect(fileName('x'.repeat(400), taken).length).toBeLessThan(120);
});
