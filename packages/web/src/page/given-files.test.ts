import type { GivenFile } from '../messages.js';
import { join } from './given-files.js';

function files(...paths: readonly string[]): readonly GivenFile[] {
  return paths.map((path) => ({ path, file: new File([], 'a file') }));
}

function given(...paths: readonly string[]): Map<string, GivenFile> {
  return new Map(files(...paths).map((each) => [each.path, each]));
}

it('puts the later file in the place of the earlier one, and tells so', () => {
  const all = given('a.json', 'maps/a.json');
  const more = files('a.json', 'maps/a.json', 'maps/b.json');
  expect(join(all, more)).toEqual(['a.json', 'maps/a.json']);
  expect([...all.values()]).toEqual(more);
});

it('gives another name to a folder that is called as a file is, and the other way round', () => {
  const all = given('maps', 'maps (2)', 'data.v1/a.json');
  expect(join(all, files('maps/a.json', 'maps/b/c.json', 'data.v1'))).toEqual([]);
  expect([...all.keys()]).toEqual([
    'maps',
    'maps (2)',
    'data.v1/a.json',
    'maps (3)/a.json',
    'maps (3)/b/c.json',
    'data (2).v1',
  ]);
  expect(all.get('maps (3)/a.json')?.path).toBe('maps (3)/a.json');
});
