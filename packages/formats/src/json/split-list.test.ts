import fc from 'fast-check';
import { MemoryBytes } from '../bytes/byte-source.js';
import { readUtf8Slice, type Utf8Chunk } from '../bytes/decode-text.js';
import { splitList } from './split-list.js';

function* chunksOf(text: string, size: number): Generator<Utf8Chunk> {
  const bytes = Buffer.from(text);
  const shared = new Uint8Array(size);
  for (let start = 0; start < bytes.length; start += size) {
    const part = bytes.subarray(start, start + size);
    shared.set(part); // the memory of one chunk is that of the next
    yield { bytes: shared.subarray(0, part.length), start, end: start + part.length };
  }
}

function split(
  text: string,
  size = 64 * 1024,
): { elements: string[]; heads: string[]; again: string[]; envelope: string | null; base: unknown } {
  const [elements, heads, again]: [string[], string[], string[]] = [[], [], []];
  const parts = splitList(chunksOf(text, size));
  let part = parts.next();
  for (; part.done !== true; part = parts.next()) {
    elements.push(part.value.text());
    heads.push(part.value.head());
    again.push(readUtf8Slice(new MemoryBytes(Buffer.from(text)), part.value.slice));
  }
  const envelope = part.value;
  return { elements, heads, again, envelope: envelope?.text ?? null, base: envelope?.base };
}

const parseAll = (texts: readonly string[]): unknown[] => texts.map((text) => JSON.parse(text) as unknown);

describe('taking a JSON list apart', () => {
  it('gives what parsing the whole gives, wherever the chunks end', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), fc.boolean(), (list, size, indent) => {
        const text = JSON.stringify(list, null, indent ? 2 : undefined);
        const { elements, again, envelope, base } = split(text, size);
        expect(parseAll(elements)).toEqual(JSON.parse(text));
        expect(again).toEqual(elements);
        expect(JSON.parse(envelope ?? '')).toEqual([]);
        expect(base).toBe('');
      }),
    );
  });

  it('does the same for the list of an OData answer, and keeps what stands around it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.string(), fc.integer({ min: 1, max: 40 }), (list, link, size) => {
        const text = JSON.stringify({ '@odata.context': link, value: list, '@odata.nextLink': link }, null, 1);
        const { elements, envelope, base } = split(text, size);
        expect(parseAll(elements)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(JSON.parse(envelope ?? '')).toEqual({ '@odata.context': link, value: [], '@odata.nextLink': link });
        expect(base).toBe('/value');
      }),
    );
  });

  it('takes objects with a comma between them, and no brackets around, for one text, which is no JSON', () => {
    const text = '{"name":"A","list":[1]},{"name":"B"}';
    expect(split(text)).toMatchObject({ elements: [], envelope: text, base: null });
  });

  it('gives the head of each element, with empty lists in the place of its lists', () => {
    const element = { Name: 'a', Label: { Texts: ['x', ['y']] }, Properties: [{ Name: '[' }], End: '"]' };
    for (const size of [1, 3, 7, 1000]) {
      const { heads } = split(JSON.stringify([element, element]), size);
      expect(parseAll(heads)).toEqual(Array(2).fill({ Name: 'a', Label: { Texts: [] }, Properties: [], End: '"]' }));
    }
  });

  it('leaves alone what is no such list', () => {
    for (const text of ['{"a":[1]}', '"[1]"', '5', '{"\\"value":[1]}', '{"a":{"value":[1]}}']) {
      expect(split(text)).toMatchObject({ elements: [], envelope: text, base: null });
    }
  });

  it.each(['[1,2', '[1,,2]', '[1,2,]', '{"value":[{"a":"b', '["\\"]', `${'['.repeat(300)}${']'.repeat(300)}`])(
    'gives up on %s',
    (text) => {
      expect(split(text).envelope).toBeNull();
    },
  );
});
