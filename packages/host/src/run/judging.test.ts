import type { MapFacts, Validator } from '@dipv/core';
import { Judging } from './judging.js';

const map = (file: string): MapFacts => ({ name: file, isDualWrite: true, file, legs: [] });
const validator = {
  judge: (maps) => maps.map(({ file }, leg) => [{ leg, code: 'X', answer: { told: file } }]),
} satisfies Pick<Validator, 'judge'> as Partial<Validator> as Validator;

it('judges the maps of all workers in the order of their files, and tells a worker that comes again the same', async () => {
  const judging = new Judging(2, validator);
  const second = judging.come(2, [map('a.json'), map('c.zip!/1.json')]);
  const first = await judging.come(1, [map('b.json')]);
  expect(first).toEqual([[{ leg: 1, code: 'X', answer: { told: 'b.json' } }]]);
  expect((await second).map(([each]) => each?.leg)).toEqual([0, 2]);
  expect(await judging.come(1, [map('b.json')])).toEqual(first);
  expect(judging.isLost).toBe(false);
});

it('tells those that wait for a lost worker, and knows that it did', async () => {
  const judging = new Judging(2, validator);
  const waiting = judging.come(1, [map('a.json')]);
  judging.lose(2);
  expect([await waiting, judging.isLost]).toEqual([[], true]);
});

it('misses nothing where a worker is lost and no other asks, as those that read everything do not', () => {
  const judging = new Judging(2, validator);
  judging.lose(2);
  expect(judging.isLost).toBe(false);
});
