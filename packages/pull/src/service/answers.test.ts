import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test-data/fake-service.js';
import { Answers } from './answers.js';

it('keeps answers for the next run, and asks anew for one that is not whole', async () => {
  const folder = temporaryFolder();
  let asked = 0;
  const ask = () => Promise.resolve({ count: ++asked });
  const first = new Answers(folder);
  expect(await first.of('a', ask)).toEqual({ count: 1 });
  expect(await first.of('a', ask)).toEqual({ count: 1 });
  expect(first).toMatchObject({ kept: 0, fetched: 1 });
  const second = new Answers(folder);
  expect(await second.of('a', ask)).toEqual({ count: 1 });
  expect(second).toMatchObject({ kept: 1, fetched: 0 });
  const [file = ''] = readdirSync(folder);
  expect(file).toMatch(/\.answer$/); // which no reader looks at
  const { length } = readFileSync(join(folder, file));
  for (let size = length - 1; size >= 0; size--) {
    truncateSync(join(folder, file), size);
    expect(await new Answers(folder).of('a', ask)).toEqual({ count: asked });
  }
  expect(asked).toBe(length + 1);
});
