import { withinSize } from './within-size.js';

const text = ['abc', 'dé'];

test.each([7, 6])('a text of 6 bytes may have %d', (limit) => {
  expect([...withinSize(text, limit, 'The report json')]).toEqual(text);
});

test('a text that is larger ends with the piece before', () => {
  const taken: string[] = [];
  const take = (): void => {
    for (const piece of withinSize(text, 5, 'The report json:report.json')) taken.push(piece);
  };
  expect(take).toThrow('The report json:report.json is not written, or not whole: it is larger than 5 bytes');
  expect(taken).toEqual(['abc']);
});
