import type { Validator } from '@dipv/core';
import type { PlacedFacts } from './judge-together.js';
import { Judging } from './judging.js';

const map = (file: string, input = file): PlacedFacts => {
  return { map: { name: file, isDualWrite: true, file, legs: [] }, input };
};
const validator = {
  judge: (maps) => maps.map(({ file }, leg) => [{ leg, code: 'X', answer: { told: file } }]),
} satisfies Pick<Validator, 'judge'> as Partial<Validator> as Validator;

it('judges the maps of all workers in the order of their files, and tells a worker that comes again the same', async () => {
  const judging = new Judging(2, validator);
  const second = judging.come(2, [map('a.json'), map('c.zip!/1.json', 'c.zip')]);
  const first = await judging.come(1, [map('b.json')]);
  expect(first).toEqual([[{ leg: 1, code: 'X', answer: { told: 'b.json' } }]]);
  expect((await second).map(([each]) => each?.leg)).toEqual([0, 2]);
  expect(await judging.come(1, [map('b.json')])).toEqual(first);
  expect(judging.isLost).toBe(false);
});

it('takes no folder for an archive, whose name ends as that of an archive does in the names of its files', async () => {
  const judging = new Judging(2, validator);
  const second = judging.come(2, [map('b!/x.json')]);
  const first = await judging.come(1, [map('b!.json'), map('b!.zip!/a.json', 'b!.zip')]);
  expect([...first, ...(await second)].map(([each]) => each?.leg)).toEqual([0, 1, 2]);
});

it('tells those that wait for a lost worker, and knows that it did', async () => {
  const judging = new Judging(2, validator);
  const waiting = judging.come(1, [map('a.json')]);
  judging.lose(2);
  expect([await waiting, judging.isLost]).toEqual([[], true]);
});

it('lets nobody wait for a worker that ended before, and takes none for lost that came', async () => {
  const judging = new Judging(2, validator);
  judging.lose(2);
  expect([await judging.come(1, [map('a.json')]), judging.isLost]).toEqual([[], true]);
  const whole = new Judging(1, validator);
  await whole.come(1, [map('a.json')]);
  whole.lose(1);
  expect(whole.isLost).toBe(false);
});

it('misses nothing where a worker is lost and no other asks, as those that read everything do not', () => {
  const judging = new Judging(2, validator);
  judging.lose(2);
  expect(judging.isLost).toBe(false);
});
