import fc from 'fast-check';
import { locateValues } from './locate-values.js';
import { ValueTree } from './value-tree.js';

/** Every pointer of a value, and some that lead nowhere. */
function pointersIn(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at, `${at}/0`];
  const names = Object.keys(value).map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1'));
  const inner = Object.values(value).flatMap((each, i) => pointersIn(each, `${at}/${names[i] ?? ''}`));
  return [at, ...inner, `${at}/none`];
}

it('says the same as one pass that is told all pointers', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const pointers = pointersIn(value);
      const tree = new ValueTree(text);
      expect(pointers.map((pointer) => tree.spanOf(pointer))).toEqual(locateValues(text, pointers));
    }),
  );
});

it('of two members of one name the last counts', () => {
  const tree = new ValueTree('{"a": [1], "\\u0061": {"b": 2}}');
  expect(tree.spanOf('/a/b')).toEqual({ start: 27, end: 28 });
  expect(tree.spanOf('/a/0')).toBeNull();
});

it('goes through a list once, however many of its elements are asked for', () => {
  const text = JSON.stringify(Array.from({ length: 20_000 }, (_, i) => ({ i })));
  const tree = new ValueTree(text);
  const asked = jest.spyOn(String.prototype, 'charCodeAt');
  for (let i = 0; i < 20_000; i++) tree.spanOf(`/${i}/i`);
  expect(asked.mock.calls.length).toBeLessThan(text.length * 10);
  asked.mockRestore();
});
