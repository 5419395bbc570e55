import type { Judgement, MapFacts, Validator } from '@dipv/core';
import { Judging } from './judging.js';

const map = (file: string): MapFacts => ({ name: file, isDualWrite: true, file, legs: [] });

/** Says of each map which ones it was judged with. */
const judge = (maps: readonly MapFacts[]): readonly (readonly Judgement[])[] =>
  maps.map(() => [{ leg: 0, code: 'X', answer: { told: maps.map(({ file }) => file).join(' ') } }]);
const start = (count: number) => new Judging(count, { judge } as unknown as Validator);

describe('Judging', () => {
  it('judges the maps of all workers together, in the order of their files', async () => {
    const judging = start(2);
    const first = judging.come(1, [map('b.json')]);
    const second = judging.come(2, [map('a.json')]);
    expect(await first).toMatchObject([[{ answer: { told: 'a.json b.json' } }]]);
    expect(await second).toMatchObject([[{ answer: { told: 'a.json b.json' } }]]);
    judging.leave(1);
    expect(judging.isLost).toBe(false);
  });

  it.each(['before', 'after'])('lets nobody wait for a worker that ended %s the others came', async (when) => {
    const judging = start(2);
    if (when === 'before') judging.leave(2);
    const first = judging.come(1, [map('b.json')]);
    if (when === 'after') judging.leave(2);
    expect(await first).toEqual([]);
    expect(judging.isLost).toBe(true);
  });

  it('has lost nothing where no worker tells of its maps, since each reads all of them or nobody asks', () => {
    const judging = start(2);
    judging.leave(1);
    judging.leave(2);
    expect(judging.isLost).toBe(false);
  });
});
