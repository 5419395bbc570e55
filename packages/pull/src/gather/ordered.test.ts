import { ordered } from './ordered.js';

it('gives the same bytes for the same environment', () => {
  const one = ordered({ b: [{ d: 1, c: 2 }], '@odata.etag': 'W/"1"', 'Keys@odata.context': 'https://x', a: null });
  expect(JSON.stringify(one)).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  expect(ordered({ '@odata.type': '#A' })).toEqual({ '@odata.type': '#A' });
});
