import { stronglyConnected } from './strongly-connected.js';

const sorted = (components: readonly (readonly number[])[]) =>
  components.map((each) => [...each].sort((a, b) => a - b));

test('components come after those that they lead to', () => {
  // 0 → 1 ⇄ 2 → 3, 4 alone
  expect(sorted(stronglyConnected([[1], [2], [1, 3], [], []]))).toEqual([[3], [1, 2], [0], [4]]);
});

test('a node that leads to itself is a component of its own', () => {
  expect(stronglyConnected([[0], [1]])).toEqual([[0], [1]]);
});

test('two ways around are one component', () => {
  expect(sorted(stronglyConnected([[1, 2], [0], [0]]))).toEqual([[0, 1, 2]]);
});

test('every edge is looked at once, however long the chain is', () => {
  const count = 200_000;
  let looks = 0;
  const successors = Array.from({ length: count }, (_, i) => {
    const next = [(i + 1) % count];
    return new Proxy(next, {
      get(target, key, receiver): unknown {
        if (key === '0') looks++;
        return Reflect.get(target, key, receiver);
      },
    });
  });
  expect(stronglyConnected(successors)).toHaveLength(1);
  expect(looks).toBe(count);
});
