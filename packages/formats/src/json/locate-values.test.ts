import * as fc from 'fast-check';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { pointerOf } from './pointer.js';
import { locateValues } from './locate-values.js';

function located(text: string, pointer: string): string | null {
  const [span] = locateValues(text, [pointer]);
  return span ? text.slice(span.start, span.end) : null;
}

function pathsIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return [path, ...value.flatMap((element, i) => pathsIn(element, [...path, i]))];
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsIn(member, [...path, name]))];
}

describe('locateValues', () => {
  it('finds every value of any JSON where a full parser finds it', () => {
    const indent = fc.constantFrom(undefined, 1, '\t', '\r\n  ');
    fc.assert(
      fc.property(fc.jsonValue(), indent, (value, space) => {
        const text = JSON.stringify(value, null, space);
        const tree = parseTree(text) as Node;
        // jsonc-parser finds the first of two equal names; JSON.stringify writes none
        const paths = pathsIn(JSON.parse(text));
        const spans = locateValues(text, paths.map(pointerOf));
        for (const [i, path] of paths.entries()) {
          const node = findNodeAtLocation(tree, path)!;
          expect(spans[i]).toEqual({ start: node.offset, end: node.offset + node.length });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes the last of two members of one name, as JSON.parse does', () => {
    const text = '{"a": {"b": 1, "c": 2}, "a": {"b": 3}}';
    expect(located(text, '/a/b')).toBe('3');
    expect(located(text, '/a/c')).toBeNull();
  });

  it.each([
    ['{"a/b": {"m~n": 1}}', '/a~1b/m~0n', '1'],
    ['{"__proto__": {"constructor": [2]}}', '/__proto__/constructor/0', '2'],
    ['{"\\u0061\\"b": 3}', '/a"b', '3'],
    ['{"": {"": 4}}', '//', '4'],
    [' [ "\\\\" , "x\\"]" , {} ] ', '/1', '"x\\"]"'],
    ['[0, 1]', '/01', null],
    ['[0, 1]', '/2', null],
    ['{"a": 1}', '/b', null],
    ['"text"', '/0', null],
  ])('in %s finds %s', (text, pointer, expected) => {
    expect(located(text, pointer)).toBe(expected);
  });
});
