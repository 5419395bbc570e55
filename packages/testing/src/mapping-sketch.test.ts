import { buildMapping } from './mapping-sketch.js';

test.each([
  ['A >> b', 1, 'A', 'b'],
  ['A << b.c', 2, 'A', 'b.c'],
  ['A <> b', 3, 'A', 'b'],
])('"%s" has direction %i', (text, direction, sourceField, destinationField) => {
  expect(buildMapping(text)).toMatchObject({ direction, sourceField, destinationField, transforms: [] });
});

test('a constant stands for no field', () => {
  expect(buildMapping('none >> b = 3')).toMatchObject({
    sourceField: null,
    destinationField: 'b',
    transforms: [{ type: 'Default', value: '3' }],
  });
});

test('a value map has its values from source to destination', () => {
  expect(buildMapping('A <> b {yes: 1, no: 0}').transforms).toEqual([
    {
      type: 'ValueMap',
      entries: [
        ['yes', '1'],
        ['no', '0'],
      ],
    },
  ]);
});

test.each(['A = b', 'A>>b', ''])('"%s" is refused, with how it should read', (text) => {
  expect(() => buildMapping(text)).toThrow(/should read like "A >> b"/);
});
