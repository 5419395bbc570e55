import { compareVersions } from './newest-versions.js';
import { readNamed, removeFolders, taskOf } from './test-kit.js';

afterEach(removeFolders);

const record = (name: string, version: string | null): string =>
  JSON.stringify({ msdyn_name: name, msdyn_version: version, msdyn_mapping: taskOf() });

async function versions(files: Record<string, string>, allVersions = false): Promise<unknown> {
  const { workspace } = await readNamed(files, { allVersions });
  return {
    kept: workspace.projects.map(({ name, version }) => `${name} ${version}`),
    problems: workspace.problems.map(({ severity, file }) => `${severity} ${file}`),
  };
}

describe('of several versions of one map', () => {
  const files = {
    '1.json': record('Widgets', '1.0.0.10'),
    '2.json': record('widgets', '1.0.0.9'),
    '3.json': record('Gadgets', '1.0'),
  };

  it('the newest is kept, by number', async () => {
    expect(await versions(files)).toEqual({ kept: ['Widgets 1.0.0.10', 'Gadgets 1.0'], problems: [] });
  });

  it('all are kept when all are wanted', async () => {
    expect(await versions(files, true)).toEqual({
      kept: ['Widgets 1.0.0.10', 'widgets 1.0.0.9', 'Gadgets 1.0'],
      problems: [],
    });
  });

  it.each([[true], [false]])(
    'two of the same version are a problem, and the first is kept (all versions: %s)',
    async (all) => {
      const twice = {
        'a.json': record('Widgets', '1.0'),
        'b.json': record('Widgets', '1.0.0.0'),
        'c.json': record('Widgets', '1.0'),
      };
      expect(await versions(twice, all)).toEqual({ kept: ['Widgets 1.0'], problems: ['error b.json', 'error c.json'] });
    },
  );

  it('one without a version is neither newer nor older, and a problem only when it is there twice', async () => {
    const mixed = {
      'a.json': record('Widgets', '1.0'),
      'b.json': record('Widgets', null),
      'c.json': record('Widgets', null),
    };
    expect(await versions(mixed)).toEqual({ kept: ['Widgets 1.0', 'Widgets null'], problems: ['error c.json'] });
  });
});

it.each([
  ['1.0.0.10', '1.0.0.9', 1],
  ['2', '10', -1],
  ['1.0', '1.0.0.0', 0],
  ['1.0.a', '1.0.b', -1],
])('compares %s with %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
  expect(Math.sign(compareVersions(b, a))).toBe(-sign + 0);
});
