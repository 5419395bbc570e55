import fc from 'fast-check';
import { doubledMembers } from './doubled-members.js';

const pointersIn = (text: string): string[] => doubledMembers(text, 10).members.map(({ pointer }) => pointer);

it.each<[string, string[]]>([
  ['{"a": 1, "a": 2}', ['/a']],
  ['{"a": 1, "\\u0061": 2}', ['/a']],
  ['[{"a": 1}, {"a": 1, "b": [0, {"c": 1, "c": 1}], "a": 1}]', ['/1/b/1/c', '/1/a']],
  ['{"a": {"a": 1}, "A": 1, "b": ["a", "a"]}', []],
  ['{"a/b~": 1, "a/b~" : 2}', ['/a~1b~0']],
  ['{"__proto__": 1, "__proto__": 2}', ['/__proto__']],
  ['"{\\"a\\": 1, \\"a\\": 2}"', []],
])('finds what stands twice in %s', (text, pointers) => {
  expect(pointersIn(text)).toEqual(pointers);
});

it('tells where both names stand, and counts those that it does not list', () => {
  const text = '{"a": 1, "a": 2, "a": 3}';
  const { members, count } = doubledMembers(text, 1);
  expect(members.map(({ first, second }) => [text.slice(first, first + 3), first, second])).toEqual([['"a"', 1, 9]]);
  expect(count).toBe(2);
});

it('finds nothing in what was written from a value, and what is added to it', () => {
  const objects = fc.object({ key: fc.string({ minLength: 1 }), maxDepth: 3 });
  fc.assert(
    fc.property(objects, fc.string(), (value, name) => {
      expect(pointersIn(JSON.stringify(value, null, 1))).toEqual([]);
      const twice = `{${JSON.stringify(name)}:0,"x":${JSON.stringify(value)},${JSON.stringify(name)}:1}`;
      expect(doubledMembers(twice, 10).count).toBe(name === 'x' ? 2 : 1);
    }),
  );
});
