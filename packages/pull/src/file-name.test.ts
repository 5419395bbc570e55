import { fileName } from './file-name.js';

it('names files as every system takes them, each by itself', () => {
  const taken = new Set<string>();
  const names = ['msdyn_[accounts - Customers V3] 1.0', 'a/b\\c:*', '../x', 'A', 'a', '', 'Kunden (ä)'];
  expect(names.map((name) => fileName(name, taken))).toEqual([
    'msdyn_[accounts - Customers V3] 1.0.json',
    'a_b_c__.json',
    '_._x.json',
    'A.json',
    'a~2.json',
    '_.json',
    'Kunden (ä).json',
  ]);
  expect(fileName('x'.repeat(400), taken).length).toBeLessThan(120);
  expect(Buffer.byteLength(fileName('顧'.repeat(400), taken))).toBeLessThan(255);
  expect([fileName('con', taken), fileName('LPT1.x', taken)]).toEqual(['_con.json', '_LPT1.x.json']);
});
