import fc from 'fast-check';
import { locateValues } from './locate-values.js';
import { pointerOf } from './pointer.js';
import { JsonScanner } from './scanner.js';
import { ValueIndex } from './value-index.js';

/** The pointers of all values in a value. */
function pointersOf(value: unknown, steps: readonly string[] = []): string[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [pointerOf(steps), ...children.flatMap(([step, child]) => pointersOf(child, [...steps, step]))];
}

describe('a value index', () => {
  it('tells the places that one pass for all pointers tells', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), fc.array(fc.string()), (value, space, others) => {
        const text = ` ${JSON.stringify(value, null, space)}\n`;
        const pointers = [...pointersOf(value), ...others.map((step) => pointerOf([step])), '/0/0', '/00'];
        const values = new ValueIndex(text);
        expect(pointers.map((pointer) => values.span(pointer))).toEqual(locateValues(text, pointers));
      }),
    );
  });

  it('takes the last of several members of one name', () => {
    const text = '{"a": {"b": 1}, "a": {"c": 2}}';
    const values = new ValueIndex(text);
    expect(values.span('/a/b')).toBeNull();
    expect(text.slice(values.span('/a/c')!.start)).toMatch(/^2/);
  });

  it('passes over each value on the way once, however many are asked for', () => {
    const passed = jest.spyOn(JsonScanner.prototype as unknown as { skipValue: () => void }, 'skipValue');
    const values = new ValueIndex(JSON.stringify({ list: Array.from({ length: 1000 }, (_, a) => ({ a })) }));
    for (let i = 0; i < 1000; i++) values.span(`/list/${i}/a`);
    expect(passed.mock.calls.length).toBe(1 + 1 + 1000 + 1000);
    passed.mockRestore();
  });
});
