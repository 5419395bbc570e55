import type { Change } from '@dipv/core';
import * as fc from 'fast-check';
import { planEdits } from './plan-edits.js';
import { ValueIndex } from './value-index.js';

function changed(text: string, changes: readonly Change[]): string | null {
  const planned = planEdits(new ValueIndex(text), changes);
  return (
    planned &&
    planned.reduceRight((rest, { span, text: put }) => rest.slice(0, span.start) + put + rest.slice(span.end), text)
  );
}

const list = '{\n  "list": [\n    {"a": 1},\n    {"b": 2}, // no comment\n    {"c": 3}\n  ]\n}'.replace(
  ' // no comment',
  '',
);

describe('planEdits', () => {
  it.each([
    [[0], '{\n  "list": [\n    {"b": 2},\n    {"c": 3}\n  ]\n}'],
    [[1], '{\n  "list": [\n    {"a": 1},\n    {"c": 3}\n  ]\n}'],
    [[2], '{\n  "list": [\n    {"a": 1},\n    {"b": 2}\n  ]\n}'],
    [[1, 2], '{\n  "list": [\n    {"a": 1}\n  ]\n}'],
    [[0, 2], '{\n  "list": [\n    {"b": 2}\n  ]\n}'],
    [[2, 1, 0], '{\n  "list": []\n}'],
  ])('removes elements %j with one comma each and keeps the layout of the rest', (indexes, expected) => {
    expect(
      changed(
        list,
        indexes.map((i) => ({ kind: 'remove', pointer: `/list/${i}` })),
      ),
    ).toBe(expected);
  });

  it('removes what it should and nothing else, whatever the list and its layout', () => {
    const elements = fc.array(fc.jsonValue({ maxDepth: 2 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        elements,
        fc.constantFrom(undefined, 2, '\t'),
        fc.integer({ min: 1, max: 255 }),
        (values, space, mask) => {
          const text = JSON.stringify(values, null, space);
          const removed = values.flatMap((_, i) => ((mask >> i) & 1 ? [i] : []));
          const result = changed(
            text,
            removed.map((i) => ({ kind: 'remove', pointer: `/${i}` })),
          );
          const kept = (JSON.parse(text) as unknown[]).filter((_, i) => !removed.includes(i));
          expect(JSON.parse(result!)).toEqual(kept);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('replaces a value in the style that it is given', () => {
    const text = '{ "a" : "3", "b": 3 }';
    expect(changed(text, [{ kind: 'replace', pointer: '/a', value: '1' }])).toBe('{ "a" : "1", "b": 3 }');
    expect(changed(text, [{ kind: 'replace', pointer: '/b', value: 1 }])).toBe('{ "a" : "3", "b": 1 }');
  });

  it.each<[string, Change[]]>([
    ['a place that is not there', [{ kind: 'replace', pointer: '/nothing', value: 1 }]],
    ['a list as a scalar', [{ kind: 'replace', pointer: '/list', value: 1 }]],
    ['a member of an object as an element', [{ kind: 'remove', pointer: '/list' }]],
    ['an element that is not there', [{ kind: 'remove', pointer: '/list/7' }]],
    [
      'a removed element',
      [
        { kind: 'remove', pointer: '/list/0' },
        { kind: 'replace', pointer: '/list/0/a', value: 2 },
      ],
    ],
    [
      'a place twice',
      [
        { kind: 'replace', pointer: '/list/0/a', value: 2 },
        { kind: 'replace', pointer: '/list/0/a', value: 3 },
      ],
    ],
  ])('does not change %s', (_name, changes) => {
    expect(planEdits(new ValueIndex(list), changes)).toBeNull();
  });
});
